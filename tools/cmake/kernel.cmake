# The lane code (engine/*/lanes/*.cpp), compiled once for each lane width and instruction set, and the kernels: a shared
# object for each of them that exports its entry point and nothing else. A function of a header that the compiler keeps
# out of line is a weak symbol; were it visible, the loader could hand the copy compiled for AVX-512 to plain code.
#
# permille_lanes_NAME    objects of the lane code
# permille_kernel_NAME   shared object; exports permille_kernel_NAME alone (engine/simulation/lanes/kernel.cpp)
# permille_kernels       list of the kernels this machine type can have; empty until kernel.cpp exists

file(GLOB_RECURSE lane_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/*.cpp)
list(FILTER lane_sources INCLUDE REGEX "/lanes/")
set(kernel_entry ${PROJECT_SOURCE_DIR}/engine/simulation/lanes/kernel.cpp)
if(kernel_entry IN_LIST lane_sources)
    list(REMOVE_ITEM lane_sources ${kernel_entry})
    set(has_kernel_entry TRUE)
endif()

# permille_add_lanes(NAME WIDTH [FLAG...]): the lane code for WIDTH lanes, compiled with the flags.
function(permille_add_lanes name width)
    add_library(permille_lanes_${name} OBJECT ${lane_sources})
    target_link_libraries(permille_lanes_${name} PRIVATE permille_options)
    target_compile_definitions(permille_lanes_${name} PRIVATE PERMILLE_LANES=${width})
    target_compile_options(permille_lanes_${name} PRIVATE ${ARGN})
    set_target_properties(permille_lanes_${name} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    # Compiled as one source: the headers of intrinsics and lanes take three quarters of each file's time, and there are five
    # variants of all of them. Without it for clang-tidy when it is to see single files.
    if(NOT PERMILLE_UNITY STREQUAL "nothing")
        set_target_properties(permille_lanes_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    endif()
endfunction()

# permille_add_kernel(NAME WIDTH [FLAG...]): the lane code and its kernel.
function(permille_add_kernel name width)
    permille_add_lanes(${name} ${width} ${ARGN})
    if(NOT has_kernel_entry)
        return()
    endif()
    set(kernel permille_kernel_${name})
    add_library(${kernel} SHARED ${kernel_entry} $<TARGET_OBJECTS:permille_lanes_${name}>)
    target_link_libraries(${kernel} PRIVATE $<BUILD_INTERFACE:permille_options>)
    target_compile_definitions(${kernel} PRIVATE PERMILLE_LANES=${width} PERMILLE_KERNEL_NAME=${kernel})
    # The entry must not be hidden, or no version script could export it; the script hides the rest of its file.
    target_compile_options(${kernel} PRIVATE ${ARGN} -fno-semantic-interposition)
    set_target_properties(${kernel} PROPERTIES VISIBILITY_INLINES_HIDDEN ON
                                               LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/permille)
    set(exports ${PROJECT_BINARY_DIR}/${kernel}.exports)
    file(CONFIGURE OUTPUT ${exports} CONTENT "{ global: ${kernel}; local: *; };\n")
    target_link_options(${kernel} PRIVATE -Wl,--version-script=${exports})
    set_target_properties(${kernel} PROPERTIES LINK_DEPENDS ${exports})
    # A kernel is complete in itself. The sanitizers leave their own symbols to the program.
    if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
        target_link_options(${kernel} PRIVATE -Wl,-z,defs)
    endif()
    set(permille_kernels ${permille_kernels} ${kernel} PARENT_SCOPE)
endfunction()

set(permille_kernels)
permille_add_kernel(1 1)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    permille_add_kernel(4 4 -march=x86-64-v3)
    permille_add_kernel(8 8 -march=x86-64-v4)
    # Eight lanes without AVX-512: slower, but tests of eight lanes run on any machine with AVX2.
    permille_add_kernel(8_v3 8 -march=x86-64-v3)
endif()
