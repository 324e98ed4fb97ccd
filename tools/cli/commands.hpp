// The commands of the program: what each is given, and what it returns to the shell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/report/table.hpp"

namespace permille::cli {

/// What the shell is told.
enum Exit : int { done = 0, failed = 1, usage = 2, bad_scenario = 3, gate_not_met = 4, interrupted_by_user = 130 };

/// The words of the command line, understood and within their ranges. Each command reads its own.
struct Arguments {
    std::string command;             // one of the list in options.cpp
    std::vector<std::string> words;  // the whole command line, for the manifest
    Language language = Language::en;
    bool quiet = false;
    report::Colour colour = report::Colour::none;

    std::vector<std::string> files;
    std::vector<std::string> sets;  // PATH=VALUE
    bool large = false;
    std::string format;  // empty: the command's own

    std::optional<std::int64_t> replications;
    bool precision = false;  // run: more replications until no verdict is borderline
    std::optional<std::uint64_t> seed;
    int threads = 0, lanes = 0;
    std::int64_t block = 0;
    std::string out, per_replication;
    std::vector<std::string> requirements;
    bool why = false;  // run: row by row
    bool force = false;
    bool excel = false;  // CSV as Excel wants it

    std::string path;     // show
    std::string target;   // solve: a row's id or number
    double wanted = 0.8;  // solve: 0..1
    bool assumptions = false;

    std::string point;  // run: DB:ID, a point of a sweep

    // sweep
    std::vector<std::string> vary;      // PATH=LEVELS
    std::vector<std::string> measures;  // TARGET or TARGET.STATISTIC
    std::string design;                 // empty: every level with every other
    std::string shard;                  // of a sweep or portfolio: I/N, auto; empty: all of it
    std::string progress;               // bar, json, none; empty: a bar on a terminal
    bool resume = false, dry_run = false;

    std::optional<double> miss;  // sensitivity: where a point misses, for boxes
};

/// A mistake on the command line: one sentence, exit 2.
struct UsageError {
    Text sentence;
};

int run(const Arguments& arguments);
int check(const Arguments& arguments);
int show(const Arguments& arguments);
int compare(const Arguments& arguments);
int levers(const Arguments& arguments);
int solve(const Arguments& arguments);
int network(const Arguments& arguments);
int sweep(const Arguments& arguments);
int export_sweep(const Arguments& arguments);
int merge(const Arguments& arguments);
int sensitivity(const Arguments& arguments);
int portfolio(const Arguments& arguments);
int schema(const Arguments& arguments);
int start_new(const Arguments& arguments);
int completions(const Arguments& arguments);
int man(const Arguments& arguments);

}  // namespace permille::cli
