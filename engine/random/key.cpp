// Hashes of units, and the two units that share one.
#include "permille/random/key.hpp"

namespace permille {

namespace {

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ".") + id;
    return text;
}

}  // namespace

std::uint32_t UnitRegister::add(std::initializer_list<std::string_view> ids) {
    const std::uint32_t hash = hash_unit(ids);
    const std::vector<std::string> named(ids.begin(), ids.end());
    const auto [place, is_new] = units_.try_emplace(hash, named);
    if (!is_new && place->second != named) collisions_.push_back({joined(place->second), joined(named)});
    return hash;
}

}  // namespace permille
