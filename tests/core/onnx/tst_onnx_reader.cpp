// ONNX files, whole and damaged, built here with the standard's own messages.

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>

#include "core/assets/sha256.h"
#include "core/limits.h"
#include "core/onnx/model.h"
#include "core/onnx/proto.h"
#include "core/onnx/reader.h"
#include "gpu/base/error.h"

using core::onnx::ElementType;
using core::onnx::Graph;
using core::onnx::HostTensor;
using gpu::ErrorKind;
using onnx::ModelProto;
using onnx::TensorProto;

namespace {

namespace fs = std::filesystem;

void addValue(onnx::ValueInfoProto* value, const char* name, const std::vector<int64_t>& extents)
{
    value->set_name(name);
    auto* tensor = value->mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(TensorProto::FLOAT);
    for (const int64_t extent : extents) {
        auto* dimension = tensor->mutable_shape()->add_dim();
        if (extent < 0)
            dimension->set_dim_param("batch");
        else
            dimension->set_dim_value(extent);
    }
}

/// y = x + w with x (batch, 3) and the weights w (3) as raw bytes.
ModelProto smallModel()
{
    ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(17);
    auto* graph = model.mutable_graph();
    graph->set_name("small");
    addValue(graph->add_input(), "x", {-1, 3});
    addValue(graph->add_output(), "y", {-1, 3});
    TensorProto* weights = graph->add_initializer();
    weights->set_name("w");
    weights->set_data_type(TensorProto::FLOAT);
    weights->add_dims(3);
    const float values[] = {1, 2, 3};
    weights->set_raw_data(values, sizeof(values));
    auto* node = graph->add_node();
    node->set_op_type("Add");
    node->add_input("x");
    node->add_input("w");
    node->add_output("y");
    return model;
}

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

Graph parsed(const ModelProto& model)
{
    const std::string bytes = model.SerializeAsString();
    return core::onnx::parseGraph(bytesOf(bytes));
}

std::optional<ErrorKind> failure(const std::function<void()>& work)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

void writeFile(const fs::path& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

} // namespace

class TestOnnxReader : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private slots:
    void givesNodesWeightsAndDeclaredShapes()
    {
        const Graph graph = parsed(smallModel());
        QCOMPARE(graph.nodes.size(), size_t{1});
        QVERIFY(graph.nodes[0].is("Add"));
        QCOMPARE(graph.nodes[0].name, std::string("y")); // nodes without a name get their output's
        QCOMPARE(graph.opset(), int64_t{17});
        QCOMPARE(graph.inputs.size(), size_t{1});
        QCOMPARE(graph.inputs[0].toString(), std::string("float[batch,3]"));
        QCOMPARE(graph.initialisers.at("w").toFloats(), (std::vector<float>{1, 2, 3}));
    }

    void leavesInitialisersOutOfTheInputs()
    {
        ModelProto model = smallModel();
        addValue(model.mutable_graph()->add_input(), "w", {3});
        QCOMPARE(parsed(model).inputs.size(), size_t{1});
    }

    void keepsWeightsAliveAfterTheModel()
    {
        HostTensor weights;
        {
            const Graph graph = parsed(smallModel());
            weights = graph.initialisers.at("w");
        }
        QCOMPARE(weights.toFloats(), (std::vector<float>{1, 2, 3}));
    }

