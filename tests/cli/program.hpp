// Runs the built program as a user does, and gathers what it prints and returns.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/places.hpp"

namespace permille::cli_test {

namespace fs = std::filesystem;

inline const std::string program = testing::built_program().string();
inline const fs::path scenarios = testing::project_folder() / "scenarios";
inline const std::string first = (scenarios / "first.yaml").string();  // the smallest complete scenario
inline const std::string jingyan = (scenarios / "jingyan.yaml").string();

/// A folder of its own, removed afterwards.
class Scratch {
  public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "permille-cli-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }
    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }

  private:
    fs::path path_;
};

struct Call {
    std::vector<std::string> words = {};                   // without the program's name
    fs::path folder = fs::temp_directory_path();           // working folder
    std::map<std::string, std::string> surroundings = {};  // variables that differ from a plain English shell
    std::function<void()> in_child = {};                   // before the program starts
    std::function<void(pid_t)> while_running = {};
    int output = -1;  // a descriptor for standard output instead of gathering it
};

struct Ending {
    int code = -1;  // 128 + n after signal n
    std::string out, err;
};

inline void become(const Call& call, int out, int err) {
    if (chdir(call.folder.c_str()) != 0) _exit(126);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(out, 1);
    dup2(err, 2);
    std::map<std::string, std::string> variables{{"PATH", "/usr/bin:/bin"}, {"LANG", "C.UTF-8"}, {"TERM", "xterm"}};
    for (const auto& [name, value] : call.surroundings) variables[name] = value;
    std::vector<std::string> settings;
    for (const auto& [name, value] : variables) settings.push_back(name + "=" + value);
    std::vector<std::string> words = call.words;
    words.insert(words.begin(), program);
    std::vector<char*> arguments, environment;
    for (std::string& word : words) arguments.push_back(word.data());
    for (std::string& setting : settings) environment.push_back(setting.data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    if (call.in_child) call.in_child();
    execve(program.c_str(), arguments.data(), environment.data());
    _exit(127);
}

inline Ending run(const Call& call) {
    std::array<int, 2> out{}, err{};
    REQUIRE(pipe2(out.data(), O_CLOEXEC) == 0);
    REQUIRE(pipe2(err.data(), O_CLOEXEC) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) become(call, call.output >= 0 ? call.output : out[1], err[1]);
    close(out[1]);
    close(err[1]);
    if (call.while_running) call.while_running(child);
    Ending ending;
    std::array<pollfd, 2> ends{{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}}};
    for (int open_ends = 2; open_ends > 0;) {
        poll(ends.data(), ends.size(), -1);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].fd < 0 || ends[i].revents == 0) continue;
            std::array<char, 4096> bytes{};
            const ssize_t count = read(ends[i].fd, bytes.data(), bytes.size());
            if (count > 0) {
                (i == 0 ? ending.out : ending.err).append(bytes.data(), static_cast<std::size_t>(count));
            } else {
                close(ends[i].fd);
                ends[i].fd = -1;
                --open_ends;
            }
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    ending.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ending;
}

inline Ending run(std::vector<std::string> words) {
    return run(Call{.words = std::move(words)});
}

inline std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace permille::cli_test
