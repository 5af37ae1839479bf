#pragma once
// Devices for tests of kernels: each is opened once per process and shared by all test functions.

#include <span>
#include <string>

#include "gpu/device.h"

namespace support {

/// The kernel families that this machine can run: both on the software device, only Hardware on a graphics card.
std::span<const gpu::KernelFamily> families();

/// "software" or "hardware": the first part of a test row's name.
const char* toString(gpu::KernelFamily family);

/// The default device (or $TESSERA_DEVICE), made to run the kernels of `family`.
gpu::Device& device(gpu::KernelFamily family);

/// What the validation layers said on any of these devices since the last call; empty if nothing. Every test that
/// touches a device checks this in its cleanup().
std::string newValidationMessages();

/// Closes what device() opened; for cleanupTestCase().
void closeDevices();

/// Calls function(device, familyName) for each family.
template <typename Function>
void forEachFamily(Function&& function)
{
    for (gpu::KernelFamily family : families())
        function(device(family), toString(family));
}

} // namespace support
