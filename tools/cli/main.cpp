// The program permille: understands the command line, runs the command, tells the shell how it ended.
#include <exception>
#include <new>
#include <string>
#include <variant>
#include <vector>

#include "arguments.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

int call(const Arguments& arguments) {
    if (arguments.command == "run") return run(arguments);
    if (arguments.command == "check") return check(arguments);
    if (arguments.command == "show") return show(arguments);
    if (arguments.command == "compare") return compare(arguments);
    if (arguments.command == "levers") return levers(arguments);
    if (arguments.command == "solve") return solve(arguments);
    if (arguments.command == "network") return network(arguments);
    if (arguments.command == "sweep") return sweep(arguments);
    if (arguments.command == "export") return export_sweep(arguments);
    if (arguments.command == "merge") return merge(arguments);
    if (arguments.command == "sensitivity") return sensitivity(arguments);
    if (arguments.command == "portfolio") return portfolio(arguments);
    if (arguments.command == "new") return start_new(arguments);
    if (arguments.command == "completions") return completions(arguments);
    if (arguments.command == "man") return man(arguments);
    return schema(arguments);
}

void complain(const Text& sentence, Language language) {
    message("permille: " + sentence.in(language) + "\n");
}

int obey(const std::vector<std::string>& words) {
    const Language language = language_of(words);
    try {
        const auto understood = read_arguments(words);
        if (const Answer* answer = std::get_if<Answer>(&understood)) {
            print(answer->text);
            return done;
        }
        const Arguments& arguments = std::get<Arguments>(understood);
        if (arguments.command != "new") expect_output();  // which prints nothing there
        return call(arguments);
    } catch (const UsageError& error) {
        complain(error.sentence, language);
        return usage;
    } catch (const Failure& failure) {
        complain(failure.sentence(), language);
    } catch (const std::bad_alloc&) {
        complain(say(Phrase::out_of_memory), language);
    } catch (const std::exception& error) {
        complain(say(Phrase::unexpected, {printable(error.what())}), language);
    }
    return failed;
}

}  // namespace
}  // namespace permille::cli

int main(int count, char** words) {
    permille::cli::prepare_process();
    return permille::cli::obey({words, words + count});
}
