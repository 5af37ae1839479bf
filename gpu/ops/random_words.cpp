#include "gpu/ops/random_words.h"

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernels/random_words.params.h"

namespace gpu {

void randomWords(Recorder& recorder, std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key,
                 const Tensor& results)
{
    const Shape& shape = results.shape();
    if (shape.rank() != 2 || shape[1] != 4 || !results.layout().isRowMajor() || results.dtype() == DType::F32 ||
        results.offset() % 4 != 0)
        throw Error(ErrorKind::Internal, {mark("gpu", "%1 cannot make %2"), {"randomWords", shape.toString()}});
    const Device& device = recorder.device();
    const uint32_t local = device.family() == KernelFamily::Software ? device.limits().subgroupSize : 128;
    const auto blocks = static_cast<uint32_t>(shape[0]);
    const RandomWordsParams push{.counter0 = counter[0],
                                 .counter1 = counter[1],
                                 .counter2 = counter[2],
                                 .counter3 = counter[3],
                                 .key0 = key[0],
                                 .key1 = key[1],
                                 .blocks = blocks,
                                 .resultOffset = static_cast<uint32_t>(results.offset() / 4)};
    recorder.dispatch("random_words", {local}, {results}, push, {blocks}, {120.0 * blocks, 16.0 * blocks});
}

} // namespace gpu
