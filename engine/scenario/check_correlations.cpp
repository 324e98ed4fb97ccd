// Rules on numbers that go together.
#include <algorithm>
#include <map>
#include <utility>

#include "checker.hpp"
#include "permille/base/text.hpp"
#include "permille/describe/paths.hpp"

namespace permille {
namespace {

// A number that is certain may be named: a what-if that fixes it leaves the correlation without effect.
void check_correlated(Checker& checker, const std::string& at, const std::string& path) {
    if (path.empty()) return;  // the reader has said so
    const Number* number = find_number(look_at(checker.scenario), path);
    if (!number)
        checker.mistake(at, say(Phrase::no_such, {say(Phrase::noun_number), excerpt(path, 80),
                                                  did_you_mean_path(look_at(checker.scenario), path)}));
    else if (std::holds_alternative<Course>(number->form))
        checker.mistake(at, say(Phrase::correlated_course, {excerpt(path, 80)}));
}

}  // namespace

void check_correlations(Checker& checker) {
    if (checker.scenario.correlations.empty()) return;
    std::map<std::pair<std::string, std::string>, std::string_view> pairs;
    for (const auto& [id, correlation] : checker.scenario.correlations) {
        const std::string path = "correlations." + id;
        check_correlated(checker, path + ".first", correlation.first);
        check_correlated(checker, path + ".second", correlation.second);
        checker.one_value(correlation.rho);
        if (!correlation.rho.certain()) checker.mistake(path + ".rho", say(Phrase::correlation_not_certain));
        if (correlation.first == correlation.second && !correlation.first.empty()) {
            checker.mistake(path + ".second", say(Phrase::correlated_with_itself));
            continue;
        }
        const auto [earlier, is_new] = pairs.emplace(std::minmax(correlation.first, correlation.second), id);
        if (!is_new) checker.mistake(path, say(Phrase::correlated_twice, {earlier->second}));
    }
}

}  // namespace permille
