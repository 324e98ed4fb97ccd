// Folders, lists and results told apart.
#include "county_list.hpp"

#include <algorithm>
#include <fstream>
#include <map>

#include "commands.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/portfolio_part.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

bool is_scenario(const fs::path& file) {
    return file.extension() == ".yaml" || file.extension() == ".yml";
}

[[noreturn]] void cannot_read(const fs::path& path) {
    throw Failure(say(Phrase::part_cannot_open, {in_shell(path.string())}));
}

std::vector<fs::path> scenarios_in(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (is_scenario(at->path())) files.push_back(at->path());
    if (error) cannot_read(folder);
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> listed_in(const fs::path& list) {
    std::ifstream in(list, std::ios::binary);
    if (!in) cannot_read(list);
    std::vector<fs::path> files;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        line.erase(std::min(line.find('#'), line.size()));
        const auto first = line.find_first_not_of(" \t\r"), last = line.find_last_not_of(" \t\r");
        if (first == std::string::npos) continue;
        const std::string path = line.substr(first, last - first + 1);
        if (!is_scenario(path))
            throw UsageError{say(Phrase::counties_list_not, {in_shell(list.string()), number, excerpt(path, 40)})};
        files.push_back(list.parent_path() / path);
    }
    return files;
}

std::string name_of_word(const std::string& word) {
    std::error_code error;
    fs::path path = fs::absolute(word, error).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    return path.stem().string();
}

void expect_names_apart(const std::vector<fs::path>& files) {
    std::map<std::string, fs::path> known;
    for (const fs::path& file : files) {
        const auto [other, fresh] = known.emplace(file.stem().string(), file);
        if (!fresh)
            throw UsageError{say(Phrase::county_name_twice,
                                 {printable(other->first), in_shell(other->second.string()), in_shell(file.string())})};
    }
}

}  // namespace

CountyList county_list(const std::vector<std::string>& words) {
    CountyList list{.name = name_of_word(words.front()), .files = {}, .parts = {}};
    for (const std::string& word : words) {
        std::error_code error;
        const fs::path path = word;
        if (fs::is_directory(path, error) && fs::is_regular_file(path / report::part_file, error)) {
            list.parts.push_back(path / report::part_file);
            continue;
        }
        std::vector<fs::path> files;
        if (fs::is_directory(path, error))
            files = scenarios_in(path);
        else if (is_scenario(path))
            files = {path};
        else
            files = listed_in(path);
        if (files.empty()) throw UsageError{say(Phrase::counties_none, {in_shell(word)})};
        list.files.insert(list.files.end(), files.begin(), files.end());
    }
    if (!list.parts.empty() && !list.files.empty()) throw UsageError{say(Phrase::portfolio_parts_alone)};
    expect_names_apart(list.files);
    return list;
}

}  // namespace permille::cli
