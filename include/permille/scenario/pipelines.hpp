// Training that takes longer than the plan: whom it delivers within the plan, and whom it does not.
#pragma once

#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille {

/// A pipeline whose students of the plan's own years arrive after its end.
struct LatePipeline {
    std::string cadre;
    Text name;
    int length_years = 0;           // whole years, as the simulation takes them
    int first_intake = 0;           // of those who come too late: the first year of the pipeline, or of the plan
    int first_arrival = 0;          // of the same students
    bool delivers_nobody = false;   // nobody at all arrives by the end of the plan
    int last_in_time = 0;           // otherwise: the last year of intake that arrives by then
    std::vector<std::string> rows;  // ids of the rows whose numerator it feeds
};

/// By cadre and pipeline as the scenario orders them; an uncertain length is taken at its mean.
std::vector<LatePipeline> late_pipelines(const Scenario& scenario);

/// What a reader of its rows must know.
Text say_late(const LatePipeline& pipeline, const Horizon& horizon);

}  // namespace permille
