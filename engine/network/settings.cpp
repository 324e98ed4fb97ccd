// The fields of the network section.
#include "permille/network/settings.hpp"

namespace permille::network {

void Travel::describe(FieldVisitor& field) {
    field.required(
        detour,
        {.key = "detour", .doc = "Length of the road over the straight line.", .unit = "ratio", .min = 1, .max = 5});
    field.required(speed_km_per_hour,
                   {.key = "speed_km_per_hour", .doc = "Speed on the road.", .unit = "km/h", .min = 3, .max = 120});
    field.required(town_minutes, {.key = "town_minutes",
                                  .doc = "From the door to the road and from the road to the door, both ends together; "
                                         "all of the way to a place in one's own town. Added to ways by road as well.",
                                  .unit = "minutes",
                                  .min = 0,
                                  .max = 240});
    field.required(village_minutes,
                   {.key = "village_minutes",
                    .doc = "All of the way to a facility of the village tier in one's own town: it stands for clinics "
                           "that are nearer than the town's centre.",
                    .unit = "minutes",
                    .min = 0,
                    .max = 240});
}

void Road::describe(FieldVisitor& field) {
    field.defaulted(name, {.key = "name", .doc = "Label in reports."});
    field.required(from, {.key = "from", .doc = "Id of the town or facility at one end."});
    field.required(to, {.key = "to", .doc = "Id of the town or facility at the other end."});
    field.required(
        minutes,
        {.key = "minutes", .doc = "How long it takes, in either direction.", .unit = "minutes", .min = 0, .max = 1440});
    field.defaulted(opened_by, {.key = "opened_by",
                                .doc = "Id of the project that builds it; left out when it stands in the base year. "
                                       "Until then nobody is treated at a facility that only this road reaches."});
    field.defaulted(improved_by,
                    {.key = "improved_by", .doc = "Id of the project after which it takes minutes_improved."});
    field.defaulted(minutes_improved, {.key = "minutes_improved",
                                       .doc = "How long it takes once it is improved.",
                                       .unit = "minutes",
                                       .min = 0,
                                       .max = 1440});
    field.defaulted(closed_by, {.key = "closed_by", .doc = "Id of the project with which it is given up."});
}

void Reach::describe(FieldVisitor& field) {
    field.defaulted(level, {.key = "level",
                            .doc = "Level of care that people should have near them: a facility of this level or a "
                                   "higher one; upgrades by projects count."});
    field.defaulted(within_minutes, {.key = "within_minutes",
                                     .doc = "How far the nearest of them may be.",
                                     .unit = "minutes",
                                     .min = 1,
                                     .max = 240});
    field.defaulted(catchment_minutes,
                    {.key = "catchment_minutes",
                     .doc = "How far people go to what is shared out among them (E2SFCA: three zones of a third of it "
                            "each, with weights 1, 0.68 and 0.22).",
                     .unit = "minutes",
                     .min = 1,
                     .max = 240});
}

void Settings::describe(FieldVisitor& field) {
    field.defaulted(travel, {.key = "travel", .doc = "How long ways take where no road is known, by points."});
    field.defaulted(reach, {.key = "reach", .doc = "What counts as within reach."});
    field.defaulted(roads, {.key = "roads",
                            .doc = "Roads between towns and facilities, keyed by id. A facility that no road names "
                                   "stands at its town."});
    field.defaulted(
        minutes, {.key = "minutes",
                  .doc = "CSV file with from, to, minutes: from each town to each facility, or to the town that "
                         "facilities stand in, door to door. In place of roads. Relative to the file that names it."});
}

}  // namespace permille::network
