// permille completions: the script of one shell.
#include "commands.hpp"
#include "options.hpp"
#include "shell.hpp"

namespace permille::cli {

int completions(const Arguments& arguments) {
    const std::string& shell = arguments.files.front();
    if (shell == "bash")
        print(bash_completions());
    else if (shell == "zsh")
        print(zsh_completions(arguments.language));
    else
        print(fish_completions(arguments.language));
    return done;
}

}  // namespace permille::cli
