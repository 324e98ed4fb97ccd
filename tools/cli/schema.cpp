// permille schema: the format of scenarios for editors (JSON Schema) and for readers (the table of keys).
#include "commands.hpp"
#include "permille/describe/json_schema.hpp"
#include "permille/describe/reference.hpp"
#include "permille/scenario/scenario.hpp"
#include "shell.hpp"

namespace permille::cli {

int schema(const Arguments& arguments) {
    print(arguments.format == "reference" ? reference<Scenario>(arguments.language)
                                          : json_schema<Scenario>("permille scenario", arguments.language));
    return done;
}

}  // namespace permille::cli
