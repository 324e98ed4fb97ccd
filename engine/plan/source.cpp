// The fields of a source.
#include "permille/plan/source.hpp"

namespace permille::plan {

void Source::describe(FieldVisitor& field) {
    field.defaulted(kind, {.key = "kind", .doc = "plan: the county's own plan; sourced: any other document."});
    field.required(title, {.key = "title", .doc = "Title of the document."});
    field.defaulted(issuer, {.key = "issuer", .doc = "Who issued it."});
    field.defaulted(date, {.key = "date", .doc = "When."});
    field.defaulted(passage, {.key = "passage", .doc = "Where in it."});
    field.defaulted(address, {.key = "address", .doc = "Where it can be read."});
}

}  // namespace permille::plan
