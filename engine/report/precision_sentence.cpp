// Precision in words.
#include "permille/report/precision_sentence.hpp"

#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

// Rows as the plan numbers them: 12, 18.
Text rows_of(const RunResult& result) {
    Text out;
    for (const std::string& id : result.precision->borderline) {
        const plan::Target* target = result.scenario.targets.find(id);
        const std::string row = printable(target != nullptr ? target->row : id);
        add_to_list(out, {row, row});
    }
    return out;
}

std::string gibibytes(double bytes) {
    return with_decimals(bytes / (1 << 30), 1);
}

}  // namespace

Text precision_sentence(const RunResult& result) {
    if (!result.precision) return {};
    const explore::Precision& precision = *result.precision;
    const std::string used = grouped(static_cast<double>(result.verdicts.replications));
    switch (precision.stopped) {
        case explore::Precision::Stopped::settled: return say(Phrase::precision_settled, {used});
        case explore::Precision::Stopped::limit: return say(Phrase::precision_limit, {used, rows_of(result)});
        case explore::Precision::Stopped::memory: break;
    }
    return say(Phrase::precision_memory,
               {used, grouped(static_cast<double>(precision.next)), gibibytes(precision.next_bytes),
                gibibytes(explore::most_ensemble_bytes), rows_of(result)});
}

}  // namespace permille::report
