// What a terminal is shown and a pipe is not: colour, the progress bar; NO_COLOR and TERM=dumb.
#include <thread>

#include "cli/program.hpp"

using namespace permille::cli_test;

namespace {

// A terminal of the system's (a pseudo-terminal), read from the other side while a program runs in it.
class Terminal {
  public:
    Terminal() : reading_(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        REQUIRE(reading_ >= 0);
        REQUIRE(grantpt(reading_) == 0);
        REQUIRE(unlockpt(reading_) == 0);
        writing_ = open(ptsname(reading_), O_RDWR | O_NOCTTY | O_CLOEXEC);
        REQUIRE(writing_ >= 0);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        if (reader_.joinable()) reader_.join();
        close(reading_);
    }
    int writing() const { return writing_; }
    // For while_running: this side of the terminal belongs to the program alone from now on, or no end would be seen.
    void read_all() {
        close(writing_);
        reader_ = std::thread([this] {
            std::array<char, 4096> bytes{};
            for (ssize_t count; (count = read(reading_, bytes.data(), bytes.size())) > 0;)
                shown_.append(bytes.data(), static_cast<std::size_t>(count));
        });
    }
    const std::string& shown() {
        if (reader_.joinable()) reader_.join();
        return shown_;
    }

  private:
    int reading_, writing_ = -1;
    std::thread reader_;
    std::string shown_;
};

struct Shown {
    std::string out, err;  // on the terminal
};

// A run whose standard output and standard error are two terminals.
Shown run_in_terminals(std::map<std::string, std::string> surroundings, std::vector<std::string> more = {}) {
    const Scratch scratch;
    Terminal out, err;
    std::vector<std::string> words{"run", first, "-r", "2000"};
    words.insert(words.end(), more.begin(), more.end());
    const Ending ending = run({.words = std::move(words),
                               .folder = scratch.path(),
                               .surroundings = std::move(surroundings),
                               .in_child = [&] { dup2(err.writing(), 2); },
                               .while_running =
                                   [&](pid_t) {
                                       out.read_all();
                                       err.read_all();
                                   },
                               .output = out.writing()});
    CHECK(ending.code == 0);
    return {out.shown(), err.shown()};
}

const std::string escape = "\x1b[";

}  // namespace

TEST_CASE("on a terminal results are coloured and a bar is drawn and wiped, on standard error alone") {
    const Shown shown = run_in_terminals({{"TERM", "xterm"}});
    CHECK(has(shown.out, "Nurses per 1000 people"));
    CHECK(has(shown.out, escape));
    CHECK_FALSE(has(shown.out, "░"));
    CHECK(has(shown.err, "first ░"));
    CHECK(has(shown.err, "\r\x1b[Kresults are in results/first"));
}

TEST_CASE("a dumb terminal is shown neither") {
    const Shown shown = run_in_terminals({{"TERM", "dumb"}});
    CHECK(has(shown.out, "Nurses per 1000 people"));
    CHECK_FALSE(has(shown.out, escape));
    CHECK(shown.err == "results are in results/first\r\n");
}

TEST_CASE("NO_COLOR and --no-color are obeyed on a terminal, an empty NO_COLOR says nothing") {
    CHECK_FALSE(has(run_in_terminals({{"NO_COLOR", "1"}}).out, escape));
    CHECK_FALSE(has(run_in_terminals({}, {"--no-color"}).out, escape));
    CHECK(has(run_in_terminals({{"NO_COLOR", ""}}).out, escape));
}

TEST_CASE("quiet draws no bar") {
    CHECK(run_in_terminals({{"TERM", "xterm"}}, {"--quiet"}).err.empty());
}
