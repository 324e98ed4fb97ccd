// Asking the system who it is.
#include "manifest.hpp"

#include <sys/utsname.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <thread>

namespace permille::cli {
namespace {

std::string system_name() {
    utsname names{};
    if (uname(&names) != 0) return {};
    return std::string(names.sysname) + " " + names.release + " " + names.machine;
}

std::string processor_name() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("model name", 0) != 0) continue;
        const auto colon = line.find(": ");
        return colon == std::string::npos ? std::string() : line.substr(colon + 2);
    }
    return {};
}

std::string now_in_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace

report::Manifest machine_manifest(const Arguments& arguments, const simulation::RunOptions& options) {
    report::Manifest manifest;
    manifest.command = arguments.words;
    manifest.seed = options.seed;
    manifest.replications = options.replications;
    manifest.cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    manifest.threads = options.threads > 0 ? options.threads : manifest.cores;
    manifest.lanes = options.lanes > 0 ? options.lanes : simulation::lane_widths().front();
    manifest.system = system_name();
    manifest.processor = processor_name();
    manifest.started = now_in_utc();
    return manifest;
}

report::Manifest manifest_of(const Arguments& arguments, const Ready& ready, const simulation::RunOptions& options) {
    report::Manifest manifest = machine_manifest(arguments, options);
    manifest.scenario = ready.loaded.id;
    manifest.digest = ready.loaded.digest;
    manifest.files = ready.loaded.files;
    manifest.load_seconds = ready.load_seconds;
    manifest.build_seconds = ready.build_seconds;
    return manifest;
}

}  // namespace permille::cli