    void readsEveryTypeOfTypedData_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("float") << int{TensorProto::FLOAT};
        QTest::newRow("double") << int{TensorProto::DOUBLE};
        QTest::newRow("int8") << int{TensorProto::INT8};
        QTest::newRow("int16") << int{TensorProto::INT16};
        QTest::newRow("int32") << int{TensorProto::INT32};
        QTest::newRow("int64") << int{TensorProto::INT64};
        QTest::newRow("uint8") << int{TensorProto::UINT8};
        QTest::newRow("uint16") << int{TensorProto::UINT16};
        QTest::newRow("uint32") << int{TensorProto::UINT32};
        QTest::newRow("uint64") << int{TensorProto::UINT64};
        QTest::newRow("bool") << int{TensorProto::BOOL};
    }
    void readsEveryTypeOfTypedData()
    {
        QFETCH(int, type);
        ModelProto model = smallModel();
        TensorProto* tensor = model.mutable_graph()->add_initializer();
        tensor->set_name("typed");
        tensor->set_data_type(type);
        tensor->add_dims(2);
        for (const int value : {1, 0}) {
            if (type == TensorProto::FLOAT)
                tensor->add_float_data(static_cast<float>(value));
            else if (type == TensorProto::DOUBLE)
                tensor->add_double_data(value);
            else if (type == TensorProto::INT64)
                tensor->add_int64_data(value);
            else if (type == TensorProto::UINT32 || type == TensorProto::UINT64)
                tensor->add_uint64_data(static_cast<uint64_t>(value));
            else
                tensor->add_int32_data(value);
        }
        const HostTensor value = parsed(model).initialisers.at("typed");
        QCOMPARE(core::onnx::toOnnx(value.type()), int64_t{type});
        QCOMPARE(value.toInt64s(), (std::vector<int64_t>{1, 0}));
    }

    void readsHalvesFromTheirBits()
    {
        ModelProto model = smallModel();
        TensorProto* tensor = model.mutable_graph()->add_initializer();
        tensor->set_name("half");
        tensor->set_data_type(TensorProto::FLOAT16);
        tensor->add_dims(3);
        for (const int bits : {0x3C00, 0xC000, 0x0001}) // 1, -2, 2^-24
            tensor->add_int32_data(bits);
        const std::vector<float> values = parsed(model).initialisers.at("half").toFloats();
        QCOMPARE(values, (std::vector<float>{1.0F, -2.0F, 0x1p-24F}));
    }

    void readsAttributesOfEveryKind()
    {
        ModelProto model = smallModel();
        auto* node = model.mutable_graph()->add_node();
        node->set_op_type("Free");
        node->set_domain("example.org");
        node->add_output("free");
        model.add_opset_import()->set_domain("example.org");
        model.mutable_opset_import(1)->set_version(1);
        const auto attribute = [&](const char* name, onnx::AttributeProto::AttributeType type) {
            auto* added = node->add_attribute();
            added->set_name(name);
            added->set_type(type);
            return added;
        };
        attribute("i", onnx::AttributeProto::INT)->set_i(-7);
        attribute("f", onnx::AttributeProto::FLOAT)->set_f(0.5F);
        attribute("s", onnx::AttributeProto::STRING)->set_s("text");
        auto* ints = attribute("ints", onnx::AttributeProto::INTS);
        ints->add_ints(1);
        ints->add_ints(2);
        const Graph graph = parsed(model);
        const core::onnx::Node& read = graph.nodes.at(1);
        QCOMPARE(read.domain, std::string("example.org"));
        QCOMPARE(read.intAttribute("i", 0), int64_t{-7});
        QCOMPARE(read.floatAttribute("f", 0), 0.5F);
        QCOMPARE(read.stringAttribute("s", ""), std::string("text"));
        QCOMPARE(read.intsAttribute("ints"), (std::vector<int64_t>{1, 2}));
        QCOMPARE(read.intAttribute("absent", 42), int64_t{42});
        QVERIFY(failure([&] { read.floatAttribute("i", 0); }) == ErrorKind::InvalidInput);
    }

    void rejectsEveryTruncation()
    {
        const std::string whole = smallModel().SerializeAsString();
        for (size_t length = 0; length < whole.size(); ++length) {
            const std::string part = whole.substr(0, length);
            const auto kind = failure([&] { core::onnx::parseGraph(bytesOf(part)); });
            QVERIFY2(kind == ErrorKind::Corrupt, std::to_string(length).c_str());
        }
        QVERIFY(!failure([&] { core::onnx::parseGraph(bytesOf(whole)); }));
    }

    void rejectsWhatIsNoModel_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("This is a letter, not a model.\n");
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    }
    void rejectsWhatIsNoModel()
    {
        QFETCH(QByteArray, content);
        const fs::path file = path("none.onnx");
        writeFile(file, content.toStdString());
        QVERIFY(failure([&] { core::onnx::readGraph(file); }) == ErrorKind::Corrupt);
    }

    void rejectsWeightsThatDoNotFillTheirShape()
    {
        ModelProto model = smallModel();
        model.mutable_graph()->mutable_initializer(0)->set_dims(0, 4);
        QVERIFY(failure([&] { parsed(model); }) == ErrorKind::Corrupt);
    }

    void rejectsAGraphThatIsNotSorted()
    {
        ModelProto model = smallModel();
        model.mutable_graph()->mutable_node(0)->set_input(0, "made later");
        QVERIFY(failure([&] { parsed(model); }) == ErrorKind::Corrupt);
    }

    void saysWhichOpsetIsTooNew()
    {
        ModelProto model = smallModel();
        model.mutable_opset_import(0)->set_version(18);
        try {
            parsed(model);
            QFAIL("opset 18 was accepted");
        } catch (const gpu::Error& error) {
            QVERIFY(error.kind() == ErrorKind::Unsupported);
            QVERIFY(std::string(error.what()).find("18") != std::string::npos);
        }
    }

    void saysThatTheStandardLacksAnOperator()
    {
        ModelProto model = smallModel();
        model.mutable_graph()->mutable_node(0)->set_op_type("NoSuchOperator");
        QVERIFY(failure([&] { parsed(model); }) == ErrorKind::Unsupported);
    }

    void saysThatAFileIsMissing()
    {
        QVERIFY(failure([&] { core::onnx::readGraph(path("nowhere.onnx")); }) == ErrorKind::NotFound);
        QVERIFY(failure([&] { core::onnx::readGraph(path("")); }) == ErrorKind::InvalidInput);
    }

    void readsWeightsFromAFileBesideTheModel()
    {
        ModelProto model = smallModel();
        moveOut(model, "weights.bin");
        const float values[] = {9, 4, 5, 6};
        writeFile(path("weights.bin"), std::string(reinterpret_cast<const char*>(values), sizeof(values)));
        writeFile(path("external.onnx"), model.SerializeAsString());
        const Graph graph = core::onnx::readGraph(path("external.onnx"));
        QCOMPARE(graph.initialisers.at("w").toFloats(), (std::vector<float>{4, 5, 6}));
        writeFile(path("weights.bin"), "short");
        QVERIFY(failure([&] { core::onnx::readGraph(path("external.onnx")); }) == ErrorKind::Corrupt);
        fs::remove(path("weights.bin"));
        QVERIFY(failure([&] { core::onnx::readGraph(path("external.onnx")); }) == ErrorKind::NotFound);
    }

    void doesNotReadOutsideOfTheModelsFolder_data()
    {
        QTest::addColumn<QString>("location");
        QTest::newRow("parent") << "../secret.bin";
        QTest::newRow("absolute") << QString::fromStdString(path("secret.bin").string());
        QTest::newRow("detour") << "sub/../../secret.bin";
        QTest::newRow("link") << "link.bin";
        QTest::newRow("link to a folder") << "up/secret.bin";
        QTest::newRow("nothing") << "";
    }
    void doesNotReadOutsideOfTheModelsFolder()
    {
        QFETCH(QString, location);
        fs::create_directories(path("inner/sub"));
        writeFile(path("secret.bin"), std::string(64, '\1'));
        std::error_code exists;
        fs::create_symlink(path("secret.bin"), path("inner/link.bin"), exists);
        fs::create_directory_symlink(path("."), path("inner/up"), exists);
        ModelProto model = smallModel();
        moveOut(model, location.toStdString());
        writeFile(path("inner/model.onnx"), model.SerializeAsString());
        QVERIFY(failure([&] { core::onnx::readGraph(path("inner/model.onnx")); }) == ErrorKind::Unsupported);
    }

    void countsAreCapped_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<qint64>("enough");
        QTest::newRow("nodes") << "model-nodes" << qint64{1};
        QTest::newRow("tensors") << "model-tensors" << qint64{1};
        QTest::newRow("names") << "model-text-bytes" << qint64{3};
        QTest::newRow("bytes") << "model-bytes" << static_cast<qint64>(smallModel().ByteSizeLong());
    }
    void countsAreCapped()
    {
        QFETCH(QString, limit);
        QFETCH(qint64, enough);
        gpu::Limit& cap = core::limits::named(limit.toStdString());
        ModelProto model = smallModel();
        {
            const gpu::LimitChange low(cap, enough);
            parsed(model);
        }
        if (limit == "model-nodes")
            *model.mutable_graph()->add_node() = model.graph().node(0);
        else if (limit == "model-tensors")
            *model.mutable_graph()->add_initializer() = model.graph().initializer(0);
        else if (limit == "model-text-bytes")
            model.mutable_graph()->mutable_node(0)->set_name("four");
        const gpu::LimitChange low(cap, limit == "model-bytes" ? enough - 1 : enough);
        QVERIFY(failure([&] { parsed(model); }) == ErrorKind::LimitExceeded);
    }

    void hashesTheModelsFile()
    {
        const std::string bytes = smallModel().SerializeAsString();
        writeFile(path("hashed.onnx"), bytes);
        const auto model = core::onnx::Model::load(path("hashed.onnx"));
        QCOMPARE(model->sha256(), core::sha256Hex(bytesOf(bytes)));
        QCOMPARE(model->path(), path("hashed.onnx"));
    }

    void readsSingleTensors()
    {
        TensorProto tensor = smallModel().graph().initializer(0);
        writeFile(path("tensor.pb"), tensor.SerializeAsString());
        QCOMPARE(core::onnx::readTensor(path("tensor.pb")).toFloats(), (std::vector<float>{1, 2, 3}));
    }

private:
    /// Puts the weights at byte 4 of an external file.
    static void moveOut(ModelProto& model, const std::string& location)
    {
        TensorProto* weights = model.mutable_graph()->mutable_initializer(0);
        weights->clear_raw_data();
        weights->set_data_location(TensorProto::EXTERNAL);
        const auto entry = [&](const char* key, const std::string& value) {
            auto* added = weights->add_external_data();
            added->set_key(key);
            added->set_value(value);
        };
        entry("location", location);
        entry("offset", "4");
        entry("length", "12");
    }
};

QTEST_GUILESS_MAIN(TestOnnxReader)
#include "tst_onnx_reader.moc"
