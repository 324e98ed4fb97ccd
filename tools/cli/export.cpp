// permille export and permille merge: what a sweep's database holds, for other programs; and one of many.
#include <filesystem>

#include "commands.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/output_file.hpp"
#include "permille/report/sweep_export.hpp"
#include "permille/report/sweep_store.hpp"
#include "shell.hpp"
#include "sweep_plan.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

void expect_free(const Arguments& arguments, const fs::path& file) {
    std::error_code ignored;
    if (!arguments.force && fs::exists(file, ignored))
        throw Failure(
            say(arguments.command == "merge" ? Phrase::new_exists : Phrase::file_exists, {in_shell(file.string())}));
}

// One table, to its file or to standard output.
template <class Write>
void write_table(const Arguments& arguments, Write write) {
    if (arguments.out.empty()) {
        write([](std::string_view piece) { print(piece); });
        return;
    }
    expect_free(arguments, arguments.out);
    report::OutputFile file(arguments.out);
    write([&](std::string_view piece) { file.write(piece); });
    file.commit();
}

void write_csv(const Arguments& arguments, const report::SweepStore& store) {
    if (!arguments.excel) {
        write_table(arguments, [&](const report::Sink& sink) { report::sweep_csv(store, sink); });
        return;
    }
    std::string all;
    report::sweep_csv(store, [&](std::string_view piece) { all += piece; });
    write_table(arguments, [&](const report::Sink& sink) { sink(report::for_excel(all)); });
}

// Factors whose distribution SALib's parameter file cannot tell; their bounds are those of the range they have.
std::string without_word(const report::SweepPlan& plan) {
    std::string names;
    for (const report::SweepFactor& factor : plan.factors)
        if (factor.bounds && factor.distribution.empty())
            names += (names.empty() ? "" : ", ") + printable(factor.path + "=" + factor.levels);
    return names;
}

void write_salib(const Arguments& arguments, const report::SweepStore& store) {
    if (arguments.out.empty()) throw UsageError{say(Phrase::salib_needs_folder)};
    const std::vector<report::ExportFile> files = report::salib_files(store);
    for (const report::ExportFile& file : files) expect_free(arguments, fs::path(arguments.out) / file.name);
    for (const report::ExportFile& file : files) {
        report::OutputFile out(fs::path(arguments.out) / file.name);
        file.write([&](std::string_view piece) { out.write(piece); });
        out.commit();
    }
    say_which_replications(store, arguments);
    if (const std::string names = without_word(store.plan()); !names.empty() && !arguments.quiet)
        message(say(Phrase::salib_as_uniform, {names}).in(arguments.language) + "\n");
}

void write_hubverse(const Arguments& arguments, const report::SweepStore& store) {
    std::vector<std::string> left_out;
    write_table(arguments, [&](const report::Sink& sink) { left_out = report::hubverse_csv(store, sink); });
    if (left_out.empty() || arguments.quiet) return;
    std::string names;
    for (const std::string& name : left_out) names += (names.empty() ? "" : ", ") + name;
    message(say(Phrase::hubverse_left_out, {names}).in(arguments.language) + "\n");
}

std::int64_t points_in(const report::SweepStore& store) {
    std::int64_t points = 0;
    store.for_each([&](const report::SweepPoint&) { ++points; });
    return points;
}

// A table of a part of the points is a table all the same, but who reads it must know.
void say_what_is_missing(const Arguments& arguments, const report::SweepStore& store) {
    const std::int64_t points = points_in(store), all = store.plan().points;
    if (points == all || arguments.quiet) return;
    message(say(Phrase::export_incomplete, {in_shell(arguments.files.front()), points, all}).in(arguments.language) +
            "\n");
}

}  // namespace

int export_sweep(const Arguments& arguments) {
    const report::SweepStore store = report::SweepStore::open_read_only(arguments.files.front());
    if (arguments.format == "salib")
        write_salib(arguments, store);
    else if (arguments.format == "hubverse")
        write_hubverse(arguments, store);
    else
        write_csv(arguments, store);
    say_what_is_missing(arguments, store);
    return done;
}

int merge(const Arguments& arguments) {
    const std::vector<fs::path> parts(arguments.files.begin(), arguments.files.end());
    expect_free(arguments, arguments.out);
    report::merge(parts, arguments.out);
    if (arguments.quiet) return done;
    const report::SweepStore whole = report::SweepStore::open_read_only(arguments.out);
    message(say(Phrase::sweep_written, {points_in(whole), whole.plan().points, in_shell(arguments.out)})
                .in(arguments.language) +
            "\n");
    return done;
}

}  // namespace permille::cli
