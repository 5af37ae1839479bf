#include "gpu/vk/reflection.h"

#include <algorithm>

#include "gpu/base/error.h"

namespace gpu {

namespace {

// The few numbers of the SPIR-V specification (version 1.5, sections 3.3, 3.7, 3.11, 3.20, 3.21) that are needed here.
enum Opcode : uint32_t {
    kOpExecutionMode = 16,
    kOpTypeImage = 25,
    kOpTypeArray = 28,
    kOpTypeRuntimeArray = 29,
    kOpTypeStruct = 30,
    kOpTypePointer = 32,
    kOpConstant = 43,
    kOpSpecConstant = 50,
    kOpSpecConstantComposite = 51,
    kOpConstantComposite = 44,
    kOpVariable = 59,
    kOpDecorate = 71,
    kOpMemberDecorate = 72,
};
constexpr uint32_t kMagic = 0x07230203;
constexpr uint32_t kModeLocalSize = 17;
constexpr uint32_t kDecorationSpecId = 1;
constexpr uint32_t kDecorationBuiltIn = 11;
constexpr uint32_t kDecorationNonWritable = 24;
constexpr uint32_t kDecorationNonReadable = 25;
constexpr uint32_t kDecorationBinding = 33;
constexpr uint32_t kDecorationOffset = 35;
constexpr uint32_t kBuiltInWorkgroupSize = 25;
constexpr uint32_t kStorageUniformConstant = 0;
constexpr uint32_t kStorageUniform = 2;
constexpr uint32_t kStoragePushConstant = 9;
constexpr uint32_t kStorageBuffer = 12;
constexpr uint32_t kImageRgba32f = 1;
constexpr uint32_t kImageR32f = 3;
constexpr uint32_t kImageRgba32ui = 30;
constexpr uint32_t kImageR32ui = 33;
constexpr uint32_t kImageRgba32i = 21;
constexpr uint32_t kImageR32i = 24;
constexpr size_t kHeaderWords = 5;

VkFormat vulkanFormat(uint32_t imageFormat)
{
    switch (imageFormat) {
    case kImageRgba32f:
        return VK_FORMAT_R32G32B32A32_SFLOAT;
    case kImageR32f:
        return VK_FORMAT_R32_SFLOAT;
    case kImageRgba32ui:
        return VK_FORMAT_R32G32B32A32_UINT;
    case kImageR32ui:
        return VK_FORMAT_R32_UINT;
    case kImageRgba32i:
        return VK_FORMAT_R32G32B32A32_SINT;
    case kImageR32i:
        return VK_FORMAT_R32_SINT;
    default:
        return VK_FORMAT_UNDEFINED;
    }
}

struct Access {
    bool nonWritable = false;
    bool nonReadable = false;
};

struct Variable {
    uint32_t type = 0;
    uint32_t storage = 0;
};

/// Everything of interest, keyed by result id.
struct Module {
    std::map<uint32_t, uint32_t> binding;
    std::map<uint32_t, uint32_t> specId;
    std::map<uint32_t, Access> access;
    std::map<uint32_t, std::map<uint32_t, Access>> memberAccess;
    std::map<uint32_t, std::map<uint32_t, uint32_t>> memberOffset;
    std::map<uint32_t, uint32_t> pointee;
    std::map<uint32_t, std::vector<uint32_t>> members;
    std::map<uint32_t, uint32_t> imageFormat;
    std::map<uint32_t, uint32_t> constant;
    std::map<uint32_t, std::vector<uint32_t>> composite;
    std::map<uint32_t, Variable> variables;
    std::array<uint32_t, 3> localSize{1, 1, 1};
    uint32_t workgroupSizeId = 0;
};

void readDecoration(Module& module, std::span<const uint32_t> words)
{
    const uint32_t target = words[1];
    const uint32_t value = words.size() > 3 ? words[3] : 0;
    switch (words[2]) {
    case kDecorationBinding:
        module.binding[target] = value;
        break;
    case kDecorationSpecId:
        module.specId[target] = value;
        break;
    case kDecorationNonWritable:
        module.access[target].nonWritable = true;
        break;
    case kDecorationNonReadable:
        module.access[target].nonReadable = true;
        break;
    case kDecorationBuiltIn:
        if (value == kBuiltInWorkgroupSize)
            module.workgroupSizeId = target;
        break;
    default:
        break;
    }
}

void readMemberDecoration(Module& module, std::span<const uint32_t> words)
{
    const uint32_t target = words[1];
    const uint32_t member = words[2];
    if (words[3] == kDecorationNonWritable)
        module.memberAccess[target][member].nonWritable = true;
    else if (words[3] == kDecorationNonReadable)
        module.memberAccess[target][member].nonReadable = true;
    else if (words[3] == kDecorationOffset && words.size() > 4)
        module.memberOffset[target][member] = words[4];
}

void readInstruction(Module& module, std::span<const uint32_t> words)
{
    switch (words[0] & 0xffffU) {
    case kOpDecorate:
        readDecoration(module, words);
        break;
    case kOpMemberDecorate:
        readMemberDecoration(module, words);
        break;
    case kOpExecutionMode:
        if (words[2] == kModeLocalSize)
            std::copy(words.begin() + 3, words.begin() + 6, module.localSize.begin());
        break;
    case kOpTypePointer:
        module.pointee[words[1]] = words[3];
        break;
    case kOpTypeStruct:
        module.members[words[1]].assign(words.begin() + 2, words.end());
        break;
    case kOpTypeImage:
        module.imageFormat[words[1]] = words[8];
        break;
    case kOpConstant:
    case kOpSpecConstant:
        module.constant[words[2]] = words[3];
        break;
    case kOpConstantComposite:
    case kOpSpecConstantComposite:
        module.composite[words[2]].assign(words.begin() + 3, words.end());
        break;
    case kOpVariable:
        module.variables[words[2]] = {words[1], words[3]};
        break;
    default:
        break;
    }
}

Module parse(std::span<const uint32_t> words)
{
    Module module;
    bool whole = words.size() > kHeaderWords && words[0] == kMagic;
    for (size_t i = kHeaderWords; whole && i < words.size();) {
        const size_t length = words[i] >> 16;
        whole = length > 0 && i + length <= words.size();
        if (whole)
            readInstruction(module, words.subspan(i, length));
        i += length;
    }
    if (!whole)
        throw Error(ErrorKind::Internal, mark("gpu", "A built-in kernel is damaged"));
    return module;
}

/// Bytes of a struct of four-byte scalars and nested such structs.
uint32_t structBytes(const Module& module, uint32_t type)
{
    const auto offsets = module.memberOffset.find(type);
    const auto members = module.members.find(type);
    if (offsets == module.memberOffset.end() || members == module.members.end())
        return 4;
    uint32_t bytes = 0;
    for (const auto& [member, offset] : offsets->second)
        bytes = std::max(bytes, offset + structBytes(module, members->second[member]));
    return bytes;
}

KernelBinding describeBinding(const Module& module, uint32_t id, const Variable& variable, uint32_t type)
{
    KernelBinding result;
    result.binding = module.binding.at(id);
    Access access;
    if (const auto own = module.access.find(id); own != module.access.end())
        access = own->second;
    if (variable.storage == kStorageUniformConstant) {
        result.type = VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER;
        result.format = vulkanFormat(module.imageFormat.at(type));
    } else if (const auto members = module.memberAccess.find(type); members != module.memberAccess.end()) {
        const auto first = members->second.find(0);
        if (first != members->second.end()) {
            access.nonWritable |= first->second.nonWritable;
            access.nonReadable |= first->second.nonReadable;
        }
    }
    result.reads = !access.nonReadable;
    result.writes = !access.nonWritable;
    return result;
}

std::array<LocalExtent, 3> localExtents(const Module& module)
{
    std::array<LocalExtent, 3> local{};
    for (size_t axis = 0; axis < 3; ++axis)
        local[axis].value = module.localSize[axis];
    const auto composite = module.composite.find(module.workgroupSizeId);
    if (composite == module.composite.end())
        return local;
    for (size_t axis = 0; axis < 3; ++axis) {
        const uint32_t part = composite->second[axis];
        local[axis].value = module.constant.at(part);
        if (const auto specialised = module.specId.find(part); specialised != module.specId.end())
            local[axis] = {local[axis].value, true, specialised->second};
    }
    return local;
}

} // namespace

KernelReflection reflect(std::span<const uint32_t> words)
{
    const Module module = parse(words);
    KernelReflection result;
    result.local = localExtents(module);
    for (const auto& [id, variable] : module.variables) {
        const auto pointee = module.pointee.find(variable.type);
        if (pointee == module.pointee.end())
            continue;
        if (variable.storage == kStoragePushConstant)
            result.pushBytes = structBytes(module, pointee->second);
        const bool isResource = variable.storage == kStorageUniformConstant || variable.storage == kStorageUniform ||
                                variable.storage == kStorageBuffer;
        if (isResource && module.binding.count(id) > 0)
            result.bindings.push_back(describeBinding(module, id, variable, pointee->second));
    }
    std::sort(result.bindings.begin(), result.bindings.end(),
              [](const KernelBinding& a, const KernelBinding& b) { return a.binding < b.binding; });
    return result;
}

} // namespace gpu
