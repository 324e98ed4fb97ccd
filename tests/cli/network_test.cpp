// permille network in every form, each read by a program that knows nothing of it.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.hpp"
#include "support/strings.hpp"

using namespace permille::cli_test;

namespace {

const std::string siyang = (scenarios / "siyang.yaml").string();

// Hands a text to a Python program as a file and returns what it prints, its complaints included.
std::string python(const std::string& program, const std::string& text) {
    const Scratch scratch;
    const fs::path script = scratch.write("read.py", program), input = scratch.write("input", text);
    FILE* pipe = popen(("python3 '" + script.string() + "' '" + input.string() + "' 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 4096> bytes{};
    for (std::size_t count; (count = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) out.append(bytes.data(), count);
    pclose(pipe);
    return out;
}

// Siyang in a folder of its own, where further files may be laid over it.
class SiyangCopy : public Scratch {
  public:
    SiyangCopy() {
        fs::copy(scenarios / "defaults", path() / "defaults");
        fs::copy_file(siyang, path() / "siyang.yaml");
    }
    std::string with(const std::string& name, const std::string& network) const {
        return write(name, "permille: 1\nextends: siyang.yaml\nnetwork:\n" + network).string();
    }
};

// A road that stands, and one that a project improves.
const std::string two_roads =
    "  roads:\n"
    "    south: {name: South road, from: zhongxing, to: chengxiang, minutes: {value: 28, source: estimate, note: by "
    "bus}}\n"
    "    north: {name: North road, from: zhongxing, to: wangji, minutes: {value: 31, source: estimate, note: by bus}, "
    "improved_by: alliance_siyang_hospital, minutes_improved: {value: 22, source: estimate, note: asked}}\n";

std::string network_as(const std::string& format, const std::string& file = siyang) {
    const Ending ending = run({"network", file, "-r", "64", "--format", format, "--lang", "en"});
    REQUIRE(ending.code == 0);
    CHECK(ending.err.empty());
    return ending.out;
}

}  // namespace

TEST_CASE("the page of the network names every facility, in both languages, within 100 columns") {
    for (const std::string language : {"zh", "en"}) {
        const Ending ending = run({"network", siyang, "-r", "64", "--lang", language});
        REQUIRE(ending.code == 0);
        CHECK(ending.err.empty());
        CHECK(has(ending.out, language == "zh" ? "机构网络   2020 → 2025   64 次模拟" : "facilities   2020 → 2025"));
        CHECK(has(ending.out, language == "zh" ? "全县" : "County"));
        const std::string wide = python(R"(
import sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8"):
    columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip("\n"))
    if columns > 100: print(columns, line)
)",
                                        ending.out);
        CHECK(wide == "");
    }
}

TEST_CASE("the table is CSV in which ratios are what their parts say") {
    const std::string complaints = python(R"(
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
years = {row["year"] for row in rows}
assert years == {"2020", "2025"}, years
assert len(rows) == 2 * len({row["facility"] for row in rows})
with_beds = 0
for row in rows:
    assert None not in row and None not in row.values(), row
    assert float(row["catchment"]) >= 0 and row["tier"] in ("village", "township", "subcentre", "county")
    assert float(row["staffed_beds"]) <= float(row["beds"]) + 1e-9
    # Medians of parts and of ratios are close together, not the same.
    for part, whole, ratio in (("physicians", "physicians_required", "physician_wisn"), ("nurses", "nurses_required", "nurse_wisn")):
        if not row[ratio]: continue
        assert abs(float(row[part]) / float(row[whole]) / float(row[ratio]) - 1) < 0.25, row
    if row["occupancy"]:
        with_beds += 1
        assert 0 <= float(row["occupancy"]) <= 1, row
assert with_beds > 10
assert sum(float(row["catchment"]) for row in rows if row["year"] == "2020") < 900000
)",
                                          network_as("csv"));
    CHECK(complaints == "");
}

