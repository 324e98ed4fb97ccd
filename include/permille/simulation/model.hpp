// What the kernel runs on: ids have become indices, tables arrays, numbers parameters; shared by threads.
#pragma once

#include <memory>
#include <set>
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

    /// Whether a number can be replaced in the model as if it had been built with the new one.
    bool replaceable(const std::string& path) const;
    /// Replaces a replaceable number. Not while it runs.
    void replace(const std::string& path, double value);

    struct Content;
    explicit Model(std::unique_ptr<Content> content);
    Model(Model&&) noexcept;
    Model& operator=(Model&&) noexcept;
    ~Model();

  private:
    std::unique_ptr<Content> content_;
};

/// Turns a scenario into a model; calibrates the base year. Issues are those that only show here (a margin that cannot
/// be met, ids whose hashes collide, more uncertain numbers than there are Sobol dimensions, correlations that
/// contradict one another).
///
/// varied   the paths of plain numbers that will be replaced: the model leaves out nothing that only they could move
Checked<Model> build_model(const LoadedScenario& loaded, const std::set<std::string>& varied = {});

/// Simulates the base year with every number in its middle, what staff and beds can take at its best and use at its
/// lowest. A share of visits that is missed even so is an issue that names the place which is asked for most. An
/// uncertain primary share is tried at three places of its range. A part of build_model, to be asked again where
/// numbers were replaced.
void check_base_year(const Scenario& scenario, const Model& model, Issues& issues);

}  // namespace permille::simulation
