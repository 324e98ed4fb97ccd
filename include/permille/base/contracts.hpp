// Checks of our own promises: a broken one is a mistake of ours and stops the program with its place.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <source_location>

namespace permille {

[[noreturn]] inline void broken_contract(const char* kind, std::source_location where) {
    std::fprintf(stderr, "permille: %s broken at %s:%u (%s)\n", kind, where.file_name(),
                 static_cast<unsigned>(where.line()), where.function_name());
    std::abort();
}

/// What a function asks of its caller.
inline void expects(bool condition, std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        broken_contract("precondition", where);
}

/// What a function promises to its caller.
inline void ensures(bool condition, std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        broken_contract("postcondition", where);
}

}  // namespace permille
