// What the writers of JSON share: values that may not be known, texts in both languages, and the layout of a document.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "permille/base/text.hpp"
#include "permille/describe/number.hpp"
#include "permille/explore/effect.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/interval.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::report {

using Json = nlohmann::ordered_json;

/// JSON has no infinity; a value that is not known is null.
Json number(double value);
Json number(const std::optional<double>& value);
Json whole(const std::optional<int>& value);
Json text(const Text& both);
Json text_or_null(const Text& both);
Json string_or_null(const std::string& one);
Json printed(const std::optional<Number>& from, int year);

Json value_of(const std::optional<indicators::Probability>& p);
/// [low, high], or null.
Json interval_of(const std::optional<indicators::Probability>& p);

Json band_json(const indicators::Band& band);

/// A lever from where it stands to where it helps a row most: by the change in P(reach), or where that stays 0 by the
/// row's median.
Json best_lever_json(const explore::BestLever& lever);

/// What roads reach only before or after some projects: facility, projects, text.
Json awaited_roads_json(const Scenario& scenario);

/// Like dump(2), but numbers are the shortest that read back the same, and what holds only simple values stays on one
/// line. Ends with a line break.
std::string document(const Json& value);

}  // namespace permille::report
