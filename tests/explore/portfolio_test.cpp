// Counties rolled up: sums by hand, and that neither order, threads, shards nor a broken county moves anything.
#include "permille/explore/portfolio.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "permille/explore/trial.hpp"
#include "support/folder.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using explore::GroupKey;
using explore::GroupSums;
using explore::Portfolio;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Small counties of two provinces: copies of the smallest complete scenario with other people and places.
class Counties {
  public:
    Counties() {
        add("east", 120000, "county: {name: 东县, city: 甲市, province: 甲省}\n");
        add("west", 80000, "county: {name: 西县, city: 甲市, province: 甲省}\n");
        add("south", 60000, "county: {name: 南县, city: 乙市, province: 乙省}\n");
        add("north", 90000, "");
    }
    const std::vector<std::filesystem::path>& files() const { return files_; }
    const support::Folder& folder() const { return folder_; }

  private:
    void add(const std::string& name, int people, const std::string& county) {
        std::string text = text_of(testing::scenario_file("first.yaml")) + "\n" + county;
        const std::string base = "base: 100000";
        text.replace(text.find(base), base.size(), "base: " + std::to_string(people));
        files_.push_back(folder_.write(name + ".yaml", text));
    }

    support::Folder folder_;
    std::vector<std::filesystem::path> files_;
};

explore::PortfolioSettings settings(int threads = 1) {
    return {.replications = 64,
            .seed = 7,
            .threads = threads,
            .load = {.installed_folders = {testing::project_folder() / "scenarios"}}};
}

Portfolio run_all(const std::vector<std::filesystem::path>& files, const explore::PortfolioSettings& how = settings()) {
    return explore::run_portfolio("test", files, how);
}

const GroupSums& sums_of(const Portfolio& portfolio, const GroupKey& key) {
    const auto found = portfolio.roll_up.groups().find(key);
    REQUIRE(found != portfolio.roll_up.groups().end());
    return found->second;
}

bool same_sums(const GroupSums& a, const GroupSums& b) {
    if (a.counties != b.counties || a.judged != b.judged || a.failed != b.failed || a.residents != b.residents ||
        a.reaching_all != b.reaching_all || a.indicators.size() != b.indicators.size())
        return false;
    return std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(), [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.verdicts == y.second.verdicts && x.second.above == y.second.above &&
               x.second.below == y.second.below && x.second.base_above == y.second.base_above;
    });
}

bool same_roll_up(const Portfolio& a, const Portfolio& b) {
    return std::equal(a.roll_up.groups().begin(), a.roll_up.groups().end(), b.roll_up.groups().begin(),
                      b.roll_up.groups().end(),
                      [](const auto& x, const auto& y) { return x.first == y.first && same_sums(x.second, y.second); });
}

const explore::IndicatorKey nurses{
    .numerator = "nurse", .denominator = "residents", .per = 1000, .base_year = 2020, .year = 2025};

}  // namespace

TEST_CASE("a roll-up is the sum of single runs, replication by replication") {
    const Counties counties;
    const Portfolio portfolio = run_all(counties.files());
    std::vector<double> heads(64, 0), people(64, 0), reaching(64, 0);
    for (const auto& file : {counties.files()[0], counties.files()[1]}) {
        const auto loaded = load_scenario(file, settings().load);
        REQUIRE(loaded.value);
        const auto run = simulation::simulate(
            testing::built(*loaded.value),
            {.replications = 64, .seed = explore::seed_of_county(7, loaded.value->id), .common_seed = 7});
        const explore::Rows rows = explore::rows_of(loaded.value->scenario, run);
        for (std::size_t r = 0; r < 64; ++r) {
            heads[r] += run.values(run.series_index("nurse"), 5)[r];
            people[r] += run.values(run.series_index("residents"), 5)[r];
            reaching[r] += std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return !row || row->met[r]; });
        }
    }
    const GroupKey key{GroupKey::Level::city, "甲省", "甲市"};
    const GroupSums& sums = sums_of(portfolio, key);
    CHECK(sums.counties == 2);
    CHECK(sums.residents == people);
    CHECK(sums.reaching_all == reaching);
    CHECK(sums.indicators.at(nurses).above == heads);
    CHECK(sums.indicators.at(nurses).below == people);

    std::vector<double> densities;
    for (std::size_t r = 0; r < 64; ++r) densities.push_back(heads[r] / people[r] * 1000);
    const indicators::Band band = indicators::band_of(densities);
    const explore::RolledGroup rolled = explore::rolled(key, sums);
    const auto one = std::find_if(rolled.indicators.begin(), rolled.indicators.end(),
                                  [](const auto& indicator) { return indicator.key == nurses; });
    REQUIRE(one != rolled.indicators.end());
    CHECK(one->value->median == band.median);
    CHECK(one->value->p95 == band.p95);
    CHECK(*one->base == doctest::Approx(3.0).epsilon(1e-4));  // 3 nurses per 1000 in each, whole numbers of them
}

