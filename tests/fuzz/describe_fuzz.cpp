// Any bytes at all as a CSV table, and as --set laid over a small tree: reading ends, and every mistake can be told.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "permille/describe/layers.hpp"
#include "permille/describe/table.hpp"

namespace {

using namespace permille;

void tell(const Issues& issues) {
    for (const Issue& issue : issues.all())
        if (to_string(issue, Language::zh).empty() || to_string(issue, Language::en).empty()) std::abort();
}

void read_table(std::string_view text) {
    const std::string_view columns[] = {"age", "male"};
    const Checked<Table> table = parse_table(text, "fuzz.csv", columns);
    tell(table.issues);
    if (!table.value && table.issues.empty()) std::abort();
    if (!table) return;
    Issues issues;
    if (table.value->numbers("male", 0, 1e9, issues).size() != table.value->rows()) std::abort();
    tell(issues);
}

void lay(std::string_view assignments) {
    Checked<Tree> tree = parse_tree("a: {b: 1, c: {pert: [1, 2, 3], source: s}, d: {path: {2020: 1}}}\ne: x\n", "base");
    Issues issues;
    while (!assignments.empty()) {
        const std::size_t end = std::min(assignments.find('\n'), assignments.size());
        set_path(*tree.value, assignments.substr(0, end), issues);
        assignments.remove_prefix(std::min(end + 1, assignments.size()));
    }
    tell(issues);
    uncertain_paths(*tree.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read_table(text);
    lay(text);
    return 0;
}
