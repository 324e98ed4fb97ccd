// `extends`, --set, and the order of the uncertain numbers.
#include "permille/describe/layers.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "sample.hpp"
#include "support/folder.hpp"
#include "support/strings.hpp"

using namespace sample;
using support::Folder;
namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

namespace {

Strings said(const Checked<Layers>& layers) {
    Strings all;
    for (const Issue& issue : layers.issues.all()) all.push_back(to_string(issue, Language::en));
    return all;
}

// Loads with the folder as the working directory would be: names in messages are then relative to it.
Checked<Layers> load(const Folder& folder, const std::string& file, LayerOptions options = {}) {
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    Checked<Layers> layers = load_layers(file, options);
    fs::current_path(before);
    return layers;
}

const std::string base = "permille: 1\nsource: book\nleaving: {hazard_per_year: 1}\n";

}  // namespace

TEST_CASE("a child is laid over its parents, and places name the file as the user would") {
    const Folder folder;
    folder.write("defaults/national.yaml", base);
    folder.write("county.yaml", "extends: defaults/national.yaml\nlabel: county\n");
    folder.write("whatif/more.yaml", "extends: ../county.yaml\nlabel: more\n");
    const auto layers = load(folder, "whatif/more.yaml");
    CHECK(said(layers) == Strings{});
    CHECK(layers.value->tree.find("label")->scalar == "more");
    CHECK(*layers.value->tree.find("label")->place.file == "whatif/more.yaml");
    CHECK(*layers.value->tree.find("leaving")->place.file == "defaults/national.yaml");
    CHECK_FALSE(layers.value->tree.find("extends"));
    CHECK(layers.value->layers.size() == 3);
    CHECK(layers.value->layers[0].name == "defaults/national.yaml");
    CHECK(layers.value->layers[1].name == "county.yaml");
    CHECK(layers.value->files[2] == fs::canonical(folder.path() / "whatif/more.yaml"));
    CHECK(read_tree(layers.value->tree).issues == Strings{});
}

TEST_CASE("defaults are found beside the file, in the scenario folder, and in the installed folders, in this order") {
    const Folder folder, installed;
    installed.write("defaults/national.yaml", base + "label: installed\n");
    installed.write("defaults/child.yaml", "extends: national.yaml\n");
    const LayerOptions options{
        .installed_folders = {installed.path() / "no", installed.path()}, .sets = {}, .limits = {}};
    folder.write("a/x.yaml", "extends: defaults/national.yaml\n");
    const auto first = load(folder, "a/x.yaml", options);
    CHECK(said(first) == Strings{});
    CHECK(first.value->tree.find("label")->scalar == "installed");
    CHECK(*first.value->tree.find("label")->place.file == "defaults/national.yaml");
    folder.write("a/y.yaml", "extends: defaults/child.yaml\n");
    CHECK(load(folder, "a/y.yaml", options).value->tree.find("label")->scalar == "installed");
    folder.write("defaults/national.yaml", base + "label: root\n");
    CHECK(load(folder, "a/x.yaml", options).value->tree.find("label")->scalar == "root");
    folder.write("a/defaults/national.yaml", base + "label: beside\n");
    CHECK(load(folder, "a/x.yaml", options).value->tree.find("label")->scalar == "beside");
}

TEST_CASE("a missing parent, an escape and a circle are one issue at the line of extends") {
    const Folder folder;
    folder.write("s/defaults/national.yaml", base);
    folder.write("secret.yaml", base);
    folder.write("s/missing.yaml", "label: x\nextends: nothing.yaml\n");
    CHECK(said(load(folder, "s/missing.yaml")) == Strings{"s/missing.yaml:2:10: extends: no file nothing.yaml"});
    folder.write("s/escape.yaml", "extends: ../secret.yaml\n");
    CHECK(said(load(folder, "s/escape.yaml")) ==
          Strings{"s/escape.yaml:1:10: extends: ../secret.yaml lies outside the scenario folder; files that a scenario "
                  "names must lie inside"});
    fs::create_symlink("../secret.yaml", folder.path() / "s/link.yaml");
    folder.write("s/linked.yaml", "extends: link.yaml\n");
    CHECK(said(load(folder, "s/linked.yaml")) ==
          Strings{"s/linked.yaml:1:10: extends: link.yaml lies outside the scenario folder; files that a scenario "
                  "names must lie inside"});
    folder.write("s/absolute.yaml", "extends: /etc/passwd\n");
    CHECK(said(load(folder, "s/absolute.yaml")) ==
          Strings{"s/absolute.yaml:1:10: extends: must be a path relative to the file that says it"});
    folder.write("s/list.yaml", "extends: [a, b]\n");
    CHECK(said(load(folder, "s/list.yaml")) == Strings{"s/list.yaml:1:10: extends: must name one file"});
    folder.write("s/a.yaml", "extends: b.yaml\n");
    folder.write("s/b.yaml", "extends: a.yaml\n");
    CHECK(said(load(folder, "s/a.yaml")) ==
          Strings{"s/b.yaml:1:10: extends: goes round in a circle: s/a.yaml -> s/b.yaml -> s/a.yaml"});
    folder.write("s/self.yaml", "extends: self.yaml\n");
    CHECK(said(load(folder, "s/self.yaml")) ==
          Strings{"s/self.yaml:1:10: extends: goes round in a circle: s/self.yaml -> s/self.yaml"});
    folder.write("s/defaults/out.yaml", "extends: defaults/../../secret.yaml\n");
    CHECK(said(load(folder, "s/defaults/out.yaml")).size() == 1);
}

