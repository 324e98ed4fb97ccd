// The rules on what limits a row, each with its sentence.
#include "permille/indicators/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "outcome.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/baseline.hpp"
#include "permille/indicators/decomposition.hpp"
#include "permille/indicators/explanation.hpp"
#include "permille/indicators/figures.hpp"
#include "permille/plan/amount.hpp"
#include "service_limits.hpp"

namespace permille::indicators {
namespace {

constexpr double at_least_half = 0.5;

class Rules {
  public:
    Rules(const Scenario& scenario, const plan::Target& target, const Row& row, const Explanation& explained,
          const Decomposition* taken_apart, const simulation::Ensemble& ensemble,
          std::span<const std::int64_t> replications)
        : scenario_(scenario),
          target_(target),
          row_(row),
          explained_(explained),
          taken_apart_(taken_apart),
          ensemble_(ensemble),
          replications_(replications),
          criterion_(target, row.measure->years()) {}

    Limit of_row() const {
        switch (target_.kind) {
            case plan::Kind::rare_event: return rare_event();
            case plan::Kind::milestone: return unfinished();
            case plan::Kind::resource: break;
            case plan::Kind::service: return of_patients();
            case plan::Kind::demographic:
                if (target_.indicator->numerator == "births") return fertility();
                return projected_pace();
            default: return projected_pace();
        }
        // The rules below say what is missing; of a stock that must not grow so far, nothing is.
        if (!explained_.change || !criterion_.at_least()) return projected_pace();
        for (const auto rule :
             {&Rules::posts, &Rules::late, &Rules::denominator, &Rules::pace, &Rules::projects, &Rules::staff})
            if (auto found = (this->*rule)()) return *found;
        return projected_pace();
    }

  private:
    const Measure& measure() const { return *row_.measure; }
    int year() const { return year_of(target_, scenario_.horizon); }
    double median(int series, int t) const { return median(series, -1, t); }
    // Of what one series is above another, or of one alone.
    double median(int series, int less, int t) const {
        std::vector<double> values;
        for (const std::int64_t r : replications_) {
            const auto at = static_cast<std::size_t>(r);
            values.push_back(ensemble_.values(series, t)[at] - (less < 0 ? 0 : ensemble_.values(less, t)[at]));
        }
        return lower_median(values);  // as what is missing
    }
    double missing() const { return row_.shortfall ? row_.shortfall->median : 0; }
    // The row has already said which people.
    Text counted(double amount) const {
        const Text people = say(Phrase::unit_people);
        return plan::amount(grouped(amount), row_.unit.zh == people.zh ? people : row_.unit);
    }
    std::string a_year(double pace) const { return with_sign(pace, shown_decimals(target_) + 1); }
    bool of_staff() const { return scenario_.capacity.find(target_.indicator->numerator) == nullptr; }

    Limit rare_event() const {
        const double births = median(measure().denominator, measure().year);
        const double base = measure().base.value_or(0), most = criterion_.limit(base) * births / measure().per;
        if (!criterion_.met(measure().per / births, base))
            return {LimitRule::one_event, say(Phrase::limit_one_event, {grouped(births), year()})};
        return {LimitRule::event_rate,
                say(Phrase::limit_events,
                    {year(), grouped(median(measure().numerator, measure().year)), grouped(std::floor(most))})};
    }

    Limit fertility() const {
        const int women = position_of(ensemble_.series(), "women_15_49");
        if (women < 0 || measure().denominator < 0) return projected_pace();
        const int t = measure().year;
        const double births = median(measure().numerator, t), before = median(measure().numerator, 0);
        const double base = row_.years.front().median;
        const double wanted = criterion_.limit(base) * median(measure().denominator, t) / measure().per;
        const auto rate = [&](double of, int in) { return with_decimals(of / median(women, in) * 1000, 1); };
        Text sentence = say(Phrase::limit_births,
                            {grouped(wanted), grouped(births), rate(before, 0), rate(wanted, t), rate(births, t)});
        if (const auto past = row_.pace.historical; past && *past < 0) {
            const Text decline = say(Phrase::limit_birth_decline, {row_.past.years.front(), a_year(*past)});
            sentence = {sentence.zh + decline.zh, sentence.en + decline.en};
        }
        return {LimitRule::fertility, sentence};
    }

