// Line by line, as SALib writes and reads them.
#include "permille/explore/salib_parameters.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/describe/read_file.hpp"

namespace permille::explore {
namespace {

constexpr std::size_t most_bytes = 1024 * 1024;

struct Word {
    std::string text;
    int column = 0;
};

// Cells between commas, where there is one, else words between blanks.
std::vector<Word> words_of(const std::string& line) {
    const bool commas = line.find(',') != std::string::npos;
    std::vector<Word> words;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(line.find_first_of(commas ? "," : " \t", from), line.size());
        const auto first = line.find_first_not_of(" \t", from);
        const std::size_t start = first < end ? first : end;
        std::size_t stop = end;
        while (stop > start && (line[stop - 1] == ' ' || line[stop - 1] == '\t')) --stop;
        if (commas || stop > start) words.push_back({line.substr(start, stop - start), static_cast<int>(start) + 1});
        from = end + 1;
    }
    return words;
}

std::optional<double> number_of(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

// The distribution as --vary takes it; nothing where SALib's word is not one of those that are taken.
std::optional<std::string> distribution_of(const std::string& word, double lower, double upper) {
    const auto call = [&](const char* name, double a, double b) {
        return std::string(name) + "(" + shortest_text(a) + ", " + shortest_text(b) + ")";
    };
    // SALib's form with two numbers, the only one that a line has room for: it begins at 0.
    if (word == "triang") return "triangular(0, " + shortest_text(lower * upper) + ", " + shortest_text(lower) + ")";
    if (word.empty() || word == "unif" || word == "None") return call("uniform", lower, upper);
    if (word == "norm") return call("normal", lower, upper);
    if (word == "lognorm") return call("lognormal", std::exp(lower), upper);
    return std::nullopt;
}

}  // namespace

Checked<SalibParameters> read_salib_parameters(const std::filesystem::path& file) {
    const auto name = std::make_shared<const std::string>(file.string());
    const Checked<std::string> bytes = read_file(file, *name, most_bytes);
    if (!bytes.value) return {std::nullopt, bytes.issues};
    const Checked<std::string> content = plain_text(*bytes.value, *name);
    if (!content.value) return {std::nullopt, content.issues};
    SalibParameters read;
    Issues issues;
    int number = 0;
    for (std::size_t from = 0; from < content.value->size();) {
        const std::size_t end = std::min(content.value->find('\n', from), content.value->size());
        const std::string line = content.value->substr(from, end - from);
        from = end + 1;
        ++number;
        if (line.find_first_not_of(" \t") == std::string::npos || line.front() == '#') continue;
        const std::vector<Word> words = words_of(line);
        const auto refuse = [&](int column, Text sentence) {
            issues.add({name, number, column}, {}, std::move(sentence));
        };
        if (words.size() < 3 || words.size() > 5) {
            refuse(1, say(Phrase::salib_line));
            continue;
        }
        if (words.size() > 3) {
            const std::string& group = words[3].text;
            read.grouped |= !group.empty() && group != "NA" && group != "None" && group != words[0].text;
        }
        const auto lower = number_of(words[1].text), upper = number_of(words[2].text);
        if (!lower || !upper) {
            const Word& word = words[lower ? 2 : 1];
            refuse(word.column, say(Phrase::salib_bound, {excerpt(word.text)}));
            continue;
        }
        const auto distribution = distribution_of(words.size() > 4 ? words[4].text : std::string(), *lower, *upper);
        if (!distribution) {
            refuse(words[4].column, say(Phrase::salib_distribution, {excerpt(words[4].text)}));
            continue;
        }
        if (words.size() > 4 && words[4].text == "triang" && (*lower <= 0 || *upper < 0 || *upper > 1)) {
            refuse(words[1].column, say(Phrase::salib_triangle));
            continue;
        }
        read.factors.push_back(words[0].text + "=" + *distribution);
    }
    if (!issues.empty()) return {std::nullopt, std::move(issues)};
    return {std::move(read), {}};
}

}  // namespace permille::explore
