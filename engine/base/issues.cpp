// Collecting and printing the mistakes of a scenario.
#include "permille/base/issues.hpp"

#include <iterator>

namespace permille {

void Issues::add(Place place, std::string path, Text message) {
    issues_.push_back({std::move(place), std::move(path), std::move(message)});
}

void Issues::append(Issues other) {
    issues_.insert(issues_.end(), std::make_move_iterator(other.issues_.begin()),
                   std::make_move_iterator(other.issues_.end()));
}

std::string to_string(const Issue& issue, Language language) {
    std::string out;
    if (issue.place.file) {
        out += *issue.place.file + ":";
        if (issue.place.line > 0) out += std::to_string(issue.place.line) + ":" + std::to_string(issue.place.column) + ":";
        out += " ";
    }
    if (!issue.path.empty()) out += issue.path + ": ";
    return out + issue.message.in(language);
}

}  // namespace permille