TEST_CASE("the map is GeoJSON as RFC 7946 has it: longitude first, roads between places") {
    // Siyang has no roads of its own: two are laid.
    const SiyangCopy county;
    const std::string file = county.with("roads.yaml", two_roads);
    const std::string complaints = python(R"(
import json, sys
document = json.load(open(sys.argv[1], encoding="utf-8"))
assert document["type"] == "FeatureCollection" and "crs" not in document
kinds = {}
for feature in document["features"]:
    assert feature["type"] == "Feature" and set(feature) == {"type", "id", "geometry", "properties"}
    kind = feature["properties"]["kind"]
    kinds.setdefault(kind, []).append(feature)
    geometry = feature["geometry"]
    points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
    assert geometry["type"] == ("LineString" if kind == "road" else "Point")
    for longitude, latitude in points:
        assert 118 < longitude < 119.5 and 33 < latitude < 34.5, points
ids = [feature["id"] for feature in document["features"]]
assert len(ids) == len(set(ids))
assert set(kinds) == {"town", "facility", "road"}
assert sum(town["properties"]["seat"] for town in kinds["town"]) == 1
road, north = kinds["road"]
assert road["properties"]["minutes"] == 28 and road["geometry"]["coordinates"] == [[118.6542, 33.7288], [118.6377, 33.6573]]
assert road["properties"]["minutes_improved"] is None
assert north["properties"]["minutes"] == 31 and north["properties"]["minutes_improved"] == 22
for facility in kinds["facility"]:
    assert facility["properties"]["2025"]["catchment"] >= 0 and "2020" in facility["properties"]
)",
                                          network_as("geojson", file));
    CHECK(complaints == "");
}

TEST_CASE("the graph is DOT whose edges join nodes that are declared") {
    const std::string reader = R"(
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
# The part of the language that is used (graphviz.org/doc/info/lang.html): quoted IDs, attribute lists, undirected edges,
# lines of comment.
text = "".join(line for line in text.splitlines(True) if not line.lstrip().startswith("//"))
word = r'(?:"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z_0-9]*|-?[0-9.]+)'
tokens = re.findall(word + r'|--|[\[\]{}=,;]', text)
assert re.sub(r"\s+", "", text) == re.sub(r"\s+", "", "".join(tokens)), "something is no token"
at = 0
def take(expected=None):
    global at
    token = tokens[at]; at += 1
    assert expected is None or token == expected, (expected, token, at)
    return token
take("graph"); take(); take("{")
nodes, edges, looks = set(), [], []
while tokens[at] != "}":
    left = take(); ends = [left]
    while tokens[at] == "--":
        take("--"); ends.append(take())
    look = {}
    if tokens[at] == "[":
        take("[")
        while tokens[at] != "]":
            name = take(); take("="); look[name] = take().strip('"')
            if tokens[at] == ",": take(",")
        take("]")
    take(";")
    if left in ("graph", "node", "edge"): continue
    if len(ends) == 1: nodes.add(left)
    else: edges.append(ends); looks.append(look)
take("}")
assert at == len(tokens)
assert edges and all(end in nodes for ends in edges for end in ends)
places = sum(node.startswith('"facility.') for node in nodes)
towns = len(nodes) - places
assert sum(look.get("style") == "dotted" for look in looks) == places
# Roads are solid. What they leave apart is tied together by as few estimated ways as that takes: grey, dashed, with ~.
roads = [look["label"] for look in looks if "style" not in look]
assert roads == (["28", "31 -> 22"] if "roads" in text[:20] else []), roads
estimated = [(ends, look) for ends, look in zip(edges, looks) if look.get("style") == "dashed"]
assert len(estimated) == towns - 1 - len(roads), len(estimated)
joined = {node: {node} for node in nodes if node.startswith('"town.')}
for ends, look in zip(edges, looks):
    if look.get("style") == "dotted": continue
    both = joined[ends[0]] | joined[ends[1]]
    for node in both: joined[node] = both
assert len(next(iter(joined.values()))) == towns
for ends, look in estimated:
    assert look["color"] == "gray60" and re.fullmatch("~[0-9]+", look["label"]), look
    # Neighbours are 5 to 20 km apart: 1.4 times that at 38 km/h.
    assert 8 <= int(look["label"][1:]) <= 50, look
)";
    CHECK(python(reader, network_as("dot")) == "");
    const SiyangCopy county;
    CHECK(python(reader, network_as("dot", county.with("roads.yaml", two_roads))) == "");
}

TEST_CASE("JSON has what the table has, with the county and those who go outside") {
    const nlohmann::json document = nlohmann::json::parse(network_as("json"));
    CHECK(document["schema"] == "permille.network/1");
    CHECK(document["scenario"] == "siyang");
    CHECK(document["replications"] == 64);
    std::istringstream lines(network_as("csv"));
    std::string head, line;
    REQUIRE(std::getline(lines, head));
    std::size_t told = 0;
    for (const nlohmann::json& year : document["years"]) {
        double catchments = 0;
        for (const nlohmann::json& facility : year["facilities"]) {
            REQUIRE(std::getline(lines, line));
            const std::string start = "siyang," + year["year"].dump() + "," + facility["id"].get<std::string>() + ",";
            CHECK(line.rfind(start, 0) == 0);
            for (const auto& [key, value] : facility.items())
                if (key != "id" && key != "name") CHECK(has(head, "," + key));
            // Numbers are written the same way in both.
            CHECK(has(line + ",", "," + facility["physicians_required"].dump() + ","));
            catchments += facility["catchment"].get<double>();
            ++told;
        }
        CHECK(year["county"]["catchment"].get<double>() > 0);
        CHECK(std::fabs(catchments / year["county"]["catchment"].get<double>() - 1) < 0.05);  // medians
        CHECK(year["people_outside"].get<double>() > 0);
    }
    CHECK_FALSE(std::getline(lines, line));
    CHECK(told > 20);
    CHECK(document["roads_awaited"].empty());
}

