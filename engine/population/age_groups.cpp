// Which age groups have their flows recorded: those that rows divide by.
#include <algorithm>

#include "permille/population/parameters.hpp"

namespace permille::population {

void add_flows_of(const std::vector<std::string>& ids, Parameters& parameters) {
    for (const AgeGroup& group : age_groups) {
        const std::string id(Names<Series>::names[static_cast<std::size_t>(group.series)]);
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
        parameters.groups.push_back(group);
        for (const char* ending : {".entered", ".deaths", ".outgrew", ".net_migration"})
            parameters.series.push_back(id + ending);
        if (!parameters.observed.empty()) parameters.series.push_back(id + ".observed");
    }
}

}  // namespace permille::population
