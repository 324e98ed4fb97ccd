// Training that comes too late for the plan.
#include "permille/scenario/pipelines.hpp"
#include "families.hpp"

namespace permille::findings {

void pipelines_too_long(const Plan& plan) {
    for (const LatePipeline& late : late_pipelines(plan.scenario)) {
        std::vector<std::string> rows;
        for (const std::string& id : late.rows) rows.push_back(plan.row(id)->value.row);
        if (rows.empty()) continue;
        plan.add(late.delivers_nobody ? "pipeline_delivers_nobody" : "pipeline_delivers_later",
                 late.delivers_nobody ? Severity::warning : Severity::note, rows,
                 say_late(late, plan.scenario.horizon));
    }
}

}  // namespace permille::findings
