# The benchmarks: a program for each bench/*_bench.cpp, built only when asked for (target benches).
# They link the same lane code as the unit tests and reach faster instruction sets through the kernels.
find_package(benchmark REQUIRED)

add_custom_target(benches)
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*_bench.cpp)
foreach(source ${bench_sources})
    get_filename_component(name ${source} NAME_WE)
    string(REGEX REPLACE "^(.*)_bench$" "bench_\\1" program ${name})
    add_executable(${program} EXCLUDE_FROM_ALL ${source})
    target_include_directories(${program} PRIVATE bench tests)
    target_compile_definitions(${program} PRIVATE PERMILLE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${program} PRIVATE permille_engine permille_options benchmark::benchmark fmt::fmt Eigen3::Eigen
                                             Boost::headers)
    add_dependencies(benches ${program})
endforeach()
