// The page and the table of the network.
#include "permille/report/network_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "columns.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/report/base_service_sentences.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/figures.hpp"
#include "permille/scenario/ways.hpp"

namespace permille::report {
namespace {

using indicators::FacilityLoad;

std::string from_to(const std::string& from, const std::string& to) {
    return from == to ? to : from + " → " + to;
}

std::string share_word(const std::optional<double>& share) {
    return share ? with_decimals(*share * 100, 0) : "—";
}

std::string ratio_word(const std::optional<double>& ratio) {
    return ratio ? with_decimals(*ratio, 2) : "—";
}

std::string beds_word(const FacilityLoad& load) {
    if (load.beds < 0.5) return "—";
    return grouped(std::round(load.beds)) + " (" + grouped(std::floor(load.staffed_beds + 1e-9)) + ")";
}

std::vector<std::string> cells_of(const std::string& name, const FacilityLoad& from, const FacilityLoad& to) {
    return {name,
            grouped(std::round(to.catchment)),
            from_to(share_word(from.visit_load), share_word(to.visit_load)),
            beds_word(to),
            from_to(share_word(from.occupancy), share_word(to.occupancy)),
            from_to(ratio_word(from.physician_wisn), ratio_word(to.physician_wisn)),
            from_to(ratio_word(from.nurse_wisn), ratio_word(to.nurse_wisn))};
}

// How many ways are estimated; nothing where they cannot be told.
std::string ways_line(const LoadedScenario& loaded, Language language, int width) {
    const auto ways = travel_minutes(loaded);
    if (!ways) return "";
    const auto estimated = std::count(ways->from.begin(), ways->from.end(), network::MinutesFrom::estimate);
    const std::string pairs = grouped(static_cast<double>(ways->pairs()));
    const Text line = estimated == 0 ? say(Phrase::network_ways_known, {pairs})
                      : estimated == static_cast<std::ptrdiff_t>(ways->pairs())
                          ? say(Phrase::network_ways_estimated, {pairs})
                          : say(Phrase::network_ways, {pairs, grouped(static_cast<double>(estimated))});
    return paragraph(line.in(language), width);
}

void add_number(std::string& line, const std::optional<double>& value) {
    line += ',';
    if (value && std::isfinite(*value)) line += shortest_text(*value == 0 ? 0.0 : *value);
}

}  // namespace

std::string network_text(const NetworkReport& report, Language language, int width) {
    const Scenario& scenario = report.scenario.scenario;
    const auto in = [&](Phrase phrase) { return say(phrase).in(language); };
    const indicators::NetworkYear& from = report.years.front();
    const indicators::NetworkYear& to = report.years.back();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t f = 0; f < scenario.facilities.size(); ++f)
        rows.push_back(cells_of(printable(scenario.facilities.entries[f].value.name.in(language)), from.facility[f],
                                to.facility[f]));
    rows.push_back(cells_of(in(Phrase::network_county), from.county, to.county));
    const ColumnStyle right{Align::right, 16};
    std::string out =
        paragraph(say(Phrase::network_title, {printable(scenario.name.in(language)), from.year, to.year,
                                              grouped(static_cast<double>(report.replications)), report.seed})
                      .in(language),
                  width);
    out += "\n" + set_in_columns({{Align::left, 40}, right, right, right, right, right, right}, 0,
                                 {in(Phrase::head_facility), in(Phrase::head_catchment), in(Phrase::head_load),
                                  in(Phrase::head_beds_staffed), in(Phrase::head_occupancy),
                                  in(Phrase::head_wisn_physicians), in(Phrase::head_wisn_nurses)},
                                 rows, width);
    out += "\n" + paragraph(say(Phrase::network_outside,
                                {grouped(std::round(from.people_outside)), grouped(std::round(to.people_outside))})
                                .in(language),
                            width);
    if (report.base) {
        out += paragraph(base_shares_sentence(*report.base).in(language), width);
        for (const Text& raised : base_year_remarks(*report.base)) out += paragraph(raised.in(language), width);
    }
    out += ways_line(report.scenario, language, width);
    for (const AwaitedRoad& road : awaited_roads(scenario))
        out += paragraph(printable(road.sentence.in(language)), width);
    return out + paragraph(say(Phrase::network_notes, {to.year}).in(language), width);
}

std::string network_csv(const NetworkReport& report) {
    std::string out =
        "scenario,year,facility,name_zh,name_en,tier,town,catchment,visits,visits_wanted,visit_load,admissions,bed_"
        "days,beds,staffed_beds,occupancy,physicians,physicians_required,physician_wisn,nurses,nurses_required,nurse_"
        "wisn\n";
    const auto& facilities = report.scenario.scenario.facilities;
    for (const indicators::NetworkYear& year : report.years)
        for (std::size_t f = 0; f < facilities.size(); ++f) {
            const auto& [id, facility] = facilities.entries[f];
            const FacilityLoad& load = year.facility[f];
            out += csv_cell(report.scenario.id) + "," + std::to_string(year.year) + "," + csv_cell(id) + "," +
                   csv_cell(facility.name.zh) + "," + csv_cell(facility.name.en) + "," +
                   std::string(name_of(facility.tier)) + "," + csv_cell(facility.town);
            const std::array<std::optional<double>, 15> numbers = {load.catchment,
                                                                   load.visits,
                                                                   load.visits_wanted,
                                                                   load.visit_load,
                                                                   load.admissions,
                                                                   load.bed_days,
                                                                   load.beds,
                                                                   load.staffed_beds,
                                                                   load.occupancy,
                                                                   load.physicians,
                                                                   load.physicians_required,
                                                                   load.physician_wisn,
                                                                   load.nurses,
                                                                   load.nurses_required,
                                                                   load.nurse_wisn};
            for (const auto& number : numbers) add_number(out, number);
            out += "\n";
        }
    return out;
}

}  // namespace permille::report
