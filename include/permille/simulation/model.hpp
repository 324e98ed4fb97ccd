// What the kernel runs on: ids have become indices, tables arrays, numbers parameters; immutable and shared by threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/base/issues.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/outcomes/parameters.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/copula.hpp"

namespace permille::simulation {

struct RoomParameters;  // the three rooms' parameters, in engine/simulation

/// A scenario ready to run.
class Model {
  public:
    const Calendar& calendar() const;
    const std::vector<std::string>& series() const;  // what a run records, in order
    const ParameterRegister& parameters() const;
    /// Sobol dimension of each draw of parameters().draws().
    const std::vector<int>& dimensions() const;
    int dimension_count() const;   // of the Sobol points, those of quantities that became certain included
    const Copula& copula() const;  // which draws go together
    const RoomParameters& rooms() const;
    const outcomes::Parameters& outcomes() const;  // rows that are made of what the rooms recorded

    struct Content;
    explicit Model(std::unique_ptr<const Content> content);
    Model(Model&&) noexcept;
    Model& operator=(Model&&) noexcept;
    ~Model();

  private:
    std::unique_ptr<const Content> content_;
};

/// Turns a scenario into a model; calibrates the base year. Issues are those that only show here (a margin that cannot
/// be met, ids whose hashes collide, more uncertain numbers than there are Sobol dimensions, correlations that
/// contradict one another).
Checked<Model> build_model(const LoadedScenario& loaded);

}  // namespace permille::simulation
