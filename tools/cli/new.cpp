// permille new: writes the scenario of a small county to start from.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "commands.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/output_file.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

// What ids in scenarios are made of, and file names that need no care.
bool is_id(std::string_view name) {
    const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 64 && small(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return small(c) || c == '_'; });
}

std::string template_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Failure(say(Phrase::new_no_template, {in_shell(file.string())}));
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// Comments of the template stand in both languages, "# en: ..." and "# zh: ...": one is kept, without its mark. The
// county gets its name, and editors are led to the schema that came with the program.
std::string county_text(const std::string& text, const std::string& name, const fs::path& folder, Language language) {
    const std::string_view kept = language == Language::zh ? "# zh: " : "# en: ";
    const std::string_view dropped = language == Language::zh ? "# en: " : "# zh: ";
    const std::string_view schema = "# yaml-language-server: $schema=";
    std::istringstream lines(text);
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
        const std::string_view content = std::string_view(line).substr(start);
        if (content.starts_with(dropped)) continue;
        if (content.starts_with(kept)) line.replace(start, kept.size(), "# ");
        if (line.starts_with(schema)) line.insert(schema.size(), (folder / "").string());
        if (line.starts_with("name: ")) line = "name: {zh: " + name + ", en: " + name + "}";
        out += line + '\n';
    }
    return out;
}

}  // namespace

int start_new(const Arguments& arguments) {
    const std::string& name = arguments.files.front();
    if (!is_id(name)) throw UsageError{say(Phrase::operand_not_id, {printable(name)})};
    const auto folders = installed_folders();
    const fs::path folder = folders.empty() ? fs::path("share/permille/scenarios") : folders.front();
    const std::string text = county_text(template_text(folder / "first.yaml"), name, folder, arguments.language);
    const std::string file = name + ".yaml";
    const Text taken = say(Phrase::new_exists, {file});
    std::error_code unreachable;
    if (fs::exists(fs::symlink_status(file, unreachable))) throw Failure(taken);
    report::OutputFile output(file);
    output.write(text);
    if (!output.commit_new()) throw Failure(taken);
    if (!arguments.quiet) message(say(Phrase::new_written, {file}).in(arguments.language) + "\n");
    return done;
}

}  // namespace permille::cli