TEST_CASE("a parent must be a regular file, and eight parents are enough") {
    const Folder folder;
    REQUIRE(::mkfifo((folder.path() / "pipe.yaml").c_str(), 0600) == 0);
    folder.write("x.yaml", "extends: pipe.yaml\n");
    CHECK(said(load(folder, "x.yaml")) ==
          Strings{"x.yaml:1:10: extends: pipe.yaml is a pipe or a device; name a regular file"});
    for (int i = 0; i < 12; ++i)
        folder.write("n" + std::to_string(i) + ".yaml",
                     i == 0 ? base : "extends: n" + std::to_string(i - 1) + ".yaml\n");
    CHECK(said(load(folder, "n8.yaml")) == Strings{});
    CHECK(said(load(folder, "n9.yaml")) == Strings{"n1.yaml:1:10: extends: goes on through more than 8 files"});
}

TEST_CASE("a file outside any scenario folder may extend what lies beside it or below, not above") {
    const Folder folder;
    folder.write("a/b/x.yaml", "extends: sub/y.yaml\n");
    folder.write("a/b/sub/y.yaml", base);
    folder.write("a/up.yaml", base);
    folder.write("a/b/z.yaml", "extends: ../up.yaml\n");
    CHECK(said(load(folder, "a/b/x.yaml")) == Strings{});
    CHECK(said(load(folder, "a/b/z.yaml")).size() == 1);
}

TEST_CASE("a file that cannot be read is reported under the name the user typed") {
    const Folder folder;
    CHECK(said(load(folder, "./none.yaml")) == Strings{"./none.yaml: cannot be opened (no such file)"});
    CHECK(said(load(folder, ".")) == Strings{".: is a folder; name a file"});
}

TEST_CASE("--set lays values over the file; their numbers have the source set") {
    const Folder folder;
    folder.write("x.yaml", base + "facilities: {a: {name: x, beds: {pert: [1, 2, 3], source: s}}}\n");
    const auto layers = load(
        folder, "x.yaml",
        {.installed_folders = {},
         .sets = {"leaving.hazard_per_year=0.5", "leaving.young_ratio={pert: [1, 2, 3]}", "facilities.a.beds=7",
                  "facilities.a.staff.nurse=3", "label=a: b = c", "distance={value: 3, source: estimate, note: map}"},
         .limits = {}});
    REQUIRE(layers.value);
    CHECK(said(layers).size() == 0);
    const Read done = read_tree(layers.value->tree);
    CHECK(done.issues == Strings{"--set: label: must be text, not a map"});
    CHECK(done.county.leaving.hazard_per_year.value() == 0.5);
    CHECK(done.county.leaving.hazard_per_year.source == "set");
    CHECK(done.county.leaving.hazard_per_year.text == "0.5");
    CHECK(done.county.leaving.young_ratio.source == "set");
    CHECK(done.county.facilities.find("a")->beds.source == "set");
    CHECK(done.county.facilities.find("a")->staff.find("nurse")->source == "set");
    CHECK(done.county.distance->source == "estimate");
}

