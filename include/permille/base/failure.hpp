// What the environment did to us: a file that cannot be read, a disk that is full. Thrown; the program exits with 1.
#pragma once

#include <stdexcept>

#include "permille/base/text.hpp"

namespace permille {

/// A failure of the environment. The sentence holds the problem, its reason and a suggestion.
class Failure : public std::runtime_error {
  public:
    explicit Failure(Text sentence) : std::runtime_error(sentence.en), sentence_(std::move(sentence)) {}
    const Text& sentence() const { return sentence_; }

  private:
    Text sentence_;
};

}  // namespace permille
