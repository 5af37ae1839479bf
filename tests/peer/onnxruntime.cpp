#include "tests/peer/onnxruntime.h"

#include <dlfcn.h>

#include <fstream>
#include <stdexcept>

#include <onnxruntime_c_api.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <onnx/onnx_pb.h>
#pragma GCC diagnostic pop

namespace peer {

namespace {

using core::onnx::ElementType;
using core::onnx::HostTensor;

/// The oldest version of the interface that has all that is used here, so that any newer library fits.
constexpr uint32_t kApiVersion = 11;

/// The model's bytes, with further tensors declared as outputs.
std::string modelBytes(const std::filesystem::path& path, const std::vector<std::string>& extraOutputs)
{
    std::ifstream file(path, std::ios::binary);
    ::onnx::ModelProto model;
    if (!model.ParseFromIstream(&file))
        throw std::runtime_error("cannot read " + path.string());
    for (const std::string& name : extraOutputs)
        model.mutable_graph()->add_output()->set_name(name);
    return model.SerializeAsString();
}

ONNXTensorElementDataType toRuntime(ElementType type)
{
    return static_cast<ONNXTensorElementDataType>(core::onnx::toOnnx(type));
}

} // namespace

struct OnnxRuntime::Private {
    void* library = nullptr;
    const OrtApi* api = nullptr;
    std::string version;
    OrtEnv* environment = nullptr;
    OrtSession* session = nullptr;
    OrtMemoryInfo* memory = nullptr;

    void check(OrtStatus* status) const
    {
        if (status == nullptr)
            return;
        const std::string words = api->GetErrorMessage(status);
        api->ReleaseStatus(status);
        throw std::runtime_error("ONNX Runtime: " + words);
    }
    OrtValue* wrap(const HostTensor& tensor) const
    {
        const std::vector<int64_t> shape(tensor.shape().begin(), tensor.shape().end());
        OrtValue* value = nullptr;
        // The runtime only reads inputs, but its interface does not say so.
        void* bytes = const_cast<std::byte*>(tensor.bytes().data());
        check(api->CreateTensorWithDataAsOrtValue(memory, bytes, tensor.bytes().size(), shape.data(), shape.size(),
                                                  toRuntime(tensor.type()), &value));
        return value;
    }
    HostTensor unwrap(OrtValue* value) const
    {
        OrtTensorTypeAndShapeInfo* info = nullptr;
        check(api->GetTensorTypeAndShape(value, &info));
        size_t rank = 0;
        check(api->GetDimensionsCount(info, &rank));
        std::vector<int64_t> shape(rank);
        check(api->GetDimensions(info, shape.data(), rank));
        ONNXTensorElementDataType type = ONNX_TENSOR_ELEMENT_DATA_TYPE_UNDEFINED;
        check(api->GetTensorElementType(info, &type));
        api->ReleaseTensorTypeAndShapeInfo(info);
        void* data = nullptr;
        check(api->GetTensorMutableData(value, &data));
        const ElementType element = core::onnx::elementTypeFromOnnx(type);
        const gpu::Shape extents{std::span<const int64_t>(shape)};
        const auto bytes = static_cast<size_t>(extents.elementCount() * core::onnx::elementBytes(element));
        return HostTensor::fromBytes(element, extents, {static_cast<const std::byte*>(data), bytes});
    }
};

OnnxRuntime::OnnxRuntime(const std::filesystem::path& library, const std::filesystem::path& model, int threads,
                         const std::vector<std::string>& extraOutputs)
    : m_state(std::make_unique<Private>())
{
    m_state->library = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (m_state->library == nullptr)
        throw std::runtime_error(dlerror());
    const auto base = reinterpret_cast<const OrtApiBase* (*)()>(dlsym(m_state->library, "OrtGetApiBase"));
    m_state->version = base()->GetVersionString();
    m_state->api = base()->GetApi(kApiVersion);
    const OrtApi& api = *m_state->api;
    m_state->check(api.CreateEnv(ORT_LOGGING_LEVEL_ERROR, "peer", &m_state->environment));
    OrtSessionOptions* options = nullptr;
    m_state->check(api.CreateSessionOptions(&options));
    m_state->check(api.SetIntraOpNumThreads(options, threads));
    m_state->check(api.SetInterOpNumThreads(options, 1));
    const std::string bytes = modelBytes(model, extraOutputs);
    m_state->check(
        api.CreateSessionFromArray(m_state->environment, bytes.data(), bytes.size(), options, &m_state->session));
    api.ReleaseSessionOptions(options);
    m_state->check(api.CreateCpuMemoryInfo(OrtArenaAllocator, OrtMemTypeDefault, &m_state->memory));
}

OnnxRuntime::~OnnxRuntime()
{
    m_state->api->ReleaseMemoryInfo(m_state->memory);
    m_state->api->ReleaseSession(m_state->session);
    m_state->api->ReleaseEnv(m_state->environment);
    // The library stays open: its threads may still be ending.
}

std::map<std::string, HostTensor> OnnxRuntime::run(const std::map<std::string, HostTensor>& inputs,
                                                   const std::vector<std::string>& outputs)
{
    std::vector<const char*> inputNames;
    std::vector<const OrtValue*> inputValues;
    for (const auto& [name, tensor] : inputs) {
        inputNames.push_back(name.c_str());
        inputValues.push_back(m_state->wrap(tensor));
    }
    std::vector<const char*> outputNames;
    for (const std::string& name : outputs)
        outputNames.push_back(name.c_str());
    std::vector<OrtValue*> results(outputs.size(), nullptr);
    m_state->check(m_state->api->Run(m_state->session, nullptr, inputNames.data(), inputValues.data(),
                                     inputValues.size(), outputNames.data(), outputNames.size(), results.data()));
    std::map<std::string, HostTensor> tensors;
    for (size_t i = 0; i < outputs.size(); ++i) {
        tensors[outputs[i]] = m_state->unwrap(results[i]);
        m_state->api->ReleaseValue(results[i]);
    }
    for (const OrtValue* value : inputValues)
        m_state->api->ReleaseValue(const_cast<OrtValue*>(value));
    return tensors;
}

std::string OnnxRuntime::version() const { return m_state->version; }

} // namespace peer
