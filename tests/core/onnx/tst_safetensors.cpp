// Weights in safetensors files: good ones, and every way in which one can be wrong. All are made byte by byte.

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <functional>

#include "core/limits.h"
#include "core/onnx/model.h"
#include "core/onnx/proto.h"
#include "core/onnx/safetensors.h"
#include "gpu/base/error.h"

using core::onnx::ElementType;
using core::onnx::HostTensor;
using core::onnx::TensorMap;
using gpu::ErrorKind;
namespace fs = std::filesystem;

namespace {

/// A file of this header and this many bytes 0, 1, 2, ... behind it.
std::string fileOf(const std::string& header, size_t dataBytes)
{
    const uint64_t length = header.size();
    std::string text(sizeof length, '\0');
    std::memcpy(text.data(), &length, sizeof length);
    text += header;
    for (size_t i = 0; i < dataBytes; ++i)
        text += static_cast<char>(i);
    return text;
}

std::string entry(const std::string& name, const std::string& type, const std::string& shape, int begin, int end)
{
    return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" +
           std::to_string(begin) + "," + std::to_string(end) + "]}";
}

/// Kind of the error, and its sentence; nothing if there is none.
std::pair<int, QString> failure(const std::function<void()>& work)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        return {static_cast<int>(error.kind()), error.what()};
    }
    return {-1, {}};
}

