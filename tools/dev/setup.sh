# What building permille needs, and the steps from nothing to a build; sourced by tools/run, tools/test and .ci/run.
# Messages go to standard error, so that standard output is the program's alone.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)

# Debian 12 packages for building, running and testing.
build_packages=(
    g++ cmake ninja-build ccache python3
    libboost-dev libcli11-dev libeigen3-dev libfmt-dev libmd-dev libsqlite3-dev libtbb-dev libunistring-dev
    libyaml-cpp-dev nlohmann-json3-dev
    doctest-dev libbenchmark-dev librandom123-dev librapidcheck-dev
)
# What only the developer tools and CI need: the second compiler, its tools, coverage, numpy as a peer in the benchmarks, a Slurm
# and a launcher for tests/cluster (their daemons need not be started), the shells whose completions are asked.
developer_packages=(
    clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev llvm-14 binutils git gcovr python3-numpy
    slurm-wlm munge openmpi-bin fish zsh
)

say() { printf 'permille: %s\n' "$*" >&2; }

# stop MESSAGE: ends with the message. Exit 1: the machine is in the way, not the scenario (which is 3).
stop() {
    say "$*"
    exit 1
}

# install_packages NAME...: installs those that are missing. A call that finds them all asks nobody.
install_packages() {
    local name missing=() installed
    if ! command -v dpkg-query >/dev/null; then
        say "this is not Debian; going on without looking for: $*"
        return
    fi
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for name in "$@"; do
        grep -qxF "$name installed" <<<"$installed" || missing+=("$name")
    done
    ((${#missing[@]})) || return 0
    local admin=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            stop "packages are missing and there is no sudo. As root, type:"$'\n'"    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        fi
        admin=(sudo)
    fi
    say "installing ${missing[*]}"
    # An index that cannot be renewed may still hold what is missing: the installation decides.
    "${admin[@]}" apt-get -q -o Acquire::Retries=3 update >&2 || say "the package index could not be renewed; trying with the old one"
    "${admin[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
        install --no-install-recommends "${missing[@]}" </dev/null >&2 ||
        stop "packages could not be installed (see above). Check the network and /etc/apt, then try again."
}

# configure PRESET [OPTION...]: sets up build/PRESET unless that stands already; ninja itself notices later changes.
configure() {
    local preset=$1 folder="$root/build/$1" fresh=()
    shift
    if [[ -f "$folder/CMakeCache.txt" ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        fresh=(--fresh)  # the project was moved or copied
    fi
    if [[ ${#fresh[@]} = 0 && -f "$folder/build.ninja" && "$folder/build.ninja" -nt "$root/CMakePresets.json" ]]; then
        return
    fi
    if command -v ccache >/dev/null; then
        set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
    fi
    (cd -- "$root" && cmake "${fresh[@]}" --preset "$preset" "$@") >&2 || stop "build/$preset could not be configured (see above)."
    # An unchanged build.ninja keeps its old time; touched, it is newer than the presets it was made from.
    touch -- "$folder/build.ninja"
}

# build PRESET [TARGET...]: what changed since the last time, or everything.
build() {
    local preset=$1
    shift
    # With paths taken relative to the project, ccache serves every copy of it.
    CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1 cmake --build "$root/build/$preset" ${1:+--target "$@"} >&2 ||
        stop "build/$preset could not be built (see above)."
}

# seconds_since MOMENT: seconds, with one decimal, since MOMENT, a value of $EPOCHREALTIME.
seconds_since() {
    local now=${EPOCHREALTIME/[.,]/} then=${1/[.,]/}
    local tenths=$(((now - then + 50000) / 100000))
    printf '%d.%d' $((tenths / 10)) $((tenths % 10))
}

# prepare PRESET [TARGET...]: packages, configuration and build; says how long set-up and build took.
prepare() {
    local preset=$1 start=$EPOCHREALTIME middle
    shift
    install_packages "${build_packages[@]}"
    configure "$preset"
    middle=$EPOCHREALTIME
    local set_up
    set_up=$(seconds_since "$start")
    build "$preset" "$@"
    say "set-up $set_up s, build $(seconds_since "$middle") s"
}
