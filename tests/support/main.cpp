// The main function of every test program, and where the project stands.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "support/places.hpp"

namespace permille::testing {

std::filesystem::path project_folder() {
    return PERMILLE_SOURCE_DIR;
}

std::filesystem::path built_program() {
    return PERMILLE_PROGRAM;
}

}  // namespace permille::testing
