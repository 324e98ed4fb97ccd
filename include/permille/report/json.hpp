// The JSON that other programs read: stable names, additive changes only, unknown values null and never absent.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/indicators/assumption.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// `permille.summary/1`: one run. Ends with a line break.
std::string summary_json(const RunResult& result);

/// `permille.runs/1`: several runs in one document.
std::string runs_json(std::span<const RunResult> results);

/// What `check` says of one scenario.
struct CheckedScenario {
    std::string scenario;
    std::vector<Finding> findings;
};

/// `permille.findings/1`: the findings of one scenario, or of several, each then naming its scenario.
std::string findings_json(std::span<const CheckedScenario> scenarios);

/// `permille.assumptions/2`: the register of assumptions.
std::string assumptions_json(const std::string& scenario, std::span<const indicators::Assumption> assumptions);

/// How and where a run was made; the only file of a results folder that differs between machines and days.
struct Manifest {
    std::string scenario, digest;
    std::vector<std::string> command, files;
    std::uint64_t seed = 0;
    std::int64_t replications = 0;
    int threads = 0, lanes = 0;
    std::string system, processor;
    int cores = 0;
    std::string started;  // UTC, ISO 8601
    double load_seconds = 0, build_seconds = 0, simulate_seconds = 0, judge_seconds = 0;
};

/// `permille.run/1`.
std::string manifest_json(const Manifest& manifest);

/// The scenario that a run.json names; nothing when the text is not one.
std::optional<std::string> scenario_of_manifest(std::string_view text);

}  // namespace permille::report
