// POSIX calls around the terminal.
#include "shell.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/layers.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/output_file.hpp"

namespace permille::cli {
namespace {

std::atomic<bool> interrupt_seen = false;
bool output_gone = false, output_closed = false;

extern "C" void on_interrupt(int) {
    if (interrupt_seen.exchange(true)) _exit(130);
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

bool is_dumb() {
    const char* term = std::getenv("TERM");
    return term != nullptr && std::string_view(term) == "dumb";
}

// All of the text, or the error number.
int write_fully(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written < 0 ? errno : ENOSPC;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace

void prepare_process() {
    // A file that is opened must never take the place of a closed standard output.
    output_closed = ::fcntl(STDOUT_FILENO, F_GETFD) < 0;
    for (int descriptor = 0; descriptor <= 2; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) < 0) break;
    handle(SIGPIPE, SIG_IGN);
    handle(SIGXFSZ, SIG_IGN);
    handle(SIGINT, on_interrupt);
    handle(SIGTERM, on_interrupt);
}

const std::atomic<bool>& interrupted() {
    return interrupt_seen;
}

void expect_output() {
    if (output_closed) throw Failure(say(Phrase::cannot_print, {report::reason_of(EBADF)}));
}

std::string read_standard_input() {
    constexpr std::size_t most = 4 * 1024 * 1024 + 1;  // one byte too many shows that it is too large
    std::string text;
    std::array<char, 64 * 1024> bytes{};
    while (text.size() < most) {
        const ssize_t got = ::read(STDIN_FILENO, bytes.data(), std::min(bytes.size(), most - text.size()));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            throw Failure(say(Phrase::cannot_open_file, {std::string(standard_input), report::reason_of(errno)}));
        if (got == 0) break;
        text.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return text;
}

void print(std::string_view text) {
    expect_output();
    if (output_gone) return;
    const int error = write_fully(STDOUT_FILENO, text);
    if (error == EPIPE) output_gone = true;
    if (error != 0 && error != EPIPE) throw Failure(say(Phrase::cannot_print, {report::reason_of(error)}));
}

void print_csv(const std::string& text, bool excel) {
    print(excel ? report::for_excel(text) : text);
}

void message(std::string_view text) {
    (void)write_fully(STDERR_FILENO, text);
}

bool has_progress_terminal() {
    return ::isatty(STDERR_FILENO) == 1 && !is_dumb();
}

bool wants_colour(bool forbidden) {
    if (forbidden || is_set("NO_COLOR")) return false;
    if (is_set("FORCE_COLOR")) return true;
    return ::isatty(STDOUT_FILENO) == 1 && !is_dumb();
}

std::string in_shell(const std::string& word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
    const auto needs_quotes = [&](char c) {
        return static_cast<unsigned char>(c) < 0x80 && plain.find(c) == std::string_view::npos;
    };
    if (word.size() > 1 && word.front() == '-') return in_shell("./" + word);
    bool quotes = word.empty();
    for (const char c : word) quotes = quotes || needs_quotes(c);
    if (!quotes) return printable(word);
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return printable(out + "'");
}

std::vector<std::filesystem::path> installed_folders() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return {};
    const auto folder = program.parent_path().parent_path() / "share" / "permille" / "scenarios";
    if (!std::filesystem::is_directory(folder, error)) return {};
    return {folder};
}

}  // namespace permille::cli