TEST_CASE("JSON names the facilities that wait for a road, with the projects that decide") {
    const SiyangCopy county;
    const std::string file = county.with(
        "awaits.yaml",
        "  roads:\n    new: {name: New road, from: wangji, to: brain_hospital, minutes: {value: 9, source: estimate, "
        "note: by bus}, opened_by: brain_hospital_site}\n");
    const nlohmann::json document = nlohmann::json::parse(network_as("json", file));
    const nlohmann::json& awaited = document["roads_awaited"];
    REQUIRE(awaited.size() == 1);
    CHECK(awaited[0]["facility"] == "brain_hospital");
    CHECK(awaited[0]["projects"] == nlohmann::json{"brain_hospital_site"});
    CHECK(has(awaited[0]["text"]["zh"].get<std::string>(), "是否有道路可达取决于项目"));
    // A run and a comparison say so too.
    CHECK(nlohmann::json::parse(run({"run", file, "-r", "64", "--format", "json"}).out)["roads_awaited"] == awaited);
    CHECK(has(run({"run", file, "-r", "64", "--lang", "en"}).out, "whether a road leads there"));
    CHECK(has(run({"compare", siyang, file, "-r", "64", "--lang", "en"}).out, "whether a road leads there"));
}

TEST_CASE("a county without demand has no network, and the reason is said") {
    const Scratch scratch;
    fs::copy(scenarios / "defaults", scratch.path() / "defaults");
    fs::copy_file(first, scratch.path() / "first.yaml");
    const fs::path file = scratch.write("nobody.yaml", "permille: 1\nextends: first.yaml\ndemand: null\n");
    const Ending ending = run({"network", file.string(), "-r", "16", "--lang", "en"});
    CHECK(ending.code == 2);
    CHECK(ending.out.empty());
    CHECK(has(ending.err, "has no network to list: "));
    CHECK(run({"network"}).code == 2);
    CHECK(run({"network", siyang, siyang}).code == 2);
    CHECK(run({"network", siyang, "--format", "xml"}).code == 2);
    CHECK(run({"network", siyang, "--set", "network.reach.within_minutes=-1"}).code == 3);
}

TEST_CASE("the network is the same for any threads and lanes") {
    const auto with = [](std::vector<std::string> more) {
        std::vector<std::string> words = {"network", siyang, "-r", "64", "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words).out;
    };
    const std::string plain = with({"--threads", "1"});
    CHECK(plain.size() > 1000);
    CHECK(with({"--threads", "2", "--lanes", "1", "--block", "16"}) == plain);
}

TEST_CASE("minutes of all pairs are those of the rule in its middle, and say where they come from") {
    const SiyangCopy county;
    // The middle of a lognormal distribution is its median, which lies below its mean.
    const std::string file = county.with(
        "roads.yaml", two_roads +
                          "  travel:\n    source: estimate\n    note: asked\n    detour: {uniform: [1.2, 1.6]}\n    "
                          "speed_km_per_hour: {uniform: [30, 46]}\n    town_minutes: "
                          "{lognormal: [9, 0.5]}\n    village_minutes: {lognormal: [6, 0.5]}\n");
    const std::string complaints = python(R"(
import csv, math, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
assert rows[0] == ["from", "to", "minutes", "minutes_by"], rows[0]
told = {(a, b): (float(m), by) for a, b, m, by in rows[1:]}
towns, places = {a for a, b in told}, {b for a, b in told}
assert len(rows) - 1 == len(told) == len(towns) * len(places)
# The law of cosines on a sphere of 6371.0088 km, 1.4 times as far by road, 38 km/h, 9 minutes at both ends.
def estimate(a, b):
    (ya, xa), (yb, xb) = [[math.radians(degrees) for degrees in point] for point in (a, b)]
    cosine = math.sin(ya) * math.sin(yb) + math.cos(ya) * math.cos(yb) * math.cos(xa - xb)
    return 6371.0088 * math.acos(cosine) * 1.4 / 38 * 60 + 9
luji, chuancheng = (33.5996, 118.6392), (33.9074, 118.6211)
for pair, minutes, by in ((("zhongxing", "villages_chengxiang"), 28 + 9, "road"),
                          (("wangji", "villages_chengxiang"), 31 + 28 + 9, "road"),
                          (("wangji", "centre_wangji"), 9, "road"),
                          (("wangji", "villages_wangji"), 6, "road"),
                          (("luji", "villages_luji"), 6, "estimate"),
                          (("luji", "centre_chuancheng"), estimate(luji, chuancheng), "estimate"),
                          (("chuancheng", "centre_luji"), estimate(luji, chuancheng), "estimate")):
    assert told[pair][1] == by and abs(told[pair][0] - minutes) < 1e-9, (pair, told[pair], minutes)
# A town that no road names is estimated to every place, and so is every way to it.
assert all((by == "estimate") for (a, b), (minutes, by) in told.items() if a == "luji" or b in ("centre_luji", "villages_luji"))
)",
                                          network_as("minutes", file));
    CHECK(complaints == "");
}

