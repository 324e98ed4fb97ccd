// Changes of ratios, flow by flow.
#include "permille/indicators/decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "permille/indicators/criterion.hpp"

namespace permille::indicators {
namespace {

using Numbers = std::vector<double>;  // [replication]

// What a row counts in numerator or denominator, and what it changed by.
struct Amount {
    FlowKind kind = FlowKind::whole;
    Numbers amount;
};

class Reader {
  public:
    Reader(const Scenario& scenario, const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications,
           int year)
        : scenario_(scenario), ensemble_(ensemble), replications_(replications), year_(year) {}

    std::size_t size() const { return replications_.size(); }
    Numbers stock(int series, int year) const {
        Numbers out(size(), 0.0);
        add(out, series, year, 1);
        return out;
    }
    Numbers difference(int series) const {
        Numbers out = stock(series, year_);
        add(out, series, 0, -1);
        return out;
    }

    // What adds up to the change of a stock; the births of a year are no stock and are taken apart by the mothers.
    std::vector<Amount> amounts(int series) const {
        const std::string& id = ensemble_.series()[static_cast<std::size_t>(series)];
        if (id == "births") return births(series);
        std::vector<Amount> out;
        for (const Flow& flow : flows_of(scenario_, ensemble_.series(), id))
            out.push_back({flow.kind, summed(flow, id == "mean_residents")});
        if (out.empty()) out.push_back({FlowKind::whole, difference(series)});
        return out;
    }

    // What projects were to open by the row's year, what of it is late, and what never comes.
    std::vector<Amount> against_plan(int series) const {
        const std::string& id = ensemble_.series()[static_cast<std::size_t>(series)];
        const int planned = position_of(ensemble_.series(), id + ".planned");
        const int not_built = position_of(ensemble_.series(), id + ".not_built");
        const int opened = position_of(ensemble_.series(), id + ".opened");
        if (planned < 0 || not_built < 0 || opened < 0) return {};
        std::vector<Amount> out{{FlowKind::planned, stock(planned, year_)},
                                {FlowKind::late, summed({FlowKind::opened, 1, {opened}}, false)},
                                {FlowKind::not_built, Numbers(size(), 0.0)}};
        add(out[2].amount, not_built, year_, -1);
        for (std::size_t i = 0; i < size(); ++i) out[1].amount[i] -= out[0].amount[i] + out[2].amount[i];
        return out;
    }

  private:
    void add(Numbers& out, int series, int year, double factor) const {
        const auto values = ensemble_.values(series, year);
        for (std::size_t i = 0; i < size(); ++i) out[i] += factor * values[static_cast<std::size_t>(replications_[i])];
    }

    // Over the years; of a mean of two year ends the last year counts for one half.
    Numbers summed(const Flow& flow, bool of_means) const {
        Numbers out(size(), 0.0);
        for (int t = 1; t <= year_; ++t)
            for (const int series : flow.series)
                add(out, series, t, of_means && t == year_ ? flow.sign / 2 : flow.sign);
        return out;
    }

    std::vector<Amount> births(int series) const {
        const int women_series = position_of(ensemble_.series(), "women_15_49");
        const Numbers change = difference(series);
        if (women_series < 0) return {{FlowKind::whole, change}};
        const Numbers before = stock(series, 0), after = stock(series, year_);
        const Numbers women_before = stock(women_series, 0), women_after = stock(women_series, year_);
        Amount women{FlowKind::women, Numbers(size())}, each{FlowKind::births_per_woman, Numbers(size())};
        for (std::size_t i = 0; i < size(); ++i) {
            const double one = before[i] / women_before[i], other = after[i] / women_after[i];
            women.amount[i] = (women_after[i] - women_before[i]) * (one + other) / 2;
            each.amount[i] = (other - one) * (women_before[i] + women_after[i]) / 2;
        }
        return {std::move(women), std::move(each)};
    }

    const Scenario& scenario_;
    const simulation::Ensemble& ensemble_;
    std::span<const std::int64_t> replications_;
    int year_;
};

bool nothing(const Amount& amount) {
    return std::all_of(amount.amount.begin(), amount.amount.end(), [](double value) { return value == 0; });
}

// The weights of the two terms, [replication].
struct Weights {
    Numbers of_numerator;    // row's unit for a unit of the numerator
    Numbers of_denominator;  // row's unit for a unit of the denominator
};

Weights weights_of(const Measure& measure, const Numbers& above0, const Numbers& above1, const Numbers& below0,
                   const Numbers& below1) {
    Weights weights{Numbers(above0.size()), Numbers(above0.size(), 0.0)};
    for (std::size_t i = 0; i < above0.size(); ++i) {
        if (measure.denominator < 0) {
            weights.of_numerator[i] = measure.per / measure.whole;
            continue;
        }
        weights.of_numerator[i] = (1 / below0[i] + 1 / below1[i]) / 2 * measure.per;
        weights.of_denominator[i] = -(above0[i] + above1[i]) / 2 / (below0[i] * below1[i]) * measure.per;
    }
    return weights;
}

Part part_of(Side side, Amount amount, const Weights& weights) {
    Part part{side, amount.kind, std::move(amount.amount), {}};
    part.value.resize(part.units.size());
    for (std::size_t i = 0; i < part.units.size(); ++i) {
        const double weight = (side == Side::numerator ? weights.of_numerator : weights.of_denominator)[i];
        part.value[i] = part.units[i] * weight;
        if (side == Side::denominator) part.units[i] = part.value[i] / weights.of_numerator[i];
    }
    return part;
}

bool has_parts(const plan::Target& target, const Measure& measure) {
    const bool kind = target.kind == plan::Kind::resource || target.kind == plan::Kind::demographic;
    return kind && measure.counted;
}

}  // namespace

std::optional<Decomposition> decompose(const Scenario& scenario, const plan::Target& target, const Measure& measure,
                                       const simulation::Ensemble& ensemble,
                                       std::span<const std::int64_t> replications) {
    if (!has_parts(target, measure)) return std::nullopt;
    const Reader reader(scenario, ensemble, replications, measure.year);
    const Numbers above0 = reader.stock(measure.numerator, 0), above1 = reader.stock(measure.numerator, measure.year);
    Numbers below0(reader.size(), measure.whole), below1 = below0;
    if (measure.denominator >= 0) {
        below0 = reader.stock(measure.denominator, 0);
        below1 = reader.stock(measure.denominator, measure.year);
    }
    const Weights weights = weights_of(measure, above0, above1, below0, below1);
    const Criterion criterion(target, measure.years());

    Decomposition out;
    out.units = reader.difference(measure.numerator);
    for (std::size_t i = 0; i < reader.size(); ++i) {
        const double base = measure.value(above0[i], below0[i]);
        out.change.push_back(measure.value(above1[i], below1[i]) - base);
        out.required.push_back(criterion.limit(base) - base);
    }
    const auto add = [&](Side side, std::vector<Amount> amounts) {
        for (Amount& amount : amounts)
            if (!nothing(amount)) out.parts.push_back(part_of(side, std::move(amount), weights));
    };
    add(Side::numerator, reader.amounts(measure.numerator));
    if (measure.denominator >= 0) add(Side::denominator, reader.amounts(measure.denominator));
    for (Amount& amount : reader.against_plan(measure.numerator))
        out.against_plan.push_back(part_of(Side::numerator, std::move(amount), weights));
    return out;
}

}  // namespace permille::indicators