    Limit of_patients() const {
        const Median in_year = [&](const std::string& series, const std::string& less) {
            const int position = position_of(ensemble_.series(), series);
            const int taken = less.empty() ? -1 : position_of(ensemble_.series(), less);
            const bool recorded = position >= 0 && (less.empty() || taken >= 0);
            return recorded ? median(position, taken, measure().year) : std::nan("");
        };
        const double wanted = criterion_.limit(measure().base.value_or(row_.years.front().median));
        const Text missed = plan::amount(grouped(missing()), row_.unit);
        if (auto found = service_limit(scenario_, target_, in_year, wanted, missed)) return *found;
        return projected_pace();
    }

    Limit unfinished() const {
        if (explained_.projects.empty()) return projected_pace();
        const ProjectChance& hardest =
            *std::min_element(explained_.projects.begin(), explained_.projects.end(),
                              [](const ProjectChance& a, const ProjectChance& b) { return a.open < b.open; });
        return {LimitRule::unfinished,
                say(Phrase::limit_unfinished, {hardest.name, year(), percent(hardest.open), counted(missing())})};
    }

    std::optional<Limit> posts() const {
        const std::optional<double> established = established_posts();
        const double wanted = median(measure().numerator, measure().year) + missing();
        if (!established || *established >= wanted) return std::nullopt;
        return Limit{LimitRule::posts, say(Phrase::limit_posts, {grouped(*established), grouped(wanted)})};
    }

    // Of the cadre, or of all parts of a sum; nothing where one of them has no limit.
    std::optional<double> established_posts() const {
        const std::string& counted = target_.indicator->numerator;
        const workforce::Cadre* whole = scenario_.workforce.find(counted);
        if (whole == nullptr) return std::nullopt;
        const auto posts_of = [&](const workforce::Cadre& cadre) -> std::optional<double> {
            if (!cadre.recruitment || !cadre.recruitment->posts) return std::nullopt;
            return cadre.recruitment->posts->mean_in(year());
        };
        if (const auto own = posts_of(*whole)) return own;
        double sum = 0;
        bool any = false;
        for (const auto& [id, cadre] : scenario_.workforce) {
            if (cadre.part_of != counted) continue;
            const auto part = posts_of(cadre);
            if (!part) return std::nullopt;
            sum += *part;
            any = true;
        }
        return any ? std::optional(sum) : std::nullopt;
    }

    std::optional<Limit> late() const {
        const auto& against = explained_.change->against_plan;
        if (against.size() != 3 || !explained_.change->missed_gap) return std::nullopt;
        const double lost = -(against[1].missed + against[2].missed);
        if (lost < *explained_.change->missed_gap) return std::nullopt;
        double opened = 0;
        for (const PartBand& part : explained_.change->parts)
            if (part.kind == FlowKind::opened) opened = part.units.median;
        return Limit{LimitRule::late,
                     say(Phrase::limit_late, {counted(against[0].units.median), counted(opened), counted(missing())})};
    }

    std::optional<Limit> denominator() const {
        const PartedChange& change = *explained_.change;
        if (!change.denominator || !(change.denominator_growth->median > 0)) return std::nullopt;
        const Outcomes outcomes(ensemble_, measure(), criterion_, measure().year);
        double met = 0;
        for (std::size_t i = 0; i < replications_.size(); ++i) {
            double value = outcomes.value(replications_[i]);
            for (const Part& part : taken_apart_->parts)
                if (part.side == Side::denominator) value -= part.value[i];
            met += criterion_.met(value, outcomes.base(replications_[i])) ? 1 : 0;
        }
        if (met < at_least_half * static_cast<double>(replications_.size())) return std::nullopt;
        const std::string grew = with_decimals(change.denominator_growth->median * 100, 1) + "%";
        return Limit{LimitRule::denominator,
                     say(Phrase::limit_growth_of,
                         {stock_name(scenario_, target_.indicator->denominator), grew, counted(missing())})};
    }

