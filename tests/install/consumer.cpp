// What a user of the library writes first: one installed scenario, run.
#include <cstdio>

#include "permille/scenario/load.hpp"
#include "permille/simulation/simulate.hpp"

int main() {
    const auto loaded = permille::load_scenario(SCENARIOS "/first.yaml", {.installed_folders = {SCENARIOS}});
    if (!loaded) return 1;
    const auto model = permille::simulation::build_model(*loaded.value);
    if (!model) return 1;
    const auto ensemble = permille::simulation::simulate(*model.value, {.replications = 64});
    std::printf("%zu series\n", ensemble.series().size());
}