TEST_CASE("provinces and all are made of the same counties; one without a place stands under a dash") {
    const Counties counties;
    const Portfolio portfolio = run_all(counties.files());
    const auto groups = explore::rolled(portfolio.roll_up);
    std::vector<std::string> names;
    for (const auto& group : groups) names.push_back(group.province.zh + "/" + group.city.zh);
    CHECK(names == std::vector<std::string>{"/", "甲省/", "甲省/甲市", "乙省/", "乙省/乙市", "—/", "—/—"});
    CHECK(groups[0].counties == 4);
    for (std::size_t r = 0; r < 64; ++r) {
        double provinces = 0;
        for (const char* province : {"甲省", "乙省", "—"})
            provinces += sums_of(portfolio, {GroupKey::Level::province, province}).residents[r];
        CHECK(sums_of(portfolio, {}).residents[r] == provinces);
    }
}

TEST_CASE("neither the order of the list nor threads nor shards move the sums") {
    const Counties counties;
    const Portfolio whole = run_all(counties.files());
    std::vector<std::filesystem::path> backwards(counties.files().rbegin(), counties.files().rend());
    CHECK(same_roll_up(whole, run_all(backwards)));

    std::vector<std::string> seen;
    const Portfolio side_by_side =
        explore::run_portfolio("test", counties.files(), settings(3),
                               [&](const explore::CountySummary& county) { seen.push_back(county.id); });
    CHECK(same_roll_up(whole, side_by_side));
    CHECK(seen == std::vector<std::string>{"east", "west", "south", "north"});

    explore::RollUp merged(64);
    for (std::int64_t i = 1; i >= 0; --i) {
        explore::PortfolioSettings how = settings();
        how.shard = {i, 2};
        const Portfolio shard = run_all(counties.files(), how);
        CHECK(shard.counties.size() == 2);
        for (const auto& [key, sums] : shard.roll_up.groups()) merged.add(key, sums);
    }
    for (const auto& [key, sums] : whole.roll_up.groups()) CHECK(same_sums(merged.groups().at(key), sums));
}

TEST_CASE("an interrupted portfolio goes on to the same end") {
    const Counties counties;
    const Portfolio whole = run_all(counties.files());
    std::atomic<bool> stop = false;
    explore::PortfolioSettings how = settings();
    how.interrupted = &stop;
    Portfolio portfolio = explore::begin_portfolio("test", counties.files().size(), how);
    CHECK_THROWS_AS(
        explore::continue_portfolio(portfolio, counties.files(), how,
                                    [&](const explore::CountySummary& county) { stop = county.id == "west"; }),
        explore::Interrupted);
    CHECK(portfolio.counties.size() == 2);
    stop = false;
    explore::continue_portfolio(portfolio, counties.files(), how);
    CHECK(portfolio.counties.size() == 4);
    CHECK(std::is_sorted(portfolio.counties.begin(), portfolio.counties.end(),
                         [](const auto& a, const auto& b) { return a.position < b.position; }));
    CHECK(same_roll_up(portfolio, whole));
}

TEST_CASE("a county that cannot be run is reported and does not stop the others") {
    const Counties counties;
    auto files = counties.files();
    files.insert(files.begin() + 1, counties.folder().write("broken.yaml", "permille: 1\nextends: nowhere.yaml\n"));
    for (const int threads : {1, 3}) {
        const Portfolio portfolio = run_all(files, settings(threads));
        REQUIRE(portfolio.counties.size() == 5);
        CHECK_FALSE(portfolio.counties[1].ran());
        CHECK(portfolio.counties[1].id == "broken");
        CHECK(portfolio.counties[1].issues.front().en.find("broken.yaml:2") != std::string::npos);
        CHECK(same_roll_up(portfolio, run_all(counties.files())));
        CHECK(explore::league(portfolio).size() == 4);
    }
}

TEST_CASE("an interrupted portfolio has no result") {
    const Counties counties;
    const std::atomic<bool> interrupted = true;
    explore::PortfolioSettings how = settings(3);
    how.interrupted = &interrupted;
    CHECK_THROWS_AS(run_all(counties.files(), how), explore::Interrupted);
}
