// Asking the launcher which of how many this process is.
#include "shard.hpp"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "commands.hpp"
#include "permille/base/phrases.hpp"
#include "permille/explore/sweep.hpp"

namespace permille::cli {
namespace {

constexpr std::int64_t most_shards = 1'000'000;

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> from_environment(const char* name) {
    const char* text = std::getenv(name);
    return text == nullptr ? std::nullopt : whole(text);
}

// The element of a job array. Elements need not start at 0 nor follow each other one by one.
std::optional<Shard> array_element() {
    const auto id = from_environment("SLURM_ARRAY_TASK_ID"), least = from_environment("SLURM_ARRAY_TASK_MIN");
    const auto count = from_environment("SLURM_ARRAY_TASK_COUNT");
    const std::int64_t step = from_environment("SLURM_ARRAY_TASK_STEP").value_or(1);
    if (!id || !least || !count || step < 1) return std::nullopt;
    return Shard{(*id - *least) / step, *count};
}

// The process among those that a launcher started side by side.
std::optional<Shard> process() {
    struct Names {
        const char *rank, *size;
    };
    for (const Names& names : {Names{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
                               Names{"SLURM_PROCID", "SLURM_STEP_NUM_TASKS"}, Names{"PMI_RANK", "PMI_SIZE"}}) {
        const auto rank = from_environment(names.rank), size = from_environment(names.size);
        if (rank && size) return Shard{*rank, *size};
    }
    return std::nullopt;
}

bool is_shard(const Shard& shard) {
    return shard.of >= 1 && shard.of <= most_shards && shard.index >= 0 && shard.index < shard.of;
}

}  // namespace

Shard read_shard(const std::string& text) {
    if (text.empty()) return {};
    if (text == "auto") {
        const auto element = array_element(), one = process();
        if (!element && !one) throw UsageError{say(Phrase::shard_no_launcher)};
        const Shard outer = element.value_or(Shard{}), inner = one.value_or(Shard{});
        const Shard both{outer.index * inner.of + inner.index, outer.of * inner.of};
        if (!is_shard(outer) || !is_shard(inner) || !is_shard(both)) throw UsageError{say(Phrase::shard_no_launcher)};
        return both;
    }
    const auto slash = text.find('/');
    const auto index = whole(std::string_view(text).substr(0, slash));
    const auto of = slash == std::string::npos ? std::nullopt : whole(std::string_view(text).substr(slash + 1));
    if (!index || !of || !is_shard({*index - 1, *of}))
        throw UsageError{say(Phrase::shard_not_understood, {printable(text)})};
    return {*index - 1, *of};
}

std::vector<std::int64_t> points_of(const Shard& shard, std::int64_t points) {
    std::vector<std::int64_t> mine;
    for (std::int64_t point = 0; point < points; ++point)
        if (shard.holds(point / explore::block_points)) mine.push_back(point);
    return mine;
}

std::filesystem::path place_of(const Shard& shard, const std::filesystem::path& whole) {
    if (shard.of == 1) return whole;
    std::filesystem::path part = whole.stem();
    part += "." + std::to_string(shard.index + 1) + "-of-" + std::to_string(shard.of);
    part += whole.extension();
    return whole.parent_path() / part;
}

}  // namespace permille::cli