TEST_CASE("minutes that are fed back as the table of a scenario are the same minutes") {
    const SiyangCopy county;
    const std::string minutes = network_as("minutes", county.with("roads.yaml", two_roads));
    county.write("minutes.csv", minutes);
    const std::string fed = county.with("fed.yaml", "  minutes: minutes.csv\n");
    const std::string again = network_as("minutes", fed);
    const auto numbers = [](const std::string& text) {
        std::vector<std::pair<std::string, double>> found;
        std::istringstream lines(text);
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            const std::size_t second = line.find(',', line.find(',') + 1);
            found.emplace_back(line.substr(0, second), std::stod(line.substr(second + 1)));
        }
        return found;
    };
    const auto before = numbers(minutes), after = numbers(again);
    REQUIRE(before.size() == after.size());
    CHECK(before.size() > 300);
    double farthest = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(before[i].first == after[i].first);
        farthest = std::max(farthest, std::fabs(before[i].second - after[i].second));
    }
    CHECK(farthest <= 1e-9);
    CHECK(has(minutes, ",estimate\n"));
    CHECK(has(minutes, ",road\n"));
    CHECK_FALSE(has(again, ",estimate\n"));
    CHECK_FALSE(has(again, ",road\n"));
    // In the graph what a table says is neither a road nor an estimate.
    const std::string graph = network_as("dot", fed);
    CHECK(has(graph, ", color=gray60"));
    CHECK_FALSE(has(graph, "style=dashed"));
    CHECK_FALSE(has(graph, "\"~"));
    // A spreadsheet's byte order mark is no hindrance, nor is the program's own.
    county.write("minutes.csv", run({"network", siyang, "--format", "minutes", "--excel"}).out);
    CHECK(run({"check", fed}).code == 0);
}

TEST_CASE("the page says how many ways are estimated") {
    const SiyangCopy county;
    const std::string minutes = network_as("minutes");
    const auto pairs = std::to_string(std::count(minutes.begin(), minutes.end(), '\n') - 1);
    const auto page = [](const std::string& file) { return run({"network", file, "-r", "16", "--lang", "en"}).out; };
    CHECK(has(page(siyang), "Ways: all " + pairs + " pairs of town and facility are estimated"));
    county.write("minutes.csv", minutes);
    CHECK(has(page(county.with("fed.yaml", "  minutes: minutes.csv\n")),
              "Ways: all " + pairs + " pairs of town and facility go by"));
}

TEST_CASE("where ways cannot be told, what is missing is said") {
    const Scratch scratch;
    fs::copy(scenarios / "defaults", scratch.path() / "defaults");
    fs::copy_file(first, scratch.path() / "first.yaml");
    const auto minutes_of = [&](const std::string& more) {
        const fs::path file = scratch.write("more.yaml", "permille: 1\nextends: first.yaml\n" + more);
        return run({"network", file.string(), "--format", "minutes", "--lang", "en"});
    };
    // In a county of one town every way is that to its centre.
    const Ending one = minutes_of("");
    CHECK(one.code == 0);
    CHECK(has(one.out, "from,to,minutes,minutes_by\ntown,hospital,"));
    const Ending two = minutes_of(
        "population: {towns: {source: estimate, note: asked, town: {weight: 3}, far: {name: Far, weight: 1}}}\n");
    CHECK(two.code == 2);
    CHECK(two.out.empty());
    CHECK(has(two.err, "has no network to list: County town has no point and no road names it"));
    const Ending no_rule = minutes_of("network: {travel: null}\n");
    CHECK(no_rule.code == 2);
    CHECK(has(no_rule.err, "network.travel"));
}
