// Any bytes at all as a scenario file: reading and checking end, stay within their bounds, and every mistake can be
// told.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "permille/describe/load_tree.hpp"
#include "permille/describe/read_yaml.hpp"
#include "permille/describe/write_yaml.hpp"
#include "permille/scenario/check.hpp"
#include "permille/scenario/scenario.hpp"

namespace {

using namespace permille;

// A mistake without words, or one that points before the file's first line, helps nobody.
void tell(const Issues& issues) {
    for (const Issue& issue : issues.all()) {
        const bool told = !to_string(issue, Language::zh).empty() && !to_string(issue, Language::en).empty();
        if (!told || issue.place.line < 0 || issue.place.column < 0) std::abort();
    }
}

// The normal form of what was read is read again without a mistake and written the same.
void survive(const Scenario& scenario) {
    const std::string once = write_yaml(scenario);
    const Checked<Tree> tree =
        parse_tree(once, "normal form", {.bytes = 64 << 20, .nodes = 10'000'000, .scalar_bytes = 1 << 20});
    if (!tree) std::abort();
    Scenario again;
    Issues issues;
    read_yaml(*tree.value, record_of(again), issues);
    if (!issues.empty() || write_yaml(again) != once) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Checked<Tree> tree = parse_tree(text, "fuzz.yaml");
    tell(tree.issues);
    // Either a tree or a reason why there is none.
    if (!tree.value && tree.issues.empty()) std::abort();
    if (!tree.value) return 0;
    Scenario scenario;
    Issues issues;
    read_yaml(*tree.value, record_of(scenario), issues);
    tell(issues);
    if (issues.empty() && tree.issues.empty()) survive(scenario);
    // As in loading: on what reads without an issue, and on what the reader has left of the rest.
    check_scenario(scenario, *tree.value, issues);
    tell(issues);
    return 0;
}
