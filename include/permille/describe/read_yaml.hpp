// Fills a described struct from a tree and reports every mistake in one pass.
#pragma once

#include "permille/base/issues.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

/// Fills `object` from `tree`. Unknown keys (with a "did you mean"), missing keys, wrong types and values out of range
/// are added to `issues`; reading goes on behind each of them.
///
/// Provenance: any map may carry `source:` and `note:`; they hold for every number below that has none of its own.
/// A number without any source is a mistake, "estimate" without a note is one too.
void read_yaml(const Tree& tree, Record object, Issues& issues);

}  // namespace permille
