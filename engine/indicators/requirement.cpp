// Reading a gate and holding a run against it.
#include "permille/indicators/requirement.hpp"

#include <charconv>

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

bool reaches(const Requirement& requirement, const std::optional<Probability>& p) {
    if (!p) return false;
    return requirement.strict ? p->value > requirement.least : p->value >= requirement.least;
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

std::string falls_short(const Requirement& requirement, const Verdicts& verdicts) {
    switch (requirement.subject) {
        case Requirement::Subject::together: return reaches(requirement, verdicts.joint.all) ? "" : "all";
        case Requirement::Subject::binding: return reaches(requirement, verdicts.joint.binding) ? "" : "binding";
        case Requirement::Subject::row:
            for (const Row& row : verdicts.rows)
                if (row.id == requirement.row && reaches(requirement, row.reach)) return "";
            return requirement.row;
        case Requirement::Subject::every_row: break;
    }
    for (const Row& row : verdicts.rows)
        if (row.measure && !reaches(requirement, row.reach)) return row.id;
    return "";
}

}  // namespace permille::indicators
