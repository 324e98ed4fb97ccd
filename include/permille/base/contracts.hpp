// Checks of our own promises: a broken one is a mistake of ours and stops the program with its place.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace permille {

/// Where a check stands. The compilers' builtins, because clang 14 has no std::source_location with Debian's library.
struct CodePlace {
    const char* file;
    int line;
    const char* function;

    static constexpr CodePlace current(const char* file = __builtin_FILE(), int line = __builtin_LINE(),
                                       const char* function = __builtin_FUNCTION()) {
        return {file, line, function};
    }
};

[[noreturn]] inline void broken_contract(const char* kind, CodePlace where) {
    std::fprintf(stderr, "permille: %s broken at %s:%d (%s)\n", kind, where.file, where.line, where.function);
    std::abort();
}

/// What a function asks of its caller.
inline void expects(bool condition, CodePlace where = CodePlace::current()) {
    if (!condition) [[unlikely]]
        broken_contract("precondition", where);
}

/// What a function promises to its caller.
inline void ensures(bool condition, CodePlace where = CodePlace::current()) {
    if (!condition) [[unlikely]]
        broken_contract("postcondition", where);
}

}  // namespace permille
