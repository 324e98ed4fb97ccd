// Numbering the workforce: who is projected, by whose statements, and the names of chance.
#include "permille/workforce/parameters.hpp"

#include <algorithm>

#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"
#include "structure.hpp"

namespace permille::workforce {
namespace {

/// A part of the cadre, or where it states none, its sum's; and the id of the one that stated it.
template <class T>
struct Statement {
    const T* value = nullptr;
    std::string by;
};
template <class T>
Statement<T> stated(const CadreEntry& cadre, const CadreEntry* sum, std::optional<T> Cadre::*member) {
    if (cadre.value.*member) return {&*(cadre.value.*member), cadre.id};
    if (sum != nullptr && sum->value.*member) return {&*(sum->value.*member), sum->id};
    return {};
}

LeavingParameters number_leaving(const Leaving& leaving, ParameterRegister& numbers) {
    const Parameter county = numbers.add(leaving.hazard_per_year);
    return {.county = county,
            .township = leaving.township_per_year ? numbers.add(*leaving.township_per_year) : county,
            .young_ratio = numbers.add(leaving.young_ratio),
            .moves_up_share = numbers.add(leaving.moves_up_share),
            .multiplier = numbers.add(leaving.multiplier)};
}

RetirementParameters number_retirement(const Retirement& retirement, ParameterRegister& numbers) {
    RetirementParameters out{.women_share = numbers.add(retirement.women_share),
                             .women_age = numbers.add(retirement.women_age),
                             .men_age = numbers.add(retirement.men_age),
                             .spread_years = numbers.add(retirement.spread_years),
                             .rehired_share = numbers.add(retirement.rehired_share),
                             .rehired_years = numbers.add(retirement.rehired_years),
                             .shift_years = numbers.add(retirement.shift_years),
                             .extra_rehired_share = numbers.add(retirement.extra_rehired_share),
                             .shifted = !numbers.surely_zero(retirement.shift_years)};
    for (const Parameter number : {out.women_share, out.women_age, out.men_age, out.spread_years, out.rehired_share,
                                   out.rehired_years, out.shift_years, out.extra_rehired_share})
        out.every_year = out.every_year || number.stride != 0;
    return out;
}

RecruitmentParameters number_recruitment(const Recruitment& recruitment, const Calendar& calendar,
                                         ParameterRegister& numbers) {
    RecruitmentParameters out{.yield = numbers.add(recruitment.yield),
                              .entry_age_low = numbers.add(recruitment.entry_age_low),
                              .entry_age_high = numbers.add(recruitment.entry_age_high),
                              .extra_per_year = numbers.add(recruitment.extra_per_year),
                              .has_posts = recruitment.posts.has_value(),
                              .has_extra = !numbers.surely_zero(recruitment.extra_per_year)};
    if (recruitment.posts) out.posts = numbers.add(*recruitment.posts);
    const auto first = static_cast<int>(recruitment.first_month), last = static_cast<int>(recruitment.last_month);
    for (int month = first; month <= last; ++month)
        out.share_of_step[static_cast<std::size_t>(calendar.step_of_month(month))] += 1.0 / (last - first + 1);
    return out;
}

/// Builds the room's parameters section by section.
class Builder {
  public:
    Builder(const Map<Cadre>& cadres, const std::vector<Workplace>& workplaces, const Map<double>& town_people,
            const Tables& tables, const Calendar& calendar, ParameterRegister& numbers, UnitRegister& units,
            Issues& issues)
        : cadres_(cadres),
          workplaces_(workplaces),
          town_people_(town_people),
          tables_(tables),
          numbers_(numbers),
          units_(units),
          issues_(issues) {
        out_.calendar = calendar;
    }

    Parameters build() {
        if (workplaces_.empty()) workplaces_.push_back({.id = "county", .level = Level::county});
        number_facilities();
        for (const CadreEntry& cadre : cadres_)
            if (is_projected(cadres_, cadre)) number_cadre(cadre);
        number_sums();
        for (const CadreEntry& cadre : cadres_) number_qualifications(cadre);
        for (const CadreEntry& cadre : cadres_) number_pipelines(cadre);
        name_series();
        return std::move(out_);
    }

