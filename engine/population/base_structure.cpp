// From what is known of the base year to whole people by town, sex and age.
#include "permille/population/base_structure.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "permille/base/phrases.hpp"
#include "permille/population/known_margins.hpp"
#include "permille/population/raking.hpp"
#include "permille/population/rounding.hpp"

namespace permille::population {
namespace {

double sum_over(const Pyramid& pyramid, const std::vector<int>& group, int sex) {
    return sum_of(pyramid, known_sum(group, sex == male ? Sexes::men : Sexes::women, 0));
}

/// Whole people by sex and age from a pyramid that meets the margins. The totals of age groups and sexes are rounded
/// first; the pyramid is raked once more, to these; then the men of every group are rounded, the women being the rest
/// of it, and at last the ages within each group and sex. Every step only chooses between neighbouring whole numbers.
std::vector<std::int64_t> whole_pyramid(const Pyramid& met, const std::vector<std::vector<int>>& groups,
                                        std::int64_t total) {
    std::vector<double> of_group;
    std::array<double, sexes> of_sex{};
    for (const auto& group : groups) {
        const double men = sum_over(met, group, male), women = sum_over(met, group, female);
        of_group.push_back(men + women);
        of_sex[male] += men;
        of_sex[female] += women;
    }
    const std::vector<std::int64_t> people = round_to_total(of_group, total);
    const std::vector<std::int64_t> by_sex = round_to_total(of_sex, total);

    const std::vector<int> every_age = age_range(0, ages - 1);
    std::array<Margin, 2> whole;
    whole[0].reserve(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g)
        whole[0].push_back(known_sum(groups[g], Sexes::both, static_cast<double>(people[g])));
    whole[1].push_back(known_sum(every_age, Sexes::men, static_cast<double>(by_sex[male])));
    whole[1].push_back(known_sum(every_age, Sexes::women, static_cast<double>(by_sex[female])));
    const Pyramid pyramid = rake(met, whole);
    std::vector<double> men_of_group;
    for (const auto& group : groups) men_of_group.push_back(sum_over(pyramid, group, male));
    const std::vector<std::int64_t> men = round_to_total(men_of_group, by_sex[male]);

    std::vector<std::int64_t> rounded(static_cast<std::size_t>(cells));
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (int sex = 0; sex < sexes; ++sex) {
            const std::int64_t sum = sex == male ? men[g] : people[g] - men[g];
            const double now = sum_over(pyramid, groups[g], sex);
            std::vector<double> values;
            for (const int age : groups[g]) {
                const double value = pyramid[static_cast<std::size_t>(cell(sex, age))];
                values.push_back(now > 0 ? value * static_cast<double>(sum) / now : 0);
            }
            const std::vector<std::int64_t> of_age = round_to_total(values, sum);
            for (std::size_t i = 0; i < of_age.size(); ++i)
                rounded[static_cast<std::size_t>(cell(sex, groups[g][i]))] = of_age[i];
        }
    return rounded;
}

/// The towns' totals: as known, and the rest by weight. Empty when there are issues.
std::vector<std::int64_t> town_totals(const Map<Town>& towns, std::int64_t total, Issues& issues) {
    const std::size_t issues_before = issues.size();
    std::vector<std::int64_t> totals(towns.size());
    std::vector<double> weights(towns.size());
    std::int64_t rest = total;
    double weight_sum = 0;
    for (std::size_t i = 0; i < towns.size(); ++i) {
        const auto& [id, town] = towns.entries[i];
        if (town.people) {
            totals[i] = std::llround(plain_value(*town.people, "population.towns." + id + ".people", issues));
            rest -= totals[i];
        } else {
            weights[i] = plain_value(town.weight, "population.towns." + id + ".weight", issues);
            weight_sum += weights[i];
        }
    }
    if (issues.size() == issues_before && (rest < 0 || (rest > 0 && weight_sum <= 0)))
        issues.add({}, "population.towns", say(Phrase::towns_do_not_add_up, {total - rest, total}));
    if (issues.size() > issues_before) return {};
    if (weight_sum > 0) {
        for (double& weight : weights) weight *= static_cast<double>(rest) / weight_sum;
        const std::vector<std::int64_t> by_weight = round_to_total(weights, rest);
        for (std::size_t i = 0; i < towns.size(); ++i) totals[i] += by_weight[i];
    }
    return totals;
}

}  // namespace

std::vector<double> base_structure(const Settings& settings, const Tables& tables, int base_year, Issues& issues) {
    Issues found;
    const std::int64_t total = std::llround(settings.base.mean_in(base_year));
    const KnownMargins known = known_margins(settings.margins, tables, static_cast<double>(total), found);
    const std::vector<std::int64_t> towns = town_totals(settings.towns, total, found);
    if (found.empty()) {
        const Pyramid raked = rake(tables.structure, known.margins);
        check_met(known, tables.structure, raked, found);
        if (found.empty()) {
            // Contradictions within the printed digits leave the total a little off.
            Pyramid met = raked;
            const double scale =
                static_cast<double>(total) / sum_of(raked, known_sum(age_range(0, ages - 1), Sexes::both, 0));
            for (double& people : met) people *= scale;
            const std::vector<std::int64_t> whole = spread_over(towns, whole_pyramid(met, known.age_groups, total));
            return {whole.begin(), whole.end()};
        }
    }
    issues.append(std::move(found));
    return {};
}

}  // namespace permille::population
