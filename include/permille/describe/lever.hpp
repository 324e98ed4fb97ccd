// What makes a field a lever: the value at which it changes nothing, how far it is usually turned, and by how much at a
// time.
#pragma once

namespace permille {

enum class Phrase;  // base/phrases.hpp; whoever declares a lever includes it

/// Declared with the field, so that a catalogue of levers is a list of fields. A scenario's `levers` section may state
/// other bounds for its own county.
struct LeverRange {
    /// Which way one step goes: towards `high`, or towards `low`.
    enum class Turn { up, down };
    /// stock, people: low, high and step are parts of the stock that the lever acts on, or of the county's people, in
    /// the base year, made round.
    enum class Scale { plain, stock, people };
    double neutral = 0;
    double low = 0, high = 0, step = 0;
    Turn turn = Turn::up;
    Scale scale = Scale::plain;
    Phrase label = {};  // what it is called; its blank is the name of what it belongs to
};

}  // namespace permille
