// Training and projects that come too late for the plan.
#include "permille/scenario/pipelines.hpp"
#include "families.hpp"
#include "permille/base/calendar.hpp"
#include "permille/base/phrases.hpp"

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

void projects_after_the_plan(const Plan& plan) {
    const int end = static_cast<int>(plan.scenario.horizon.target);
    for (const auto& [id, project] : plan.scenario.projects) {
        const auto year = year_of(project.planned.substr(0, 4));
        if (!year || *year <= end) continue;
        std::vector<std::string> rows;
        for (const auto& [row_id, target] : plan.scenario.targets) {
            const bool adds = target.indicator && project.adds.find(target.indicator->numerator) != nullptr;
            if (adds || target.completed_by.find(id) != nullptr) rows.push_back(target.row);
        }
        plan.add("project_after_plan", Severity::note, std::move(rows),
                 say(Phrase::finding_project_late, {project.name, project.planned, end}));
        plan.found.back().of_scenario = true;
    }
}

}  // namespace permille::findings
