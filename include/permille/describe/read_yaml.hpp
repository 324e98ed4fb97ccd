// Fills a described struct from a tree and reports every mistake in one pass.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

/// A `source:` that numbers rest on: what it names, where it stands, and the path of the first number below it.
struct SourceUse {
    std::string source;
    Place place;
    std::string path;
};

/// Fills `object` from `tree`. Unknown keys (with a "did you mean"), missing keys, wrong types and values out of range
/// are added to `issues`, which are then sorted by place; reading goes on behind each of them. Numbers that are not
/// written keep their default and are given the source "default".
///
/// Provenance: any map may carry `source:` and `note:`; they hold for every number below that has none of its own, the
/// nearest first, and only for numbers of the same file: a number that a what-if states does not inherit the source of
/// the file it extends. A note beside a source belongs to that source. A struct may declare a field `source` or `note`
/// of its own; it gets the text, and the numbers below have it too. A number without any source is a mistake,
/// "estimate" without a note is one too.
///
/// Ranges: value, uniform, triangular, pert and beta must lie within the field's range; of normal and lognormal only
/// the centre must, their tails are cut at the range when the number is drawn (Number::lowest, highest).
///
/// returns  the sources in use, each place once, for the caller to compare with the scenario's list (check_sources)
std::vector<SourceUse> read_yaml(const Tree& tree, Record object, Issues& issues);

/// Reports each source that is neither known nor one of estimate, default, set.
void check_sources(std::span<const SourceUse> uses, std::span<const std::string_view> known, Issues& issues);

}  // namespace permille
