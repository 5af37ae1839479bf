#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace gpu {

struct BufferHandles;

/// Device memory of a fixed size. Made by Device::allocate and shared by the tensors that look into it; must not
/// outlive its device. Compute thread only.
class Buffer {
public:
    explicit Buffer(std::unique_ptr<BufferHandles> handles);
    ~Buffer();
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    uint64_t bytes() const;
    /// Host address of the memory, or null where the device's memory is not visible to the host.
    std::byte* mapped() const;
    BufferHandles& handles() const { return *m_handles; }

private:
    std::unique_ptr<BufferHandles> m_handles;
};

} // namespace gpu
