// What libFuzzer calls; TESSERA_FUZZ_TARGET is the function of one fuzzer.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    fuzz::TESSERA_FUZZ_TARGET({data, size});
    return 0;
}
