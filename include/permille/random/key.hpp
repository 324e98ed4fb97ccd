// The names of random numbers: what a draw is for, in the words of the model, never by an index.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace permille {

/// What a draw is for: the upper half of the third counter word. New ones go to the end, so that no number moves.
enum class Process : std::uint16_t {
    points_shift,
    yearly_deviation,
    births,
    sex_at_birth,
    infant_deaths,
    deaths,
    migration,
    migration_age,
    urbanisation,
    retiring,
    rehiring,
    leaving,
    moving_up,
    recruiting,
    recruit_age,
    pipeline,
    training,
    qualification_loss,
    go_ahead,
    rare_event,
    plain_points,
    check,  // tests and benchmarks
    coverage,
    design_points,  // of a study: where in the unit cube its points lie
    resampling,     // which rows a bootstrap draws
    permutation,    // how the cases of a study are dealt out anew
    points_order,
};

/// A unit's 32 bits in the counter, made of its ids from the outermost to the innermost, for example {"nurse",
/// "first_hospital"}. Ids are kept apart: {"ab", "c"} is not {"a", "bc"}.
/// FNV-1a (Fowler, Noll, Vo) over each id's length and bytes, then the finaliser of MurmurHash3 (Appleby), upper half.
constexpr std::uint32_t hash_unit(std::initializer_list<std::string_view> ids) {
    std::uint64_t hash = 14695981039346656037u;
    const auto take = [&](std::uint64_t byte) { hash = (hash ^ byte) * 1099511628211u; };
    for (const std::string_view id : ids) {
        for (std::uint64_t length = id.size(), i = 0; i < 4; ++i) take((length >> (8 * i)) & 0xffu);
        for (const char c : id) take(static_cast<unsigned char>(c));
    }
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    return static_cast<std::uint32_t>((hash ^ (hash >> 33)) >> 32);
}

/// A seed of its own for each name (a county, a file) that takes part in one run; names are not told apart by luck.
/// FNV-1a over the name's bytes from the seed on, then the finaliser of MurmurHash3.
constexpr std::uint64_t seed_for(std::uint64_t seed, std::string_view name) {
    std::uint64_t hash = 14695981039346656037u;
    const auto take = [&](std::uint64_t byte) { hash = (hash ^ byte) * 1099511628211u; };
    for (int i = 0; i < 8; ++i) take((seed >> (8 * i)) & 0xffu);
    for (const char c : name) take(static_cast<unsigned char>(c));
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    return hash ^ (hash >> 33);
}

/// Hands out the hashes of units while a model is built and notices two units that share one: they would be given the
/// same luck. Units of different processes never meet, so there may be one register for each process, or one for all.
class UnitRegister {
  public:
    /// Two units with the same hash; ids joined by dots.
    struct Collision {
        std::string first, second;
    };

    /// The unit's hash. The same unit may be added again.
    std::uint32_t add(std::initializer_list<std::string_view> ids);
    /// Every pair found so far, in the order of adding. Empty in a sound model.
    const std::vector<Collision>& collisions() const { return collisions_; }

  private:
    std::unordered_map<std::uint32_t, std::vector<std::string>> units_;  // the ids behind each hash
    std::vector<Collision> collisions_;
};

}  // namespace permille
