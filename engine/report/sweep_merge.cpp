// Parts of a sweep laid together.
#include <sys/resource.h>

#include <algorithm>
#include <bit>

#include "permille/base/contracts.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/sweep_store.hpp"
#include "sweep_content.hpp"
#include "sweep_open.hpp"
#include "sweep_plan.hpp"

namespace permille::report {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t values_at_once = 10'000;  // of a transaction

// One of the databases, and the result that comes next from it.
struct Part {
    explicit Part(const fs::path& path) : content(path, path, Access::read), reader(content) { advance(); }
    void advance() {
        if (!next) next.emplace();
        if (!reader.next(*next)) next.reset();
    }
    SweepDone key() const { return {next->point, next->replications}; }

    SweepStore::Content content;
    ResultReader reader;
    std::optional<SweepPoint> next;  // nothing at the end
};

bool same_bits(const SweepPoint& a, const SweepPoint& b) {
    const auto same = [](const std::optional<double>& x, const std::optional<double>& y) {
        return x.has_value() == y.has_value() &&
               (!x || std::bit_cast<std::uint64_t>(*x) == std::bit_cast<std::uint64_t>(*y));
    };
    return a.levels == b.levels && std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same);
}

// All parts stand open at once, each maybe with its write-ahead log and that log's index: more than the 1024 files that
// most systems give to who does not ask. Where they give no more, opening fails with the system's reason.
void ask_for_open_files(std::size_t parts) {
    const rlim_t wanted = 3 * parts + 64;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

using Parts = std::vector<std::unique_ptr<Part>>;

// The part whose next result comes first of all; nothing when all are at their end.
Part* first_of(const Parts& parts) {
    Part* first = nullptr;
    for (const auto& part : parts)
        if (part->next && (first == nullptr || part->key() < first->key())) first = part.get();
    return first;
}

// Takes the next result from every part that has it.
SweepPoint take(const Parts& parts, Part& first) {
    SweepPoint point = *first.next;
    const SweepDone key = first.key();
    for (const auto& part : parts) {
        if (!part->next || part->key() != key) continue;
        if (!same_bits(*part->next, point))
            throw Failure(
                say(Phrase::sweep_conflict, {printable(first.content.database.shown().string()), key.point,
                                             key.replications, printable(part->content.database.shown().string())}));
        part->advance();
    }
    return point;
}

}  // namespace

void merge(std::span<const fs::path> parts, const fs::path& whole) {
    expects(!parts.empty());
    expect_absent(whole);
    ask_for_open_files(parts.size());
    Parts open;
    for (const fs::path& path : parts) {
        expect_openable(path, Access::read);
        open.push_back(std::make_unique<Part>(path));
        expect_same_sweep(path, open.back()->content.plan, open.front()->content.plan);
    }
    SweepPlan plan = open.front()->content.plan;
    for (const auto& part : open) plan.points = std::max(plan.points, part->content.plan.points);
    create_whole(whole, plan, [&](SweepStore::Content& content) {
        std::vector<SweepPoint> block;
        const std::size_t enough = values_at_once / std::max<std::size_t>(plan.measures.size(), 1) + 1;
        while (Part* first = first_of(open)) {
            block.push_back(take(open, *first));
            if (block.size() < enough) continue;
            content.write(block);
            block.clear();
        }
        content.write(block);
    });
}

}  // namespace permille::report
