// Intake and length of pipelines against the plan's years.
#include "permille/scenario/pipelines.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/phrases.hpp"

namespace permille {
namespace {

// Rows that count the qualification, the cadre or the sum that the cadre belongs to.
std::vector<std::string> rows_fed(const Scenario& scenario, const std::string& cadre_id, const workforce::Cadre& cadre,
                                  const workforce::Pipeline& pipeline) {
    std::vector<std::string> rows;
    for (const auto& [id, target] : scenario.targets) {
        if (target.kind != plan::Kind::resource || !target.indicator) continue;
        const std::string& counted = target.indicator->numerator;
        if (counted == cadre_id || (!cadre.part_of.empty() && counted == cadre.part_of) ||
            (!pipeline.qualification.empty() && counted == pipeline.qualification))
            rows.push_back(id);
    }
    return rows;
}

}  // namespace

std::vector<LatePipeline> late_pipelines(const Scenario& scenario) {
    const int base = static_cast<int>(scenario.horizon.base), end = static_cast<int>(scenario.horizon.target);
    std::vector<LatePipeline> late;
    for (const auto& [cadre_id, cadre] : scenario.workforce) {
        for (const auto& [id, pipeline] : cadre.pipelines) {
            const int length = static_cast<int>(std::floor(pipeline.length_years.mean_in(base) + 0.5));
            const int first = static_cast<int>(pipeline.first_year), last = static_cast<int>(pipeline.last_year);
            LatePipeline one{.cadre = cadre_id,
                             .name = pipeline.name,
                             .length_years = length,
                             .first_intake = std::max(first, base + 1),
                             .first_arrival = std::max(first, base + 1) + length,
                             .delivers_nobody = first + length > end,
                             .last_in_time = end - length,
                             .rows = rows_fed(scenario, cadre_id, cadre, pipeline)};
            if (one.delivers_nobody) {
                one.first_intake = first;
                one.first_arrival = first + length;
            } else if (last < one.first_intake || one.first_arrival <= end) {
                continue;
            }
            late.push_back(std::move(one));
        }
    }
    return late;
}

Text say_late(const LatePipeline& pipeline, const Horizon& horizon) {
    return say(pipeline.delivers_nobody ? Phrase::finding_pipeline_nobody : Phrase::finding_pipeline_later,
               {pipeline.name, pipeline.first_intake, pipeline.length_years, pipeline.first_arrival, horizon.target,
                pipeline.last_in_time});
}

}  // namespace permille
