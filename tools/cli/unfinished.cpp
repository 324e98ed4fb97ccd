// The kept part is what shards are merged from.
#include "unfinished.hpp"

#include <algorithm>

#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/output_file.hpp"
#include "permille/report/portfolio_part.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

// Keeping takes at most this part of the time.
constexpr int rest_to_keeping = 20;

bool is_same_shard(const explore::Portfolio& a, const explore::Portfolio& b) {
    return report::of_one_run(a, b) && a.shard == b.shard;
}

// Finished counties are not run again: their files must still be what was run.
void expect_unchanged(const explore::Portfolio& kept, const std::vector<fs::path>& files,
                      const explore::PortfolioSettings& settings) {
    for (const explore::CountySummary& county : kept.counties) {
        if (!county.ran()) continue;
        const fs::path& file = files.at(county.position);
        const Checked<LoadedScenario> loaded = load_scenario(file, settings.load);
        const std::string digest = loaded.value ? loaded.value->digest : std::string("?");
        if (digest != county.digest)
            throw Failure(say(Phrase::portfolio_county_changed,
                              {in_shell(file.string()), digest.substr(0, 12), county.digest.substr(0, 12)}));
    }
}

}  // namespace

Unfinished::Unfinished(const fs::path& place) {
    fs::path folder = place.lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    file_ = folder.string() + ".unfinished.jsonl";
}

explore::Portfolio Unfinished::taken_up(explore::Portfolio begun, const std::vector<fs::path>& files,
                                        const explore::PortfolioSettings& settings, const Arguments& arguments) const {
    std::error_code ignored;
    if (!fs::exists(file_, ignored) || (arguments.force && !arguments.resume)) return begun;
    explore::Portfolio kept = report::read_part(file_);
    const auto counties = std::count_if(kept.counties.begin(), kept.counties.end(),
                                        [](const explore::CountySummary& county) { return county.ran(); });
    if (!arguments.resume) throw Failure(say(Phrase::portfolio_begun, {in_shell(file_.string()), counties}));
    if (!is_same_shard(kept, begun)) throw Failure(say(Phrase::portfolio_resume_other, {in_shell(file_.string())}));
    expect_unchanged(kept, files, settings);
    return kept;
}

void Unfinished::keep(const explore::Portfolio& portfolio) {
    if (Clock::now() - kept_ >= pause_) keep_now(portfolio);
}

void Unfinished::keep_now(const explore::Portfolio& portfolio) {
    const Clock::time_point start = Clock::now();
    if (file_.has_parent_path()) fs::create_directories(file_.parent_path());
    report::OutputFile file(file_);
    file.write(report::part_text(portfolio));
    file.commit();
    kept_ = Clock::now();
    pause_ = std::max(pause_, rest_to_keeping * (kept_ - start));
}

void Unfinished::remove() const {
    std::error_code ignored;  // a file that stays is told of by the next run
    fs::remove(file_, ignored);
}

}  // namespace permille::cli
