// Operators said by others, where the standard's own cases do not reach: long sums, norms without a case, large
// recurrent layers, and what is refused.

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstdint>
#include <map>

#include "core/limits.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/core/onnx/one_node.h"

using core::onnx::ElementType;
using core::onnx::HostTensor;

namespace {

using Input = onnx_test::NodeInput;
using IntAttributes = std::map<std::string, int64_t>;

std::vector<float> waves(int64_t count, float step)
{
    std::vector<float> values;
    for (int64_t k = 0; k < count; ++k)
        values.push_back(std::sin(step * static_cast<float>(k) + 0.3F));
    return values;
}

double largestDifference(const HostTensor& actual, const std::vector<double>& expected)
{
    const std::vector<double> values = actual.toDoubles();
    double largest = values.size() == expected.size() ? 0 : INFINITY;
    for (size_t k = 0; k < std::min(values.size(), expected.size()); ++k)
        largest = std::max(largest, std::abs(values[k] - expected[k]));
    return largest;
}

} // namespace

class TestDecompose : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<gpu::Device> m_device;
    QTemporaryDir m_folder;

    std::vector<HostTensor> computed(const std::string& type, const IntAttributes& attributes,
                                     const std::vector<Input>& inputs, const std::vector<ElementType>& outputs,
                                     bool arithmetic64 = true)
    {
        return onnx_test::computeNode(*m_device, m_folder.filePath("node.onnx").toStdString(), type,
                                      {attributes.begin(), attributes.end()}, inputs, outputs, 17, arithmetic64);
    }

    /// The message with which a node is refused; empty if it is not.
    std::string refusal(const std::string& type, const IntAttributes& attributes, const std::vector<Input>& inputs,
                        const std::vector<ElementType>& outputs, bool arithmetic64 = true)
    {
        try {
            computed(type, attributes, inputs, outputs, arithmetic64);
        } catch (const gpu::Error& error) {
            return error.what();
        }
        return {};
    }

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }

    void integerSumsAreExact_data()
    {
        QTest::addColumn<int>("terms");
        for (const int terms : {1, 258, 259, 1536, 4096, 5000})
            QTest::addRow("%d products", terms) << terms;
    }
    void integerSumsAreExact()
    {
        QFETCH(const int, terms);
        std::vector<uint8_t> a, b;
        for (int k = 0; k < 2 * terms; ++k) {
            a.push_back(static_cast<uint8_t>(k % 5 == 0 ? 254 : 255)); // large sums: odd, and beyond 2^24
            b.push_back(static_cast<uint8_t>(k % 7 == 0 ? 253 : 255));
        }
        const std::vector<uint8_t> zero{3};
        const auto result = computed("MatMulInteger", {},
                                     {{HostTensor::fromValues<uint8_t>({2, terms}, a)},
                                      {HostTensor::fromValues<uint8_t>({terms, 2}, b)},
                                      {HostTensor::fromValues<uint8_t>({}, zero)}},
                                     {ElementType::Int32});
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column) {
                int64_t sum = 0;
                for (int k = 0; k < terms; ++k)
                    sum += (int64_t{a[static_cast<size_t>(row * terms + k)]} - 3) *
                           int64_t{b[static_cast<size_t>(2 * k + column)]};
                QCOMPARE(result[0].int64At(row * 2 + column), sum);
            }
    }

    void castsToNarrowIntegersWrap()
    {
        const std::vector<int32_t> values{0, 127, 128, 255, 256, -1, -128, -129, 70000};
        const HostTensor x = HostTensor::fromValues<int32_t>({9}, values);
        const auto bytes =
            computed("Cast", {{"to", core::onnx::toOnnx(ElementType::UInt8)}}, {{x}}, {ElementType::UInt8});
        const auto small =
            computed("Cast", {{"to", core::onnx::toOnnx(ElementType::Int8)}}, {{x}}, {ElementType::Int8});
        for (size_t k = 0; k < values.size(); ++k) {
            QCOMPARE(bytes[0].int64At(static_cast<int64_t>(k)), int64_t{static_cast<uint8_t>(values[k])});
            QCOMPARE(small[0].int64At(static_cast<int64_t>(k)), int64_t{static_cast<int8_t>(values[k])});
        }
    }

    void normsDivideByTheLength()
    {
        const gpu::Shape shape{3, 7};
        const std::vector<float> x = waves(21, 0.7F);
        for (const int64_t p : {1, 2}) {
            const auto result = computed("LpNormalization", {{"p", p}, {"axis", 1}},
                                         {{HostTensor::fromFloats(shape, x)}}, {ElementType::Float});
            std::vector<double> expected;
            for (size_t row = 0; row < 3; ++row) {
                double length = 0;
                for (size_t k = 0; k < 7; ++k)
                    length += std::pow(std::abs(double{x[row * 7 + k]}), static_cast<double>(p));
                for (size_t k = 0; k < 7; ++k)
                    expected.push_back(double{x[row * 7 + k]} / std::pow(length, 1.0 / static_cast<double>(p)));
            }
            QVERIFY(largestDifference(result[0], expected) < 1e-5);
        }
    }

    /// Weights as run-time values and as constants (which share the model's memory) must give the same.
    void recurrentWeightsMayBeConstant()
    {
        const int64_t steps = 5, batch = 2, inputs = 3, hidden = 8;
        const HostTensor x = HostTensor::fromFloats({steps, batch, inputs}, waves(steps * batch * inputs, 0.9F));
        for (const auto& [type, gates] : std::map<std::string, int64_t>{{"RNN", 1}, {"GRU", 3}, {"LSTM", 4}}) {
            const HostTensor w =
                HostTensor::fromFloats({1, gates * hidden, inputs}, waves(gates * hidden * inputs, 0.31F));
            const HostTensor r =
                HostTensor::fromFloats({1, gates * hidden, hidden}, waves(gates * hidden * hidden, 0.17F));
            const HostTensor b = HostTensor::fromFloats({1, 2 * gates * hidden}, waves(2 * gates * hidden, 0.23F));
            std::vector<HostTensor> results;
            for (const bool constant : {false, true})
                results.push_back(computed(type, {{"hidden_size", hidden}},
                                           {{x}, {w, constant}, {r, constant}, {b, constant}},
                                           {ElementType::Float})[0]);
            QVERIFY(results[0].shape() == (gpu::Shape{steps, 1, batch, hidden}));
            QVERIFY(largestDifference(results[0], results[1].toDoubles()) < 1e-5);
        }
    }

    void shapesThatDependOnValuesAreRefusedWithTheInput()
    {
        const HostTensor x = HostTensor::fromFloats({4}, waves(4, 1));
        const std::string unique = refusal("Unique", {}, {{x}}, {ElementType::Float});
        QVERIFY2(unique.find("the node") != std::string::npos && unique.find("x0") != std::string::npos,
                 unique.c_str());
        QVERIFY(refusal("Unique", {}, {{x, true}}, {ElementType::Float}).empty());
        const std::vector<std::byte> mask{std::byte{1}, std::byte{0}, std::byte{1}, std::byte{1}};
        const HostTensor condition = HostTensor::fromBytes(ElementType::Bool, {4}, mask);
        const std::string compress = refusal("Compress", {}, {{x}, {condition}}, {ElementType::Float});
        QVERIFY2(compress.find("x1") != std::string::npos, compress.c_str());
        // Only the condition decides the shape.
        QCOMPARE(computed("Compress", {}, {{x}, {condition, true}}, {ElementType::Float})[0].elementCount(),
                 int64_t{3});
    }

    void slopesBroadcastFromTheRight()
    {
        // Opset 17 broadcasts from the right: three slopes fit the last extent. (Opset 6 is among the standard's
        // cases.)
        const std::vector<float> slopes{0, 0.5F, 2};
        const auto result = computed(
            "PRelu", {},
            {{HostTensor::fromFloats({3, 3, 3}, std::vector<float>(27, -1))}, {HostTensor::fromFloats({3}, slopes)}},
            {ElementType::Float});
        const std::vector<double> values = result[0].toDoubles();
        for (size_t k = 0; k < values.size(); ++k)
            QCOMPARE(values[k], -double{slopes[k % 3]});
    }

    void numbersBeyondTheDevicesAreRefused()
    {
        const std::vector<double> doubles{1, 1e300};
        const HostTensor x = HostTensor::fromValues<double>({2}, doubles);
        const std::string message = refusal("Neg", {}, {{x}}, {ElementType::Double}, false);
        QVERIFY2(message.find("32 bits") != std::string::npos, message.c_str());
        // Known when the plan is made, they are folded as doubles.
        QCOMPARE(computed("Neg", {}, {{x, true}}, {ElementType::Double})[0].doubleAt(1), -1e300);
    }

    void blocksThatDoNotFitAreRefused()
    {
        const HostTensor x = HostTensor::fromFloats({1, 4, 2, 2}, waves(16, 0.1F));
        for (const char* type : {"DepthToSpace", "SpaceToDepth"})
            for (const int64_t block : {int64_t{0}, int64_t{-2}, int64_t{3}, int64_t{1} << 32, INT64_MAX})
                QVERIFY(!refusal(type, {{"blocksize", block}}, {{x}}, {ElementType::Float}).empty());
    }

    void tooLongTransformsAreRefused()
    {
        const HostTensor x = HostTensor::fromFloats({1, 20000, 1}, waves(20000, 0.01F));
        const std::string message = refusal("DFT", {}, {{x}}, {ElementType::Float});
        QVERIFY2(message.find("20000") != std::string::npos, message.c_str());
    }

    void constantsThatWouldBeTooLargeAreRefused()
    {
        const gpu::LimitChange lower(core::limits::constantElements, 100);
        const HostTensor x = HostTensor::fromFloats({10, 11}, waves(110, 0.1F));
        QCOMPARE(
            computed("Trilu", {}, {{HostTensor::fromFloats({10, 10}, waves(100, 0.1F))}}, {ElementType::Float}).size(),
            size_t{1});
        const auto number = [](int64_t value) { return Input{HostTensor::scalar(value), true}; };
        const Input rate{HostTensor::scalar(8000.0F), true};
        for (const std::string& message :
             {refusal("Trilu", {}, {{x}}, {ElementType::Float}), refusal("EyeLike", {}, {{x}}, {ElementType::Float}),
              refusal("MelWeightMatrix", {}, {number(int64_t{1} << 60), number(16), rate, rate, rate},
                      {ElementType::Float}),
              refusal("MelWeightMatrix", {}, {number(2), number(int64_t{1} << 62), rate, rate, rate},
                      {ElementType::Float})})
            QVERIFY2(message.find("the node") != std::string::npos && message.find("too large") != std::string::npos,
                     message.c_str());
    }

    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }
};

QTEST_GUILESS_MAIN(TestDecompose)
#include "tst_decompose.moc"
