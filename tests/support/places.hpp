// Where the project and the program under test stand. Only main.cpp is told when it is compiled, so that every other
// object of the tests is the same for each copy of the project.
#pragma once

#include <filesystem>

namespace permille::testing {

std::filesystem::path project_folder();
std::filesystem::path built_program();

}  // namespace permille::testing
