// Collecting and printing the mistakes of a scenario.
#include "permille/base/issues.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>

namespace permille {

void Issues::add(Place place, std::string path, Text message, std::string meant) {
    issues_.push_back({std::move(place), std::move(path), std::move(message), std::move(meant)});
}

void Issues::append(Issues other) {
    issues_.insert(issues_.end(), std::make_move_iterator(other.issues_.begin()),
                   std::make_move_iterator(other.issues_.end()));
}

void Issues::sort_by_place(std::size_t from) {
    // Files in the order in which they are first named; within a file from top to bottom.
    std::vector<std::string_view> files;
    const auto rank = [&](const Issue& issue) {
        const std::string_view name = issue.place.file ? std::string_view(*issue.place.file) : std::string_view();
        return std::find(files.begin(), files.end(), name) - files.begin();
    };
    for (std::size_t i = from; i < issues_.size(); ++i)
        if (rank(issues_[i]) == static_cast<std::ptrdiff_t>(files.size()))
            files.push_back(issues_[i].place.file ? std::string_view(*issues_[i].place.file) : std::string_view());
    std::stable_sort(issues_.begin() + static_cast<std::ptrdiff_t>(from), issues_.end(),
                     [&](const Issue& a, const Issue& b) {
                         return std::tuple(rank(a), a.place.line, a.place.column) <
                                std::tuple(rank(b), b.place.line, b.place.column);
                     });
}

std::string to_string(const Issue& issue, Language language) {
    std::string out;
    if (issue.place.file) {
        out += printable(*issue.place.file) + ":";
        if (issue.place.line > 0)
            out += std::to_string(issue.place.line) + ":" + std::to_string(issue.place.column) + ":";
        out += " ";
    }
    if (!issue.path.empty()) out += printable(issue.path) + ": ";
    return out + printable(issue.message.in(language));
}

}  // namespace permille
