// Lets doctest print lists of strings, one a line, when a check fails.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& strings) {
        std::string all;
        for (const std::string& string : strings) all += "\n    " + string;
        return all.c_str();
    }
};

}  // namespace doctest