/// y = x + w, where w is a weight (3) or an input of the graph.
std::string smallModel(bool hasWeight)
{
    onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(17);
    auto* graph = model.mutable_graph();
    graph->set_name("small");
    const auto addValue = [](onnx::ValueInfoProto* value, const char* name) {
        value->set_name(name);
        auto* tensor = value->mutable_type()->mutable_tensor_type();
        tensor->set_elem_type(onnx::TensorProto::FLOAT);
        tensor->mutable_shape()->add_dim()->set_dim_value(3);
    };
    addValue(graph->add_input(), "x");
    addValue(graph->add_output(), "y");
    if (hasWeight) {
        onnx::TensorProto* weights = graph->add_initializer();
        weights->set_name("w");
        weights->set_data_type(onnx::TensorProto::FLOAT);
        weights->add_dims(3);
        for (const float value : {7.0F, 8.0F, 9.0F})
            weights->add_float_data(value);
    } else {
        addValue(graph->add_input(), "w");
    }
    auto* node = graph->add_node();
    node->set_op_type("Add");
    node->add_input("x");
    node->add_input("w");
    node->add_output("y");
    return model.SerializeAsString();
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    fs::path write(const std::string& name, const std::string& bytes) const
    {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path;
    }

    /// A file with the float weights w = (1, 2, 3).
    fs::path writeWeights(const std::string& name, const std::string& key = "w", const std::string& shape = "[3]") const
    {
        std::string text = fileOf('{' + entry(key, "F32", shape, 0, 12) + '}', 0);
        for (const float value : {1.0F, 2.0F, 3.0F})
            text.append(reinterpret_cast<const char*>(&value), sizeof value);
        return write(name, text);
    }

private slots:
    void readsEveryType_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("element");
        QTest::addColumn<int>("bytes");
        const auto row = [](const char* type, ElementType element, int bytes) {
            QTest::newRow(type) << type << static_cast<int>(element) << bytes;
        };
        row("F64", ElementType::Double, 8);
        row("F32", ElementType::Float, 4);
        row("F16", ElementType::Float16, 2);
        row("BF16", ElementType::BFloat16, 2);
        row("I64", ElementType::Int64, 8);
        row("I32", ElementType::Int32, 4);
        row("I8", ElementType::Int8, 1);
        row("U8", ElementType::UInt8, 1);
        row("U32", ElementType::UInt32, 4);
        row("BOOL", ElementType::Bool, 1);
    }

    void readsEveryType()
    {
        QFETCH(QString, type);
        QFETCH(int, element);
        QFETCH(int, bytes);
        const int total = 6 * bytes;
        const fs::path file =
            write("types", fileOf('{' + entry("a", type.toStdString(), "[2,3]", 0, total) + '}', size_t(total)));
        const TensorMap tensors = core::onnx::readWeights(file);
        QCOMPARE(tensors.size(), size_t{1});
        const HostTensor& tensor = tensors.at("a");
        QCOMPARE(static_cast<int>(tensor.type()), element);
        QVERIFY(tensor.shape() == gpu::Shape({2, 3}));
        QCOMPARE(tensor.bytes().size(), static_cast<size_t>(total));
        for (int i = 0; i < total; ++i) // of booleans everything but 0 is 1
            QCOMPARE(static_cast<int>(tensor.bytes()[static_cast<size_t>(i)]), type == "BOOL" ? std::min(i, 1) : i);
    }

    void readsSeveralTensorsInAnyOrderWithMetadataAndPadding()
    {
        const std::string header = "{" + entry("late", "I8", "[4]", 8, 12) +
                                   R"(,"__metadata__":{"format":"pt","note":"\u00e9"},)" +
                                   entry("early", "F32", "[2]", 0, 8) + "," + entry("none", "F32", "[0,5]", 12, 12) +
                                   "," + entry("single", "U8", "[]", 12, 13) + "}   ";
        const fs::path file = write("several", fileOf(header, 13));
        const core::onnx::WeightHeader read = core::onnx::readWeightHeader(file);
        QCOMPARE(read.metadata.at("format"), std::string("pt"));
        QCOMPARE(read.metadata.at("note"), std::string("\u00e9"));
        const TensorMap tensors = core::onnx::readWeights(file);
        QCOMPARE(tensors.size(), size_t{4});
        QCOMPARE(static_cast<int>(tensors.at("late").values<int8_t>()[0]), 8);
        QCOMPARE(tensors.at("none").elementCount(), int64_t{0});
        QCOMPARE(tensors.at("single").shape().rank(), 0);
        QCOMPARE(static_cast<int>(tensors.at("single").values<uint8_t>()[0]), 12);
    }

    void anEmptyListHasNoTensors() { QVERIFY(core::onnx::readWeights(write("none", fileOf("{}", 0))).empty()); }

    void whatNobodyAskedForIsIgnored()
    {
        const std::string header = R"({"a":{"dtype":"U8","shape":[2],"extra":{"deep":[[1,{"x":null}]]},"more":[1,2,3],)"
                                   R"("flag":true,"data_offsets":[0,2]}})";
        QCOMPARE(core::onnx::readWeights(write("extra", fileOf(header, 2))).size(), size_t{1});
    }

    void refusesWrongFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says,
                            ErrorKind kind = ErrorKind::Corrupt) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(kind) << says;
        };
        const std::string good = entry("a", "U8", "[4]", 0, 4);
        const auto one = [](const std::string& inner, size_t bytes) { return fileOf('{' + inner + '}', bytes); };
        row("empty file", "", "it has 0 bytes");
        row("seven bytes", "1234567", "it has 7 bytes");
        row("length alone", fileOf("", 0), "no list");
        row("header cut off", fileOf('{' + good + '}', 4).substr(0, 30), "cut off within");
        row("header longer than the cap", std::string("\0\0\0\0\0\0\0\x7f", 8) + "{}", "weight-header-bytes",
            ErrorKind::LimitExceeded);
        row("header longer than the file", std::string("\x40\0\0\0\0\0\0\0", 8) + "{}", "cut off within");
        row("no JSON", fileOf("{nonsense}", 0), "no JSON");
        row("JSON cut off", fileOf("{\"a\":{", 0), "no JSON");
        row("text behind the JSON", fileOf("{} x", 0), "no JSON");
        row("a list", fileOf("[1]", 0), "no list");
        row("spaces in front", fileOf(" {}", 0), "no list");
        row("a tensor that is a number", one(R"("a":5)", 0), "no list");
        row("a tensor that is a list", one(R"("a":[5])", 0), "no list");
        row("no type", one(R"("a":{"shape":[4],"data_offsets":[0,4]})", 4), "missing");
        row("no shape", one(R"("a":{"dtype":"U8","data_offsets":[0,4]})", 4), "missing");
        row("no offsets", one(R"("a":{"dtype":"U8","shape":[4]})", 4), "missing");
        row("a type twice", one(R"("a":{"dtype":"U8","dtype":"I8","shape":[4],"data_offsets":[0,4]})", 4), "twice");
        row("a name twice", one(good + "," + entry("a", "U8", "[1]", 4, 5), 5), "a twice");
        row("unknown type", one(entry("a", "F8_E4M3", "[4]", 0, 4), 4), "F8_E4M3", ErrorKind::Unsupported);
        row("type as number", one(R"("a":{"dtype":3,"shape":[4],"data_offsets":[0,4]})", 4), "a number where");
        row("negative extent", one(entry("a", "U8", "[-4]", 0, 4), 4), "negative");
        row("extent with a fraction", one(entry("a", "U8", "[4.0]", 0, 4), 4), "not whole");
        row("shape with text", one(entry("a", "U8", "[\"4\"]", 0, 4), 4), "text where");
        row("shape in a shape", one(entry("a", "U8", "[[4]]", 0, 4), 4), "a list where");
        row("nine dimensions", one(entry("a", "U8", "[1,1,1,1,1,1,1,1,1]", 0, 1), 1), "more than 8",
            ErrorKind::Unsupported);
        row("elements overflow", one(entry("a", "U8", "[4294967296,4294967296,16]", 0, 0), 0), "too large",
            ErrorKind::LimitExceeded);
        row("bytes overflow", one(entry("a", "F64", "[18446744073709551615]", 0, 0), 0), "too large a number");
        row("three offsets", one(R"("a":{"dtype":"U8","shape":[4],"data_offsets":[0,4,4]})", 4), "more than two");
        row("one offset", one(R"("a":{"dtype":"U8","shape":[4],"data_offsets":[0]})", 4), "beginning and an end");
        row("end before beginning", one(entry("a", "U8", "[4]", 4, 0), 4), "beginning and an end");
        row("fewer bytes than elements", one(entry("a", "F32", "[4]", 0, 15), 15), "15 bytes for float 4");
        row("more bytes than elements", one(entry("a", "F32", "[4]", 0, 17), 17), "17 bytes for float 4");
        row("overlap", one(good + "," + entry("b", "U8", "[4]", 2, 6), 6), "overlaps");
        row("the same place twice", one(good + "," + entry("b", "U8", "[4]", 0, 4), 4), "overlaps");
        row("hole at the start", one(entry("a", "U8", "[4]", 1, 5), 5), "hole of 1");
        row("hole between", one(good + "," + entry("b", "U8", "[1]", 6, 7), 7), "hole of 2");
        row("data cut off", one(good, 3), "1 bytes are missing");
        row("data missing", one(good, 0), "4 bytes are missing");
        row("bytes behind", one(good, 6), "2 bytes behind");
        row("metadata that is no text", one(R"("__metadata__":{"a":1})", 0), "a number where");
        row("metadata twice", one(R"("__metadata__":{"a":"b"},"__metadata__":{"a":"b"})", 0), "twice");
        row("nested too deeply", one(R"("a":{"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}", 0),
            "too deeply", ErrorKind::LimitExceeded);
        row("no UTF-8", one("\"\xff\":{}", 0), "no JSON");
    }

    void refusesWrongFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const fs::path file = write("wrong", bytes.toStdString());
        try {
            core::onnx::readWeights(file);
            QFAIL("it was read");
        } catch (const gpu::Error& error) {
            const QString said = QString(error.what()) + " | " + QString::fromStdString(error.hint().english());
            QVERIFY2(said.contains(says), qPrintable(said));
            QCOMPARE(static_cast<int>(error.kind()), kind);
        }
    }

    void countsAreCapped()
    {
        const gpu::LimitChange few(core::limits::weightTensors, 2);
        const auto file = [&](int count) {
            std::string header = "{";
            for (int i = 0; i < count; ++i)
                header += (i == 0 ? "" : ",") + entry("t" + std::to_string(i), "U8", "[1]", i, i + 1);
            return write("many", fileOf(header + "}", static_cast<size_t>(count)));
        };
        QCOMPARE(core::onnx::readWeights(file(2)).size(), size_t{2});
        const auto [kind, said] = failure([&] { core::onnx::readWeights(file(3)); });
        QCOMPARE(kind, static_cast<int>(ErrorKind::LimitExceeded));
    }

    void missingFilesAndFoldersAreTold()
    {
        QCOMPARE(failure([&] { core::onnx::readWeights("/nowhere/w.safetensors"); }).first,
                 static_cast<int>(ErrorKind::NotFound));
        QCOMPARE(failure([&] { core::onnx::readWeights(m_folder.path().toStdString()); }).first,
                 static_cast<int>(ErrorKind::InvalidInput));
    }

    void weightsReplaceThoseOfTheModel()
    {
        const fs::path model = write("m.onnx", smallModel(true));
        const auto plain = core::onnx::Model::load(model);
        const auto other = core::onnx::Model::load(model, {writeWeights("w.safetensors")});
        QCOMPARE(plain->graph().initialisers.at("w").doubleAt(0), 7.0);
        QCOMPARE(other->graph().initialisers.at("w").doubleAt(0), 1.0);
        QVERIFY(plain->sha256() != other->sha256());
    }

    void weightsComeInForInputs()
    {
        const fs::path model = write("m.onnx", smallModel(false));
        QCOMPARE(core::onnx::Model::load(model)->graph().inputs.size(), size_t{2});
        const auto whole = core::onnx::Model::load(model, {writeWeights("w.safetensors")});
        QCOMPARE(whole->graph().inputs.size(), size_t{1});
        QCOMPARE(whole->graph().initialisers.at("w").doubleAt(2), 3.0);
    }

    void halvesBecomeTheTypeOfTheModel()
    {
        const std::string halves("\x00\x3c\x00\x40\x00\x42", 6); // 1, 2, 3
        const fs::path file = write("half", fileOf('{' + entry("w", "F16", "[3]", 0, 6) + '}', 0) + halves);
        const auto model = core::onnx::Model::load(write("m.onnx", smallModel(true)), {file});
        QVERIFY(model->graph().initialisers.at("w").type() == ElementType::Float);
        QCOMPARE(model->graph().initialisers.at("w").doubleAt(2), 3.0);
    }

    void weightsOfAnotherModelAreRefused_data()
    {
        QTest::addColumn<bool>("hasWeight");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("shape");
        for (const bool hasWeight : {true, false}) {
            QTest::addRow("other names, %d", hasWeight) << hasWeight << "v"
                                                        << "[3]";
            QTest::addRow("another shape, %d", hasWeight) << hasWeight << "w"
                                                          << "[3,1]";
        }
    }

    void weightsOfAnotherModelAreRefused()
    {
        QFETCH(bool, hasWeight);
        QFETCH(QString, key);
        QFETCH(QString, shape);
        const fs::path weights = writeWeights("w.safetensors", key.toStdString(), shape.toStdString());
        const fs::path model = write("m.onnx", smallModel(hasWeight));
        const auto [kind, said] = failure([&] { core::onnx::Model::load(model, {weights}); });
        QCOMPARE(kind, static_cast<int>(ErrorKind::InvalidInput));
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)

#include "tst_safetensors.moc"
