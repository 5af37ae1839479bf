// Matrix products and convolutions together with the bias, activation and residual that follow them.

#include <algorithm>
#include <optional>
#include <vector>

#include "core/onnx/fuse/passes.h"

namespace core::onnx {

namespace {

using Index = GraphEditor::Index;
constexpr Index kNone = GraphEditor::kNone;

constexpr int64_t kMostRepeated = 1 << 20; ///< channels for which one number is repeated

/// "Relu", "Gelu" or "".
std::string activationOf(const Node& node)
{
    return node.is("Relu") ? "Relu" : node.is("Gelu", kFusedDomain) ? "Gelu" : "";
}

HostTensor scaledBy(const HostTensor& tensor, float factor)
{
    if (factor == 1)
        return tensor;
    std::vector<float> values = tensor.toFloats();
    for (float& value : values)
        value *= factor;
    return HostTensor::fromFloats(tensor.shape(), values);
}

/// A constant that has one value per channel (axis `axis` of `out`), or one for all, as a vector.
std::optional<HostTensor> channelVector(const GraphEditor& graph, const std::string& name, const gpu::Shape& out,
                                        int axis)
{
    const HostTensor* value = graph.constant(name);
    if (!value || value->type() != ElementType::Float || value->shape().rank() > out.rank())
        return std::nullopt;
    const int lead = out.rank() - value->shape().rank();
    for (int k = lead; k < out.rank(); ++k)
        if (value->shape()[k - lead] != 1 && k != axis)
            return std::nullopt;
    const int64_t channels = out[axis];
    if (value->elementCount() == channels)
        return value->reshaped({channels});
    if (value->elementCount() != 1 || channels > kMostRepeated)
        return std::nullopt;
    const std::vector<float> repeated(static_cast<size_t>(channels), value->toFloats()[0]);
    return HostTensor::fromFloats({channels}, repeated);
}

class ProductFusion {
public:
    ProductFusion(GraphEditor& graph, Index product) : m_graph(graph), m_group{product} {}

    void run()
    {
        const Node& product = m_graph.node(m_group.front());
        if (m_graph.info(product.output(0)).type != ElementType::Float || !begin(product))
            return;
        m_channelAxis = m_fused.opType == "FusedMatMul" ? m_graph.info(product.output(0)).shape.rank() - 1 : 1;
        if (m_fused.inputs[2].empty())
            takeBias();
        takeActivation("activation");
        if (takeResidual())
            takeActivation("afterResidual");
        if (m_group.size() == 1 && !product.is("Gemm"))
            return;
        const Node& last = m_graph.node(m_group.back());
        m_fused.name = product.name;
        m_fused.outputs = last.outputs;
        const std::vector<Index> group = m_group;
        m_graph.replace(group, group.back(), std::move(m_fused));
    }

private:
    /// Fills m_fused with the product alone; false if it has no fused form.
    bool begin(const Node& product)
    {
        m_fused.domain = kFusedDomain;
        m_fused.attributes = product.attributes;
        m_fused.attributes["activation"] = std::string();
        m_fused.attributes["afterResidual"] = std::string();
        m_fused.inputs = {product.input(0), product.input(1), product.input(2), ""};
        if (product.is("Conv") || product.is("ConvTranspose")) {
            m_fused.opType = "Fused" + product.opType;
            return true;
        }
        m_fused.opType = "FusedMatMul";
        if (product.is("Gemm"))
            return beginGemm(product);
        const HostTensor* weights = m_graph.constant(product.input(1));
        m_fused.attributes["transA"] = int64_t{0};
        m_fused.attributes["transB"] = int64_t{0};
        return weights && weights->shape().rank() == 2 && m_graph.info(product.input(0)).shape.rank() >= 2;
    }

    /// alpha and beta go into the constants.
    bool beginGemm(const Node& gemm)
    {
        const float alpha = gemm.floatAttribute("alpha", 1);
        const float beta = gemm.floatAttribute("beta", 1);
        const HostTensor* weights = m_graph.constant(gemm.input(1));
        if (alpha != 1 && !weights)
            return false;
        if (gemm.hasInput(2) && beta == 0) {
            m_fused.inputs[2].clear();
        } else if (gemm.hasInput(2)) {
            const auto bias = channelVector(m_graph, gemm.input(2), m_graph.info(gemm.output(0)).shape, 1);
            if (!bias)
                return false;
            m_fused.inputs[2] = withValue(gemm.input(2), scaledBy(*bias, beta));
        }
        if (alpha != 1)
            m_fused.inputs[1] = m_graph.addConstant(gemm.input(1), scaledBy(*weights, alpha));
        m_fused.attributes.erase("alpha");
        m_fused.attributes.erase("beta");
        m_fused.attributes["transA"] = gemm.intAttribute("transA", 0);
        m_fused.attributes["transB"] = gemm.intAttribute("transB", 0);
        return true;
    }

    /// The name of a constant with this value: the same one if nothing changed.
    std::string withValue(const std::string& name, const HostTensor& value)
    {
        const HostTensor* old = m_graph.constant(name);
        const bool same = old && old->info() == value.info() && old->bytes().data() == value.bytes().data();
        return same ? name : m_graph.addConstant(name, value);
    }

    /// The only user of the group's result, if it is of this type and keeps the result's shape.
    Index next() const
    {
        const std::string& result = m_graph.node(m_group.back()).output(0);
        const Index user = m_graph.onlyUser(result);
        const bool same = user != kNone && m_graph.info(m_graph.node(user).output(0)) == m_graph.info(result);
        return same ? user : kNone;
    }

    void takeBias()
    {
        const Index add = next();
        if (add == kNone || !m_graph.node(add).is("Add"))
            return;
        const std::string& result = m_graph.node(m_group.back()).output(0);
        const std::string name = otherInput(m_graph.node(add), result);
        const auto bias = channelVector(m_graph, name, m_graph.info(result).shape, m_channelAxis);
        if (!bias)
            return;
        m_fused.inputs[2] = withValue(name, *bias);
        m_group.push_back(add);
    }

    void takeActivation(const char* attribute)
    {
        const Index user = next();
        const std::string activation = user == kNone ? "" : activationOf(m_graph.node(user));
        if (activation.empty())
            return;
        m_fused.attributes[attribute] = activation;
        m_group.push_back(user);
    }

    bool takeResidual()
    {
        const Index add = next();
        if (add == kNone || !m_graph.node(add).is("Add"))
            return false;
        const std::string& result = m_graph.node(m_group.back()).output(0);
        const std::string residual = otherInput(m_graph.node(add), result);
        if (residual.empty() || !(m_graph.info(residual) == m_graph.info(result)))
            return false;
        m_fused.inputs[3] = residual;
        m_group.push_back(add);
        return true;
    }

    GraphEditor& m_graph;
    std::vector<Index> m_group; ///< in order; each is the only user of the one before
    Node m_fused;
    int m_channelAxis = 1;
};

} // namespace

void fuseProducts(GraphEditor& graph)
{
    for (Index index = 0; index < graph.end(); ++index) {
        if (!graph.isAlive(index) || graph.computes64(index))
            continue;
        const Node& node = graph.node(index);
        if (!isFloatingPoint(graph.info(node.output(0)).type))
            continue;
        if (node.is("MatMul") || node.is("Gemm") || node.is("Conv") || node.is("ConvTranspose"))
            ProductFusion(graph, index).run();
    }
}

} // namespace core::onnx
