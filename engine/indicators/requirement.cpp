// Reading a gate and holding a run against it.
#include "permille/indicators/requirement.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace permille::indicators {
namespace {

std::string without_spaces(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c;
    return out;
}

// 0.8 or 80%, within 0..1.
std::optional<double> share(std::string_view text) {
    const bool in_percent = !text.empty() && text.back() == '%';
    if (in_percent) text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (in_percent) value /= 100;
    if (!(value >= 0 && value <= 1)) return std::nullopt;
    return value;
}

bool reaches(const Requirement& requirement, double p) {
    return requirement.strict ? p > requirement.least : p >= requirement.least;
}

std::vector<Miss> miss_of(std::string subject, const std::optional<Probability>& p, const Requirement& requirement,
                          const Text& reason = {}) {
    if (!p) return {{std::move(subject), std::nullopt, reason}};
    if (reaches(requirement, p->value)) return {};
    return {{std::move(subject), p->value}};
}

std::vector<Miss> misses_of_rows(const Requirement& requirement, const std::vector<Row>& rows) {
    std::vector<Miss> missed;
    bool any = false;
    for (const Row& row : rows) {
        if (!row.reach) continue;
        any = true;
        if (!reaches(requirement, row.reach->value)) missed.push_back({row.id, row.reach->value});
    }
    if (!any) missed.push_back({"all", std::nullopt});
    return missed;
}

}  // namespace

std::optional<Requirement> parse_requirement(std::string_view text) {
    const std::string plain = without_spaces(text);
    if (plain.empty() || (plain[0] != 'P' && plain[0] != 'p')) return std::nullopt;
    std::string_view rest = std::string_view(plain).substr(1);
    Requirement requirement;
    if (!rest.empty() && rest.front() == '(') {
        const auto close = rest.find(')');
        if (close == std::string_view::npos || close == 1) return std::nullopt;
        const std::string_view subject = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
        if (subject == "all") {
            requirement.subject = Requirement::Subject::together;
        } else if (subject == "binding") {
            requirement.subject = Requirement::Subject::binding;
        } else {
            requirement.subject = Requirement::Subject::row;
            requirement.row = subject;
        }
    }
    if (rest.empty() || rest.front() != '>') return std::nullopt;
    rest.remove_prefix(1);
    requirement.strict = rest.empty() || rest.front() != '=';
    if (!requirement.strict) rest.remove_prefix(1);
    const auto least = share(rest);
    if (!least) return std::nullopt;
    requirement.least = *least;
    return requirement;
}

std::vector<Miss> misses(const Requirement& requirement, const Verdicts& verdicts) {
    switch (requirement.subject) {
        case Requirement::Subject::together: return miss_of("all", verdicts.joint.all, requirement);
        case Requirement::Subject::binding: return miss_of("binding", verdicts.joint.binding, requirement);
        case Requirement::Subject::row:
            for (const Row& row : verdicts.rows)
                if (row.id == requirement.row) return miss_of(row.id, row.reach, requirement, row.reason);
            return {{requirement.row, std::nullopt}};
        case Requirement::Subject::every_row: break;
    }
    return misses_of_rows(requirement, verdicts.rows);
}

std::string compared(double reached, const Requirement& requirement) {
    // Rounded, it must still be on the side on which it is.
    for (int decimals = 2; decimals < 17; ++decimals) {
        const std::string shown = fmt::format("{:.{}f}", reached, decimals);
        double rounded = 0;
        std::from_chars(shown.data(), shown.data() + shown.size(), rounded);
        if (rounded < requirement.least) return shown + " < " + fmt::format("{}", requirement.least);
        if (reached == requirement.least) break;
    }
    return fmt::format("{} ≤ {}", reached, requirement.least);
}

}  // namespace permille::indicators
