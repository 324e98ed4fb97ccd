# The tests: a doctest program for each folder of tests/ with *_test.cpp, and the tests that are scripts.
# Labels: parallel (what the thread sanitizer runs), install, kernel, layers, documents, cluster.
find_package(doctest REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# The lane code for unit tests: 1 lane, and 4 lanes on the plain instruction set, so that any machine can run them.
permille_add_lanes(4_plain 4)
add_library(permille_lanes STATIC $<TARGET_OBJECTS:permille_lanes_1> $<TARGET_OBJECTS:permille_lanes_4_plain>)
set_target_properties(permille_lanes PROPERTIES LINKER_LANGUAGE CXX)

# A test that hangs ends here. The sanitizers and counting take an order of magnitude longer.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize" OR CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(test_seconds 1500)
else()
    set(test_seconds 600)
endif()
set(parallel_folders base simulation indicators determinism parallel)
file(GLOB test_folders CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE ${PROJECT_SOURCE_DIR}/tests tests/*)
# The test runner's own code is compiled once, not for each program. It knows where the project and the program stand.
add_library(permille_test_main OBJECT tests/support/main.cpp)
target_include_directories(permille_test_main PRIVATE tests)
target_compile_definitions(permille_test_main PRIVATE PERMILLE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                                      PERMILLE_PROGRAM="$<TARGET_FILE:permille>")
target_link_libraries(permille_test_main PRIVATE permille_options doctest::doctest)
foreach(folder ${test_folders})
    file(GLOB test_sources CONFIGURE_DEPENDS tests/${folder}/*_test.cpp)
    if(NOT test_sources)
        continue()
    endif()
    add_executable(test_${folder} ${test_sources} $<TARGET_OBJECTS:permille_test_main>)
    target_include_directories(test_${folder} PRIVATE tests)
    target_link_libraries(
        test_${folder} PRIVATE permille_engine permille_lanes permille_options doctest::doctest fmt::fmt Eigen3::Eigen
                               Boost::headers nlohmann_json::nlohmann_json)
    # Where modules are one source, tests take the headers of all of them from one precompiled. As one source, tests would have
    # to find a name of its own for each number of replications.
    if(PERMILLE_UNITY STREQUAL "modules" AND precompiled)
        target_precompile_headers(test_${folder} REUSE_FROM ${precompiled})
    elseif(PERMILLE_UNITY STREQUAL "modules")
        target_precompile_headers(
            test_${folder} PRIVATE <doctest/doctest.h> <fmt/format.h> <nlohmann/json.hpp> <cmath> <cstdint> <filesystem>
                                   <fstream> <functional> <map> <numeric> <set> <sstream> tests/support/scenarios.hpp)
        set(precompiled test_${folder})
    endif()
    add_test(NAME ${folder} COMMAND test_${folder})
    set_tests_properties(${folder} PROPERTIES TIMEOUT ${test_seconds})
    # Threads that count lie in wait for each other's counters: one processor for each test is several times faster.
    if(CMAKE_CXX_FLAGS_DEBUG MATCHES "--coverage")
        set_tests_properties(${folder} PROPERTIES PROCESSOR_AFFINITY ON)
    endif()
    if(folder IN_LIST parallel_folders)
        set_tests_properties(${folder} PROPERTIES LABELS parallel)
    endif()
endforeach()

# Modules include only what engine/layers.txt allows; the checker is tested on planted mistakes first.
add_test(NAME layers COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/dev/check_layers.py ${PROJECT_SOURCE_DIR})
add_test(NAME layers_checker COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/dev/check_layers_test.py)
set_tests_properties(layers layers_checker PROPERTIES LABELS layers)

# Every public header compiles alone, as a user's first include. All that do not are named, not only the first.
if(CMAKE_GENERATOR MATCHES "Ninja")
    set(keep_going -- -k 0)
endif()
add_test(NAME headers COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target
                              permille_engine_verify_interface_header_sets ${keep_going})
set_tests_properties(headers PROPERTIES LABELS layers)

# A kernel exports its entry point alone, contracts nothing and takes no libm function whose bits depend on the machine.
if(permille_kernels)
    foreach(kernel ${permille_kernels})
        list(APPEND kernel_files $<TARGET_FILE:${kernel}>)
    endforeach()
    add_test(NAME kernel_exports COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/dev/kernel_exports_test.py
                                         ${kernel_files})
    set_tests_properties(kernel_exports PROPERTIES LABELS kernel)
endif()

add_test(NAME compare_bench COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/dev/compare_bench_test.py)
add_test(NAME documents_runner COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/dev/run_documents_test.py)
add_test(NAME coverage_list COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/dev/coverage_test.py)
set_tests_properties(compare_bench documents_runner coverage_list PROPERTIES LABELS documents)

if(TARGET permille)
    # What the program says of the format is what stands in scenarios/.
    add_test(NAME generated COMMAND ${PROJECT_SOURCE_DIR}/tools/dev/refresh_generated.sh --check $<TARGET_FILE:permille>)
    # What run and check print for every plan is what people have read and approved.
    add_test(NAME approved COMMAND ${PROJECT_SOURCE_DIR}/tools/dev/approved_outputs.sh --check $<TARGET_FILE:permille>)
    # Every command of README.md and scenarios/README.md runs, and prints what stands there.
    add_test(NAME documents COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/dev/run_documents.py
                                    ${PROJECT_BINARY_DIR})
    set_tests_properties(generated approved documents PROPERTIES LABELS documents TIMEOUT ${test_seconds})
    # They ask every lever of every plan, and run whole plans: minutes of processor time, beside other tests.
    set_tests_properties(approved documents PROPERTIES TIMEOUT 1200)
    # The benchmark's counties add up, and are scenarios.
    add_test(NAME synthetic_nation COMMAND Python3::Interpreter
                                           ${PROJECT_SOURCE_DIR}/tests/dev/synthetic_nation_test.py $<TARGET_FILE:permille>)
    set_tests_properties(synthetic_nation PROPERTIES TIMEOUT ${test_seconds})
    # Installed, moved and used from outside.
    add_test(NAME install COMMAND ${PROJECT_SOURCE_DIR}/tests/install/install_test.sh ${PROJECT_BINARY_DIR}
                                  ${CMAKE_CXX_COMPILER})
    set_tests_properties(install PROPERTIES LABELS install TIMEOUT 300)
    # Parts of a sweep, started by Slurm, srun and mpirun. Skipped where these are not installed or it is not root.
    add_test(NAME cluster COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/cluster/cluster_test.py
                                  $<TARGET_FILE:permille>)
    set_tests_properties(cluster PROPERTIES LABELS cluster SKIP_RETURN_CODE 77 RUN_SERIAL ON TIMEOUT 900)
endif()

# Those that take longest begin first, so that none is left to run alone.
foreach(test documents headers validation cli pages approved explore)
    if(TEST ${test})
        set_tests_properties(${test} PROPERTIES COST 100)
    endif()
endforeach()
