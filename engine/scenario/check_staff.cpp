// Rules across the fields of the workforce section.
#include <algorithm>
#include <cmath>
#include <optional>

#include "checker.hpp"
#include "permille/describe/number.hpp"

namespace permille {
namespace {

using workforce::Cadre;

std::string path_of(const std::string& id) {
    return "workforce." + id;
}

bool has_parts(const Map<Cadre>& cadres, std::string_view id) {
    return std::any_of(cadres.begin(), cadres.end(), [&](const auto& entry) { return entry.value.part_of == id; });
}

// The sum that a cadre is a part of, or null.
const Cadre* sum_of(const Map<Cadre>& cadres, const Cadre& cadre) {
    return cadre.part_of.empty() ? nullptr : cadres.find(cadre.part_of);
}

// Whether the cadre stands alone or is a part of a sum as it should be. What follows from a wrong one is not reported.
bool check_part_of(Checker& checker, const std::string& id, const Cadre& cadre) {
    if (cadre.part_of.empty()) return true;
    const Map<Cadre>& cadres = checker.scenario.workforce;
    const std::string path = path_of(id) + ".part_of";
    checker.must_exist(path, cadre.part_of, Phrase::noun_cadre, ids_of(cadres));
    const Cadre* sum = sum_of(cadres, cadre);
    if (cadre.part_of == id)
        checker.mistake(path, say(Phrase::part_of_itself));
    else if (sum && !sum->part_of.empty())
        checker.mistake(path, say(Phrase::part_of_part, {cadre.part_of, sum->part_of}));
    return cadre.part_of != id && sum && sum->part_of.empty();
}

// A stock's amount and its unit: `rest` has none, all others need one.
void check_amount(Checker& checker, const std::string& path, const StockBase& base) {
    checker.one_value(base.amount);
    const bool written = checker.written(path + ".amount");
    // 0 is what the normal form writes for it.
    if (base.unit == StockUnit::rest && written && checker.certain(base.amount) != 0.0)
        checker.mistake(path + ".amount", say(Phrase::amount_beside_rest));
    if (base.unit != StockUnit::rest && !written) checker.mistake(path, say(Phrase::amount_missing));
}

// Whether a base is a number of its own, or what it takes of its sum's.
bool of_whole(const StockBase& base) {
    return base.unit == StockUnit::share || base.unit == StockUnit::rest;
}

void check_base(Checker& checker, const std::string& id, const Cadre& cadre) {
    if (!cadre.base) return;
    const std::string path = path_of(id) + ".base";
    check_amount(checker, path, *cadre.base);
    if (of_whole(*cadre.base) && cadre.part_of.empty())
        checker.mistake(path + ".in", say(Phrase::unit_of_parts, {name_of(cadre.base->unit)}));
}

// The parts of a sum with a base divide it: one of them takes the rest, and with it the parts that state no base.
void check_division(Checker& checker, const std::string& id, const std::vector<std::string>& parts) {
    const Map<Cadre>& cadres = checker.scenario.workforce;
    const std::optional<double> whole = checker.certain_count(*cadres.find(id)->base);
    std::string rest;
    CertainSum shares, counts;
    for (const std::string& part_id : parts) {
        const auto& base = cadres.find(part_id)->base;
        if (!base) continue;
        if (base->unit == StockUnit::rest) {
            if (!rest.empty()) checker.mistake(path_of(part_id) + ".base.in", say(Phrase::second_rest, {rest}));
            rest = part_id;
        } else if (base->unit == StockUnit::share) {
            shares.add(checker.certain(base->amount));
        } else {
            counts.add(checker.certain_count(*base));
        }
    }
    const std::string path = path_of(id) + ".base";
    if (rest.empty()) checker.mistake(path, say(Phrase::rest_missing));
    if (shares.exceeds(1))
        checker.mistake(path, say(Phrase::shares_above_one, {shares.printed()}));
    else if (whole && shares.certain && counts.exceeds(*whole * (1 - shares.sum)))
        checker.mistake(path, say(Phrase::parts_above_sum, {counts.printed(), as_printed(*whole * (1 - shares.sum))}));
}

// The parts of a sum without a base are counted by themselves, all of them or none: a sum of some would look whole.
void check_counted(Checker& checker, const std::string& id, const std::vector<std::string>& parts) {
    const auto counted = [&](const std::string& part) {
        const auto& base = checker.scenario.workforce.find(part)->base;
        return base && !of_whole(*base);
    };
    if (std::none_of(parts.begin(), parts.end(), counted)) return;
    for (const std::string& part : parts)
        if (!counted(part)) checker.mistake(path_of(part), say(Phrase::part_not_counted, {id}));
}

// A sum has no people of its own.
void check_sum(Checker& checker, const std::string& id, const Cadre& sum) {
    std::vector<std::string> parts;
    for (const auto& [part_id, part] : checker.scenario.workforce)
        if (part.part_of == id && part_id != id) parts.push_back(part_id);
    if (sum.base)
        check_division(checker, id, parts);
    else
        check_counted(checker, id, parts);
    const std::string path = path_of(id);
    // What the normal form writes for a sum says nothing: everybody works full time, and nobody is trained.
    const auto refuse = [&](std::string_view key, bool says_something) {
        if (const std::string at = path + "." + std::string(key); checker.written(at) && says_something)
            checker.mistake(at, say(Phrase::stated_at_sum, {id, key}));
    };
    refuse("effective_share", checker.certain(sum.effective_share) != 1.0);
    refuse("pipelines", !sum.pipelines.empty());
}

// What a cadre needs to be projected, its own or its sum's.
void check_complete(Checker& checker, const std::string& id, const Cadre& cadre) {
    const Cadre* sum = sum_of(checker.scenario.workforce, cadre);
    if (!cadre.base || (of_whole(*cadre.base) && sum && !sum->base)) return;
    const auto need = [&](std::string_view key, bool has) {
        if (!has)
            checker.mistake(path_of(id), say(sum ? Phrase::part_lacks : Phrase::cadre_lacks, {key, cadre.part_of}));
    };
    need("growth", cadre.growth || (sum && sum->growth));
    need("leaving", cadre.leaving || (sum && sum->leaving));
    need("retirement", cadre.retirement || (sum && sum->retirement));
    need("recruitment", cadre.recruitment || (sum && sum->recruitment));
    need("ages", cadre.ages || (sum && sum->ages));
}

// Staff per resident of the base year; nothing where that is not told by the numbers at hand.
std::optional<double> per_resident(Checker& checker, const StockBase& base) {
    const auto people = checker.certain(checker.scenario.population.base);
    const double amount = base.amount.mean_in(static_cast<int>(checker.scenario.horizon.base));
    switch (base.unit) {
        case StockUnit::count: return people && *people > 0 ? std::optional(amount / *people) : std::nullopt;
        case StockUnit::per_1000: return amount / 1000;
        case StockUnit::per_10000: return amount / 10'000;
        default: return std::nullopt;
    }
}

// A growth under which the horizon would end with more staff than people is a slip of the pen, and a run would take
// their arrivals one by one.
void check_growth(Checker& checker, const std::string& id, const Cadre& cadre) {
    if (!cadre.base || !cadre.growth) return;
    const auto share = per_resident(checker, *cadre.base);
    if (!share || !(*share > 0)) return;
    const Horizon& horizon = checker.scenario.horizon;
    double log_growth = 0, slowed = 1;
    for (auto year = static_cast<int>(horizon.base) + 1; year <= horizon.target; ++year) {
        log_growth += cadre.growth->log_per_year.mean_in(year) * slowed;
        slowed *= cadre.growth->damping.mean_in(year);
    }
    const double times = std::exp(log_growth);
    if (*share * times > 1)
        checker.mistake(
            path_of(id) + ".growth.log_per_year",
            say(Phrase::growth_beyond_people, {horizon.target, shortest_text(std::round(times * 10) / 10)}));
}

// Whether beds are staffed by the cadre, or by a sum that it is a part of: only of these a workload is known.
bool looks_after_patients(const Scenario& scenario, const std::string& id) {
    const Cadre* cadre = scenario.workforce.find(id);
    if (!scenario.staffing || cadre == nullptr) return false;
    return std::any_of(scenario.workforce.begin(), scenario.workforce.end(), [&](const auto& entry) {
        if (entry.id != scenario.staffing->physicians && entry.id != scenario.staffing->nurses) return false;
        return entry.id == id || entry.id == cadre->part_of;
    });
}

void check_recruitment(Checker& checker, const std::string& id, const workforce::Recruitment& recruitment) {
    const std::string path = path_of(id) + ".recruitment";
    check_allocation(checker, path, recruitment,
                     looks_after_patients(checker.scenario, id) ? Text{} : say(Phrase::need_of_others, {id}));
    checker.in_order(path + ".last_month", static_cast<double>(recruitment.first_month),
                     static_cast<double>(recruitment.last_month));
    const auto low = checker.certain(recruitment.entry_age_low), high = checker.certain(recruitment.entry_age_high);
    if (low && high) checker.in_order(path + ".entry_age_high", *low, *high);
}

void check_pipelines(Checker& checker, const std::string& id, const Cadre& cadre) {
    std::vector<std::string_view> known = ids_of(cadre.qualifications);
    if (const Cadre* sum = sum_of(checker.scenario.workforce, cadre))
        for (const auto& [qualification, unused] : sum->qualifications) known.push_back(qualification);
    for (const auto& [pipeline_id, pipeline] : cadre.pipelines) {
        const std::string path = path_of(id) + ".pipelines." + pipeline_id;
        checker.must_exist(path + ".qualification", pipeline.qualification, Phrase::noun_qualification, known);
        checker.in_order(path + ".last_year", static_cast<double>(pipeline.first_year),
                         static_cast<double>(pipeline.last_year));
    }
}

void check_qualifications(Checker& checker, const std::string& id, const Cadre& cadre) {
    for (const auto& [qualification_id, qualification] : cadre.qualifications) {
        if (!qualification.base) continue;
        const std::string path = path_of(id) + ".qualifications." + qualification_id + ".base";
        check_amount(checker, path, *qualification.base);
        if (qualification.base->unit == StockUnit::rest)
            checker.mistake(path + ".in", say(Phrase::rest_of_qualification));
    }
}

}  // namespace

void check_staff(Checker& checker) {
    const Map<Cadre>& cadres = checker.scenario.workforce;
    bool parts_fit = true;
    for (const auto& [id, cadre] : cadres) parts_fit = check_part_of(checker, id, cadre) && parts_fit;
    for (const auto& [id, cadre] : cadres) {
        check_base(checker, id, cadre);
        check_growth(checker, id, cadre);
        if (cadre.tiers) checker.divide_whole(path_of(id) + ".tiers", *cadre.tiers);
        if (cadre.recruitment) check_recruitment(checker, id, *cadre.recruitment);
        check_qualifications(checker, id, cadre);
        if (!parts_fit) continue;
        if (has_parts(cadres, id)) {
            check_sum(checker, id, cadre);
        } else {
            check_complete(checker, id, cadre);
            check_pipelines(checker, id, cadre);
        }
    }
}

}  // namespace permille
