// Sentences as the inputs of text models, and where the tokenizer of a model is found.
#include <filesystem>
#include <functional>
#include <optional>

#include <QTemporaryDir>
#include <QTest>

#include "core/assets/assets.h"
#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/attention/model_text.h"
#include "core/attention/text_inputs.h"
#include "core/onnx/model.h"
#include "gpu/base/error.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/core/onnx/onnx_files.h"
#include "tests/support/refusal.h"

using core::attention::ModelText;
using core::onnx::Model;
using gpu::ErrorKind;
using support::failureOf;
using Ids = std::vector<int64_t>;

class TestModelText : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path at(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path tokenizer()
    {
        core::writeFileAtomically(at("words.json"), samples::smallTokenizer());
        return at("words.json");
    }
    std::shared_ptr<const Model> textModel(const char* name, int64_t tokens = 0)
    {
        onnx_test::write(onnx_test::textModel(tokens), at(name));
        return Model::load(at(name));
    }
    static ModelText text(const Model& model, const std::filesystem::path& tokenizer,
                          std::vector<std::string> sentences, std::optional<size_t> most = {})
    {
        return core::attention::modelText(model.graph(), tokenizer, sentences, most);
    }

private slots:
    void sentencesBecomeInputs()
    {
        const auto model = textModel("text.onnx");
        const ModelText one = text(*model, tokenizer(), {"hello world"});
        QCOMPARE(one.inputs.size(), size_t{3});
        QCOMPARE(one.inputs.at("input_ids").shape(), (gpu::Shape{1, 4}));
        QCOMPARE(one.encoding.ids(), (Ids{2, 5, 6, 3}));
        QCOMPARE(one.tokenizerSha256, core::sha256OfFile(at("words.json")));
        const ModelText two = text(*model, tokenizer(), {"hello", "world"});
        QCOMPARE(two.encoding.typeIds(), (Ids{0, 0, 0, 1, 1}));
        QVERIFY(one.makesPairs && two.makesPairs);
        const ModelText cut = text(*model, tokenizer(), {"hello world a a"}, 4);
        QCOMPARE(cut.encoding.tokens.size(), size_t{4});
        QCOMPARE(cut.encoding.cutOff, size_t{2});
    }

    void fixedInputsAreFilled()
    {
        const auto model = textModel("fixed.onnx", 6);
        QCOMPARE(text(*model, tokenizer(), {"hello"}).encoding.attentionMask(), (Ids{1, 1, 1, 0, 0, 0}));
        const ModelText full = text(*model, tokenizer(), {"a a a a a a a"}, 100);
        QCOMPARE(full.encoding.tokens.size(), size_t{6});
        QCOMPARE(full.encoding.cutOff, size_t{3});
    }

    void otherModelsTakeNone()
    {
        QVERIFY(core::attention::takesText(textModel("text.onnx")->graph()));
        QVERIFY(core::attention::takesPairs(textModel("text.onnx")->graph()));
        onnx_test::write(onnx_test::smallModel(), at("small.onnx"));
        const auto small = Model::load(at("small.onnx"));
        QVERIFY(!core::attention::takesText(small->graph()));
        QVERIFY(!core::attention::takesPairs(small->graph()));
        const auto failure = failureOf([&] { text(*small, tokenizer(), {"hello"}); });
        QVERIFY(failure && failure->kind() == ErrorKind::InvalidInput);
    }

    void theTokenizerLiesBesideTheModel()
    {
        std::filesystem::create_directory(at("models"));
        const auto model = textModel("models/text.onnx");
        QVERIFY(!core::attention::knownTokenizer(model->path(), model->sha256()));
        const auto failure = failureOf([&] { (void)core::attention::tokenizerOf(model->path(), model->sha256()); });
        QVERIFY(failure && failure->kind() == ErrorKind::NotFound);
        QVERIFY2(QString(failure->what()).contains("text.onnx"), failure->what());
        QVERIFY(QString::fromStdString(failure->hint().english()).contains("tokenizer.json"));
        core::writeFileAtomically(at("models/tokenizer.json"), samples::smallTokenizer());
        QCOMPARE(core::attention::tokenizerOf(model->path(), model->sha256()), at("models/tokenizer.json"));
    }

    void thatOfAnAssetIsAnAsset()
    {
        const core::AssetStore assets;
        const auto minilm = std::ranges::find(assets.assets(), "minilm", &core::Asset::id);
        QVERIFY(minilm != assets.assets().end());
        // Wherever the model lies, and whatever lies beside it.
        core::writeFileAtomically(at("tokenizer.json"), samples::smallTokenizer());
        if (!assets.isPresent("minilm-tokenizer"))
            QSKIP("not fetched: tessera assets fetch minilm-tokenizer");
        QCOMPARE(core::attention::tokenizerOf(at("copy.onnx"), minilm->sha256), assets.path("minilm-tokenizer"));
    }
};

QTEST_GUILESS_MAIN(TestModelText)
#include "tst_model_text.moc"
