// Which kernels this build has and this machine can run.
#include "permille/simulation/kernels.hpp"

namespace permille::simulation {
namespace {

extern "C" {
void permille_kernel_1(const KernelJob* job);
#if defined(__x86_64__)
void permille_kernel_4(const KernelJob* job);
void permille_kernel_8(const KernelJob* job);
void permille_kernel_8_v3(const KernelJob* job);
#endif
}

}  // namespace

std::vector<Kernel> kernels() {
    std::vector<Kernel> found;
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                    __builtin_cpu_supports("fma");
    const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vl");
    if (v4) found.push_back({8, "x86-64-v4", permille_kernel_8});
    if (v3) found.push_back({4, "x86-64-v3", permille_kernel_4});
    if (v3 && !v4) found.push_back({8, "x86-64-v3", permille_kernel_8_v3});
#endif
    found.push_back({1, "plain", permille_kernel_1});
    return found;
}

}  // namespace permille::simulation
