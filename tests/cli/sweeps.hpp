// Sweeps of the smallest county: what varies in them, how they are called, and their table.
#pragma once

#include "cli/program.hpp"

namespace permille::cli_test {

inline const std::string offers = "workforce.nurse.recruitment.extra_per_year";

inline std::vector<std::string> sweep_words(const fs::path& database, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"sweep", first, "--vary", offers + "=0:60:1",
                                   "-r",    "64",  "--out",  database.string()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

inline std::string exported(const fs::path& database) {
    const Ending ending = run({"export", database.string()});
    CHECK_MESSAGE(ending.code == 0, ending.err);
    return ending.out;
}

}  // namespace permille::cli_test
