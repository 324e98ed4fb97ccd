// What is wrong with an author's file: every mistake with its place, collected and never thrown one by one.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "permille/base/text.hpp"

namespace permille {

/// Where something stands in a file. Line and column count from one, columns in characters; 0 means unknown.
struct Place {
    std::shared_ptr<const std::string> file;
    int line = 0, column = 0;
};

/// One mistake: where, at which path of the scenario (may be empty), and one sentence that says what is wrong and
/// what would be right.
struct Issue {
    Place place;
    std::string path;
    Text message;
    std::string meant = {};  // of a misspelt key: the path that its author meant, about which nothing else is said
};

/// The mistakes of one pass over a scenario, in the order they were found.
class Issues {
  public:
    void add(Place place, std::string path, Text message, std::string meant = {});
    bool empty() const { return issues_.empty(); }
    std::size_t size() const { return issues_.size(); }
    const std::vector<Issue>& all() const { return issues_; }
    void append(Issues other);
    /// Sorts those from `from` on as they stand in the files; the files keep the order in which they are first named.
    void sort_by_place(std::size_t from = 0);

  private:
    std::vector<Issue> issues_;
};

/// `file:line:column: path: message`, in one language; parts that are unknown are left out.
std::string to_string(const Issue& issue, Language language);

/// A value or the mistakes that kept it from being made. The value is there only when there are no issues.
template <class T>
struct Checked {
    std::optional<T> value;
    Issues issues;

    explicit operator bool() const { return value.has_value() && issues.empty(); }
};

}  // namespace permille
