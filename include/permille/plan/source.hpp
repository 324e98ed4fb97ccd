// Where numbers come from: a document that can be looked up.
#pragma once

#include <string>

#include "permille/describe/field.hpp"

namespace permille::plan {

/// plan: the county's own plan. sourced: any other document.
enum class SourceKind { plan, sourced };

struct Source {
    SourceKind kind = SourceKind::sourced;
    Text title, issuer, passage;
    std::string date, address;

    void describe(FieldVisitor& field);
};

}  // namespace permille::plan

namespace permille {
template <>
struct Names<plan::SourceKind> {
    static constexpr std::string_view names[] = {"plan", "sourced"};
};
}  // namespace permille