  private:
    void number_facilities();
    FacilityParameters number_facility(const Workplace& place);
    void number_cadre(const CadreEntry& cadre);
    KnownStaff known_staff(const Workplace& place, const CadreEntry& cadre);
    void number_sums();
    void number_qualifications(const CadreEntry& cadre);
    void number_pipelines(const CadreEntry& cadre);
    void name_series();

    const Map<Cadre>& cadres_;
    std::vector<Workplace> workplaces_;
    const Map<double>& town_people_;
    const Tables& tables_;
    ParameterRegister& numbers_;
    UnitRegister& units_;
    Issues& issues_;
    std::vector<int> caller_facility_;    // [facility] as the caller counts it
    std::vector<std::string> place_ids_;  // [facility]
    std::vector<std::string> qualification_ids_;
    Parameters out_;
};

void Builder::number_facilities() {
    out_.facility_at.resize(workplaces_.size());
    out_.towns = static_cast<int>(town_people_.size());
    for (int l = 0; l < levels; ++l) {
        for (std::size_t place = 0; place < workplaces_.size(); ++place) {
            if (static_cast<int>(workplaces_[place].level) != l) continue;
            out_.facility_at[place] = out_.facilities();
            out_.facility.push_back(number_facility(workplaces_[place]));
            caller_facility_.push_back(static_cast<int>(place));
            place_ids_.push_back(workplaces_[place].id);
        }
        out_.level_begin[static_cast<std::size_t>(l) + 1] = out_.facilities();
    }
}

FacilityParameters Builder::number_facility(const Workplace& place) {
    FacilityParameters out{.level = place.level, .declared = static_cast<int>(&place - workplaces_.data())};
    SharingPlace sharing{.level = static_cast<int>(place.level),
                         .town = town_people_.index_of(place.town),
                         .site = town_people_.index_of(place.site.empty() ? place.town : place.site)};
    // Places of one level in a town share its people.
    const auto in_its_town = [&](auto&& counts) {
        return static_cast<double>(std::count_if(workplaces_.begin(), workplaces_.end(), [&](const Workplace& other) {
            return other.level == place.level && other.town == place.town && counts(other);
        }));
    };
    if (sharing.town >= 0) sharing.same_town = in_its_town([](const Workplace&) { return true; });
    out_.sharing.push_back(sharing);
    if (place.weight) {
        out.weight = numbers_.add(*place.weight);
    } else if (place.level == Level::county) {
        out.weight = numbers_.add_certain(1);
    } else {
        const double* people = town_people_.find(place.town);
        expects(people != nullptr);
        // Only among those that state no weight: a what-if's new place with its own weight moves nobody at the others.
        const double beside = in_its_town([](const Workplace& other) { return !other.weight; });
        out.weight = numbers_.add_certain(std::max(*people / beside, 1.0));
    }
    return out;
}

KnownStaff Builder::known_staff(const Workplace& place, const CadreEntry& cadre) {
    if (const Number* own = place.staff.find(cadre.id))
        return {.of = KnownStaff::Of::cadre, .count = numbers_.add(*own)};
    if (const Number* of_sum = place.staff.find(cadre.value.part_of); of_sum != nullptr && !cadre.value.part_of.empty())
        return {.of = KnownStaff::Of::sum, .count = numbers_.add(*of_sum)};
    return {};
}

void Builder::number_cadre(const CadreEntry& cadre) {
    const CadreEntry* sum = sum_of(cadres_, cadre);
    CadreParameters out;
    out.base = register_stock(*cadre.value.base, numbers_);
    out.effective_share = numbers_.add(cadre.value.effective_share);

    const TierShares none{.county = 1};
    const auto tiers = stated(cadre, sum, &Cadre::tiers);
    const TierShares& shares = tiers.value != nullptr ? *tiers.value : none;
    out.level_share = {numbers_.add(shares.county), numbers_.add(shares.township), numbers_.add(shares.village)};

    const auto ages_row = stated(cadre, sum, &Cadre::ages);
    const AgeStructure* structure = ages_row.value != nullptr ? tables_.find(*ages_row.value) : nullptr;
    AgeStructure even{};
    add_band(even, {25, 54, true}, 1);
    double until = 0;
    for (std::size_t i = 0; i < out.ages_until.size(); ++i)
        out.ages_until[i] = until += structure != nullptr ? (*structure)[i] : even[i];
    out.ages_until.back() = 1;

    if (const auto growth = stated(cadre, sum, &Cadre::growth); growth.value != nullptr) {
        out.grows = true;
        out.growth = register_growth(*growth.value, "workforce." + growth.by, numbers_);
    }
    const auto leaving = stated(cadre, sum, &Cadre::leaving);
    Leaving nobody_leaves;
    nobody_leaves.hazard_per_year = 0;
    out.leaving = number_leaving(leaving.value != nullptr ? *leaving.value : nobody_leaves, numbers_);
    const auto retirement = stated(cadre, sum, &Cadre::retirement);
    Retirement usual;
    usual.women_share = 0.5;
    out.retirement = number_retirement(retirement.value != nullptr ? *retirement.value : usual, numbers_);
    const auto recruitment = stated(cadre, sum, &Cadre::recruitment);
    out.recruitment =
        number_recruitment(recruitment.value != nullptr ? *recruitment.value : Recruitment{}, out_.calendar, numbers_);
    if (recruitment.value != nullptr)
        out.recruitment.allocation = register_allocation(*recruitment.value, place_ids_, numbers_);
    out.recruitment.statement = cadres_.index_of(recruitment.by.empty() ? cadre.id : recruitment.by);

    out.recruits_unit = units_.add({"recruits", cadre.id});
    out.extra_recruits_unit = units_.add({"further recruits", cadre.id});
    for (const int place : caller_facility_) {
        out.known.push_back(known_staff(workplaces_[static_cast<std::size_t>(place)], cadre));
        out.staff_unit.push_back(units_.add({"staff", cadre.id, workplaces_[static_cast<std::size_t>(place)].id}));
    }
    out_.ids.push_back(cadre.id);
    out_.cadre.push_back(std::move(out));
}

void Builder::number_sums() {
    for (const CadreEntry& cadre : cadres_) {
        SumParameters sum;
        for (const CadreEntry& part : cadres_)
            if (part.value.part_of == cadre.id && out_.index_of(part.id) >= 0)
                sum.parts.push_back(out_.index_of(part.id));
        if (sum.parts.empty()) continue;
        for (const int part : sum.parts)
            out_.cadre[static_cast<std::size_t>(part)].sum = static_cast<int>(out_.sum.size());
        if (cadre.value.base) {
            sum.has_base = true;
            sum.base = register_stock(*cadre.value.base, numbers_);
        }
        out_.ids.push_back(cadre.id);
        out_.sum.push_back(std::move(sum));
    }
}

void Builder::number_qualifications(const CadreEntry& cadre) {
    const int of = out_.index_of(cadre.id);
    if (of < 0) return;
    for (const auto& [id, qualification] : cadre.value.qualifications) {
        if (!qualification.base) continue;
        const std::string name = "workforce." + cadre.id + "." + id;
        out_.qualification.push_back({.cadre = of,
                                      .base = register_stock(*qualification.base, numbers_),
                                      .growth = register_growth(qualification.growth, name, numbers_),
                                      .extra_training = numbers_.add(qualification.extra_training_per_year),
                                      .has_extra = !numbers_.surely_zero(qualification.extra_training_per_year),
                                      .unit = units_.add({"qualification", id}),
                                      .extra_unit = units_.add({"further training", id})});
        qualification_ids_.push_back(id);
    }
}

void Builder::number_pipelines(const CadreEntry& cadre) {
    const int of = out_.index_of(cadre.id);
    if (of < 0 || of >= out_.cadres()) return;
    for (const auto& [id, pipeline] : cadre.value.pipelines) {
        const Level level = level_served(pipeline, workplaces_);
        const auto l = static_cast<std::size_t>(level);
        if (out_.level_begin[l] == out_.level_begin[l + 1]) {
            issues_.add(pipeline.intake_per_year.place, "workforce." + cadre.id + ".pipelines." + id,
                        say(Phrase::pipeline_without_place));
            continue;
        }
        const auto qualification =
            std::find(qualification_ids_.begin(), qualification_ids_.end(), pipeline.qualification);
        PipelineParameters out{.cadre = of,
                               .qualification = qualification == qualification_ids_.end()
                                                    ? -1
                                                    : static_cast<int>(qualification - qualification_ids_.begin()),
                               .level = level,
                               .intake = numbers_.add(pipeline.intake_per_year),
                               .length_years = numbers_.add(pipeline.length_years),
                               .completion = numbers_.add(pipeline.completion),
                               .uptake = numbers_.add(pipeline.uptake),
                               .service_years = numbers_.add(pipeline.service_years),
                               .entry_age = numbers_.add(pipeline.entry_age),
                               .extra_intake = numbers_.add(pipeline.extra_intake),
                               .first_intake = static_cast<int>(pipeline.first_year) - out_.calendar.base_year,
                               .last_intake = static_cast<int>(pipeline.last_year) - out_.calendar.base_year,
                               .arrival_step = out_.calendar.step_of_month(static_cast<int>(pipeline.arrival_month)),
                               .within = pipeline.counting == Counting::within,
                               .has_extra = !numbers_.surely_zero(pipeline.extra_intake),
                               .unit = units_.add({"pipeline", cadre.id, id}),
                               .extra_unit = units_.add({"further students", cadre.id, id})};
        out_.pipeline.push_back(out);
    }
}

void Builder::name_series() {
    const auto add = [&](const std::string& id, std::initializer_list<const char*> endings) {
        for (const char* ending : endings) out_.series.push_back(id + ending);
    };
    const auto cadres = static_cast<std::ptrdiff_t>(out_.cadre.size());
    for (auto id = out_.ids.begin(); id != out_.ids.end(); ++id)
        if (id - out_.ids.begin() < cadres)
            add(*id, {"", ".recruited", ".retired", ".left", ".moved", ".rehired", ".completed", ".offers_clipped"});
        else
            add(*id, {""});
    for (const std::string& id : qualification_ids_) add(id, {"", ".trained", ".lost", ".training_clipped"});
    for (int q = 0; q < static_cast<int>(qualification_ids_.size()); ++q) {
        const bool brought = std::any_of(out_.pipeline.begin(), out_.pipeline.end(),
                                         [&](const PipelineParameters& one) { return one.qualification == q; });
        if (!brought) continue;
        out_.brought.push_back(q);
        add(qualification_ids_[static_cast<std::size_t>(q)], {".completed"});
    }
    out_.qualification_ids = qualification_ids_;
}

}  // namespace

int Parameters::index_of(std::string_view id) const {
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

bool Parameters::asks_for_need() const {
    return std::any_of(cadre.begin(), cadre.end(), [](const CadreParameters& one) {
        return one.recruitment.allocation.rule == Allocation::need ||
               (one.recruitment.has_extra && one.recruitment.allocation.of_extra == Allocation::need);
    });
}

Parameters build_parameters(const Map<Cadre>& cadres, const std::vector<Workplace>& workplaces,
                            const Map<double>& town_people, const Tables& tables, const Calendar& calendar,
                            ParameterRegister& numbers, UnitRegister& units, Issues& issues) {
    return Builder(cadres, workplaces, town_people, tables, calendar, numbers, units, issues).build();
}

}  // namespace permille::workforce