    std::optional<Limit> pace() const {
        const double ahead = criterion_.at_least() ? 1 : -1;
        if (!row_.pace.required || !row_.pace.historical) return std::nullopt;
        const double required = *row_.pace.required * ahead, past = *row_.pace.historical * ahead;
        if (required <= 0 || required <= unmatched_pace * std::max(past, 0.0)) return std::nullopt;
        const Text tail = of_staff() ? say(Phrase::limit_balance, {grouped(came()), grouped(went()), net(), goal()})
                                     : say(Phrase::limit_stock_needed, {counted(gain()), counted(gain() + missing())});
        const Text sentence = say(Phrase::limit_pace, {a_year(*row_.pace.required), a_year(*row_.pace.historical)});
        return Limit{LimitRule::pace, with_correction({sentence.zh + tail.zh, sentence.en + tail.en})};
    }

    std::optional<Limit> projects() const {
        if (of_staff()) return std::nullopt;
        const PartedChange& change = *explained_.change;
        if (change.against_plan.empty())
            return Limit{
                LimitRule::no_project,
                with_correction(say(Phrase::limit_no_project, {counted(came() - went()), counted(gain() + missing())}),
                                Phrase::limit_observed_beside)};
        double opened = 0, grown = 0;
        for (const PartBand& part : change.parts) {
            if (part.kind == FlowKind::opened) opened = part.units.median;
            if (part.kind == FlowKind::grown || part.kind == FlowKind::added) grown += part.units.median;
        }
        return Limit{LimitRule::small_projects,
                     with_correction(say(Phrase::limit_small_projects,
                                         {counted(opened), counted(grown),
                                          counted(std::round(opened) + std::round(grown) + corrected() + missing())}),
                                     Phrase::limit_observed_beside)};
    }

    // Rounded first, so that a reader's subtraction comes out.
    double came() const { return std::round(explained_.change->came); }
    double went() const { return std::round(explained_.change->went); }
    double corrected() const { return std::round(explained_.change->corrected); }
    double gain() const { return came() - went() + corrected(); }
    std::string net() const { return grouped(gain()); }
    std::string goal() const { return grouped(gain() + missing()); }
    // What observed counts corrected neither came nor went, and is told where there is any.
    Text with_correction(Text sentence, Phrase correction = Phrase::limit_of_observed) const {
        if (corrected() == 0) return sentence;
        const Text tail = say(correction, {with_sign(corrected(), 0)});
        return {sentence.zh + tail.zh, sentence.en + tail.en};
    }

    std::optional<Limit> staff() const {
        const PartedChange& change = *explained_.change;
        if (change.came <= 0 && change.went <= 0) return std::nullopt;
        // Losses are the limit where many go and nobody going would be enough; else too few come.
        const bool outflow = change.went >= at_least_half * change.came && went() >= missing();
        return Limit{outflow ? LimitRule::outflow : LimitRule::inflow,
                     with_correction(say(outflow ? Phrase::limit_outflow : Phrase::limit_inflow,
                                         {grouped(came()), grouped(went()), net(), goal()}))};
    }

    Limit projected_pace() const {
        // Where the plan prints no base, the pace is asked from the simulated one; both go from the last observed year.
        const int from =
            row_.past.years.empty() ? 0 : row_.past.years.back() - static_cast<int>(scenario_.horizon.base);
        const double base = from > 0 ? row_.years[static_cast<std::size_t>(from)].median
                                     : measure().base.value_or(row_.years.front().median),
                     years = from > 0 ? measure().year - from : measure().years();
        const double required = row_.pace.required.value_or((criterion_.limit(base) - base) / years);
        const double projected = (row_.years[static_cast<std::size_t>(measure().year)].median - base) / years;
        return {LimitRule::pace, say(Phrase::limit_pace_projected, {a_year(required), a_year(projected)})};
    }

    const Scenario& scenario_;
    const plan::Target& target_;
    const Row& row_;
    const Explanation& explained_;
    const Decomposition* taken_apart_;
    const simulation::Ensemble& ensemble_;
    std::span<const std::int64_t> replications_;
    Criterion criterion_;
};

}  // namespace

Limit limit_on(const Scenario& scenario, const plan::Target& target, const Row& row, const Explanation& explained,
               const Decomposition* taken_apart, const simulation::Ensemble& ensemble,
               std::span<const std::int64_t> replications) {
    const bool missed = row.verdict == Verdict::at_risk || row.verdict == Verdict::out_of_reach;
    if (!row.measure || !missed) return {};
    return Rules(scenario, target, row, explained, taken_apart, ensemble, replications).of_row();
}

}  // namespace permille::indicators
