// permille check: whether scenarios are valid, and what is odd about their plans.
#include "commands.hpp"
#include "loading.hpp"
#include "permille/describe/layers.hpp"
#include "permille/report/check_text.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/json.hpp"
#include "shell.hpp"

namespace permille::cli {

int check(const Arguments& arguments) {
    const auto ready = load_and_build(arguments);
    if (!ready) return bad_scenario;
    std::vector<report::CheckedScenario> checked;
    for (const Ready& one : *ready) checked.push_back({one.loaded.id, find_contradictions(one.loaded.scenario)});
    if (arguments.format == "json") {
        print(report::findings_json(checked));
        return done;
    }
    if (arguments.format == "csv") {
        print_csv(report::findings_csv(checked), arguments.excel);
        return done;
    }
    for (std::size_t i = 0; i < ready->size(); ++i) {
        const Ready& one = (*ready)[i];
        if (i > 0) print("\n");
        const auto assumptions = indicators::assumptions_of(one.loaded.scenario);
        print(report::check_text({.scenario = one.loaded.scenario,
                                  .file = one.file == "-" ? std::string(standard_input) : in_shell(one.file),
                                  .series = one.model.series(),
                                  .assumptions = assumptions,
                                  .findings = checked[i].findings},
                                 arguments.language));
    }
    return done;
}

}  // namespace permille::cli
