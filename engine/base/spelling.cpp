// Optimal string alignment distance (Damerau 1964, restricted form), cut off where no answer can come of it.
#include "permille/base/spelling.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "permille/base/phrases.hpp"

namespace permille {
namespace {

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// The distance of a and b, or any number above `most` when it is larger than that.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + change});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        if (*std::min_element(next.begin(), next.end()) > most) return most + 1;
        std::swap(before, row);
        std::swap(row, next);
    }
    return row[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest_word(std::string_view word, std::span<const std::string_view> known) {
    // No key or id is longer than 64; a longer word is not a slip of the pen, and must not cost time.
    if (word.empty() || word.size() > 80) return std::nullopt;
    std::size_t most = std::max<std::size_t>(1, word.size() / 3);
    std::optional<std::string_view> nearest;
    for (const std::string_view candidate : known) {
        const std::size_t far = distance(word, candidate, most);
        // A word of one or two letters must keep at least one of them.
        if (far > most || far >= std::max(word.size(), candidate.size())) continue;
        nearest = candidate;
        if (far == 0) break;
        most = far - 1;
    }
    return nearest;
}

Text did_you_mean(std::string_view word, std::span<const std::string_view> known) {
    const auto nearest = nearest_word(word, known);
    return nearest ? say(Phrase::did_you_mean, {*nearest}) : Text{};
}

}  // namespace permille