TEST_CASE("--set removes with null, reaches into a course, and cannot pass through a value") {
    const Folder folder;
    folder.write(
        "x.yaml",
        "permille: 1\nlabel: x\nleaving: {hazard_per_year: {path: {2020: 1, 2025: 2}, source: book, note: p}}\n");
    const auto set = [&](const std::string& assignment) { return load(folder, "x.yaml", {{}, {assignment}, {}}); };
    CHECK_FALSE(set("label=null").value->tree.find("label"));
    const Read done = read_tree(set("leaving.hazard_per_year.path.2025={uniform: [1, 2]}").value->tree);
    CHECK(done.issues == Strings{});
    const Course& course = std::get<Course>(done.county.leaving.hazard_per_year.form);
    CHECK(course.size() == 2);
    CHECK(course[1].value == Uncertain(Distribution{Distribution::Kind::uniform, 1, 2}));
    CHECK(done.county.leaving.hazard_per_year.source == "set");
    CHECK(done.county.leaving.hazard_per_year.note.empty());
    CHECK(said(set("label.a=1")) == Strings{"--set: label: label is a value and has no keys below it"});
    CHECK(read_tree(set("leaving.hazard_per_year.source=map").value->tree).county.leaving.hazard_per_year.source ==
          "map");
}

TEST_CASE("a mistake in --set is told at --set") {
    const Folder folder;
    folder.write("x.yaml", base);
    const auto set = [&](const std::string& assignment) {
        const auto layers = load(folder, "x.yaml", {{}, {assignment}, {}});
        Strings all = said(layers);
        for (const std::string& issue : read_tree(layers.value->tree).issues) all.push_back(issue);
        return all;
    };
    CHECK(set("leaving") == Strings{"--set: leaving must be PATH=VALUE"});
    CHECK(set("=3") == Strings{"--set: =3 must be PATH=VALUE"});
    CHECK(
        set("a..b=3") ==
        Strings{"--set: a..b is not a path; a path is made of keys and dots, like workforce.nurse.recruitment.yield"});
    CHECK(set("label=") == Strings{"--set: label: no value after the =; write null to remove one"});
    CHECK(set("label=[1") == Strings{"--set: label: a [ or { is not closed, or a comma is missing"});
    CHECK(set("leving.hazard_per_year=1") == Strings{"--set: leving: unknown key; did you mean 'leaving'?"});
    CHECK(set("leaving.hazard_per_yaer=1") ==
          Strings{"--set: leaving.hazard_per_yaer: unknown key; did you mean 'hazard_per_year'?"});
    CHECK(set("leaving.hazard_per_year=9") ==
          Strings{"--set: leaving.hazard_per_year: 9 is outside [0, 5] (unit: 1/year)"});
    CHECK(set("lable=null") == Strings{"--set: lable: unknown key; did you mean 'label'?"});
    CHECK(set("label=null") ==
          Strings{"--set: label: has no value; null removes a value of a parent file, and there is none"});
}

TEST_CASE("uncertain numbers keep their order: the topmost parent first, then what each layer adds, each sorted") {
    const Folder folder;
    folder.write("p.yaml",
                 "z: {pert: [1, 2, 3]}\na: {uniform: [1, 2], source: s}\nm: {path: {2020: {normal: [1, 2]}, 2025: "
                 "{beta: [1, 2]}}}\n");
    folder.write("c.yaml", "extends: p.yaml\nb: {y: {beta: [1, 2]}, x: {lognormal: [1, 2]}}\nz: 3\na: null\n");
    const auto layers = load(folder, "c.yaml", {{}, {"aa={normal: [1, 2]}", "a={pert: [1, 2, 3]}", "b.x=1"}, {}});
    CHECK(layers.value->uncertain_paths == Strings{"a", "m.path.2020", "m.path.2025", "z", "b.x", "b.y", "aa"});
}

TEST_CASE("a file that a scenario names is found beside the layer that names it") {
    const Folder folder;
    folder.write("defaults/national.yaml", base + "label: table.csv\n");
    folder.write("defaults/table.csv", "a\n1\n");
    folder.write("county.yaml", "extends: defaults/national.yaml\n");
    const auto layers = load(folder, "county.yaml");
    const auto found = find_file(*layers.value, "table.csv", layers.value->tree.find("label")->place, "label");
    REQUIRE(found);
    CHECK(found.value->path == fs::canonical(folder.path() / "defaults/table.csv"));
    CHECK(found.value->name == "defaults/table.csv");
    const auto missing = find_file(*layers.value, "tabel.csv", layers.value->tree.find("label")->place, "label");
    CHECK(to_string(missing.issues.all().at(0), Language::en) ==
          "defaults/national.yaml:4:8: label: no file tabel.csv");
}
