// From verdicts to the numbers that a sweep keeps.
#include "permille/explore/kept.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/indicators/sample.hpp"

namespace permille::explore {
namespace {

using indicators::Row;
using indicators::Verdicts;

constexpr std::array<std::string_view, 8> statistics{"p_reach", "median",    "mean",      "p05",
                                                     "p95",     "shortfall", "if_missed", "first_year"};

// q0.1 and the like; nothing where the text is no share within (0, 1).
std::optional<double> share_of_quantile(std::string_view statistic) {
    if (!statistic.starts_with('q')) return std::nullopt;
    double share = 0;
    const auto [end, error] = std::from_chars(statistic.data() + 1, statistic.data() + statistic.size(), share);
    if (error != std::errc() || end != statistic.data() + statistic.size() || !(share > 0 && share < 1))
        return std::nullopt;
    return share;
}

std::string unit_of(const Scenario& scenario, const plan::Target& target, std::string_view statistic) {
    if (statistic == "p_reach") return "1";
    if (statistic == "first_year") return "year";
    if (statistic == "shortfall" || statistic == "if_missed") return natural_unit(scenario, target).en;
    return target.unit.en;
}

bool is_joint(std::string_view target) {
    return target == all_rows || target == binding_rows;
}

Kept joint(std::string_view rows, int year) {
    return {.target = std::string(rows), .statistic = "p_reach", .unit = "1", .year = year};
}

class KeptReader {
  public:
    KeptReader(const Scenario& scenario, const simulation::Model& model) : scenario_(scenario), model_(model) {}

    Checked<std::vector<Kept>> read(std::span<const std::string> texts) {
        if (texts.empty()) add_all();
        for (const std::string& text : texts) add(text);
        if (!issues_.empty()) return {std::nullopt, std::move(issues_)};
        return {std::move(kept_), {}};
    }

  private:
    bool is_projected(const plan::Target& target) const {
        return indicators::measure_of(target, scenario_, model_.series()).measure.has_value();
    }

    void put(const std::string& id, const plan::Target& target, std::string_view statistic) {
        Kept one{.target = id,
                 .statistic = std::string(statistic),
                 .unit = unit_of(scenario_, target, statistic),
                 .year = indicators::year_of(target, scenario_.horizon),
                 .share = share_of_quantile(statistic).value_or(0.5)};
        if (std::find(kept_.begin(), kept_.end(), one) == kept_.end()) kept_.push_back(std::move(one));
    }

    void add_all() {
        bool any = false, binding = false;
        for (const auto& [id, target] : scenario_.targets) {
            if (!is_projected(target)) continue;
            any = true;
            binding = binding || target.nature == plan::Nature::binding;
            for (const std::string_view statistic : statistics) put(id, target, statistic);
        }
        const auto year = static_cast<int>(scenario_.horizon.target);
        if (any) kept_.push_back(joint(all_rows, year));
        if (binding) kept_.push_back(joint(binding_rows, year));
        if (!any) refuse(say(Phrase::sweep_without_rows));
    }

    void add(const std::string& text) {
        const auto point = text.find('.');
        const std::string id = text.substr(0, point);
        const std::string statistic = point == std::string::npos ? std::string() : text.substr(point + 1);
        if (is_joint(id)) {
            if (!statistic.empty() && statistic != "p_reach")
                return refuse(say(Phrase::measure_joint, {printable(text), id}));
            kept_.push_back(joint(id, static_cast<int>(scenario_.horizon.target)));
            return;
        }
        const plan::Target* target = scenario_.targets.find(id);
        if (target == nullptr)  // by its number in the plan
            for (const auto& row : scenario_.targets)
                if (row.value.row == id) return add(row.id + (statistic.empty() ? "" : "." + statistic));
        if (target == nullptr) {
            std::vector<std::string_view> ids{all_rows, binding_rows};
            for (const auto& row : scenario_.targets) ids.push_back(row.id);
            return refuse(say(Phrase::measure_no_row, {printable(text), did_you_mean(id, ids)}));
        }
        const auto measured = indicators::measure_of(*target, scenario_, model_.series());
        if (!measured.measure) return refuse(say(Phrase::row_not_projected, {printable(target->row), measured.reason}));
        if (statistic.empty()) {
            for (const std::string_view one : statistics) put(id, *target, one);
            return;
        }
        const bool known = std::find(statistics.begin(), statistics.end(), statistic) != statistics.end();
        if (!known && !share_of_quantile(statistic))
            return refuse(say(Phrase::measure_no_statistic, {printable(text), did_you_mean(statistic, statistics)}));
        put(id, *target, statistic);
    }

    void refuse(Text sentence) { issues_.add({}, {}, std::move(sentence)); }

    const Scenario& scenario_;
    const simulation::Model& model_;
    std::vector<Kept> kept_;
    Issues issues_;
};

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> of_joint(const Kept& kept, const Verdicts& verdicts) {
    const auto& reach = kept.target == all_rows ? verdicts.joint.all : verdicts.joint.binding;
    return reach ? std::optional(reach->value) : std::nullopt;
}

std::optional<double> other_quantile(const Kept& kept, const plan::Target& target, const Scenario& scenario,
                                     const simulation::Ensemble& ensemble) {
    const auto samples = indicators::sample_row(scenario, target, ensemble);
    if (!samples) return std::nullopt;
    std::vector<double> values;
    for (const std::int64_t r : indicators::finished_replications(ensemble)) {
        const double value = samples->value[static_cast<std::size_t>(r)];
        if (std::isfinite(value)) values.push_back(value);
    }
    if (values.empty()) return std::nullopt;
    return indicators::quantile_of(values, kept.share);
}

std::optional<double> of_row(const Kept& kept, const Row& row) {
    if (!row.measure) return std::nullopt;
    if (kept.statistic == "p_reach") return row.reach->value;
    if (kept.statistic == "first_year")
        return row.first_year ? std::optional(static_cast<double>(*row.first_year)) : std::nullopt;
    if (kept.statistic == "shortfall") return finite(row.shortfall->median);
    if (kept.statistic == "if_missed") return row.shortfall->if_missed;
    const indicators::Band& band = row.years[static_cast<std::size_t>(row.measure->year)];
    if (kept.statistic == "p05") return finite(band.p05);
    if (kept.statistic == "p95") return finite(band.p95);
    return finite(kept.statistic == "mean" ? band.mean : band.median);
}

}  // namespace

Checked<std::vector<Kept>> read_kept(const Scenario& scenario, const simulation::Model& model,
                                     std::span<const std::string> texts) {
    return KeptReader(scenario, model).read(texts);
}

std::vector<std::optional<double>> numbers_of(std::span<const Kept> kept, const Scenario& scenario,
                                              const simulation::Ensemble& ensemble) {
    const Verdicts verdicts = indicators::judge(scenario, ensemble, 1);
    std::vector<std::optional<double>> numbers;
    numbers.reserve(kept.size());
    for (const Kept& one : kept) {
        if (is_joint(one.target)) {
            numbers.push_back(of_joint(one, verdicts));
            continue;
        }
        const auto row = std::find_if(verdicts.rows.begin(), verdicts.rows.end(),
                                      [&](const Row& candidate) { return candidate.id == one.target; });
        if (row == verdicts.rows.end())
            numbers.push_back(std::nullopt);
        else if (share_of_quantile(one.statistic))
            numbers.push_back(other_quantile(one, *scenario.targets.find(one.target), scenario, ensemble));
        else
            numbers.push_back(of_row(one, *row));
    }
    return numbers;
}

}  // namespace permille::explore
