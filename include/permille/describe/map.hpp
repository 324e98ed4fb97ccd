// Things keyed by short ids, in the author's order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace permille {

template <class T>
struct Map {
    struct Entry {
        std::string id;
        T value;
    };
    std::vector<Entry> entries;

    auto begin() const { return entries.begin(); }
    auto end() const { return entries.end(); }
    auto begin() { return entries.begin(); }
    auto end() { return entries.end(); }
    std::size_t size() const { return entries.size(); }
    bool empty() const { return entries.empty(); }

    /// The value of an id, or null.
    const T* find(std::string_view id) const {
        for (const Entry& entry : entries)
            if (entry.id == id) return &entry.value;
        return nullptr;
    }
    /// The position of an id, or -1.
    int index_of(std::string_view id) const {
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (entries[i].id == id) return static_cast<int>(i);
        return -1;
    }
};

}  // namespace permille
