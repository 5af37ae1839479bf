// Sentences to tokens: known answers of BERT's vocabulary, offsets, pairs, truncation, and what is refused.

#include <QTest>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/assets/assets.h"
#include "core/attention/tokenizer_file.h"
#include "core/limits.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/support/refusal.h"

using namespace core::attention;
using gpu::ErrorKind;
using gpu::LimitChange;
using nlohmann::json;
using support::refusal;
namespace limits = core::limits;

namespace {

using Ids = std::vector<int64_t>;

const Tokenizer& small()
{
    static const Tokenizer kSmall = parseTokenizer(samples::smallTokenizer(), "small.json");
    return kSmall;
}

/// The small tokenizer with one value of its file changed.
Tokenizer changed(const char* pointer, const json& value)
{
    json tree = json::parse(samples::smallTokenizer());
    tree[json::json_pointer(pointer)] = value;
    return parseTokenizer(tree.dump(), "small.json");
}

/// Without the frame of special tokens.
QStringList pieces(const Tokenizer& tokenizer, std::string_view text)
{
    QStringList words;
    for (const Token& token : tokenizer.encode(text).tokens)
        if (token.source == TokenSource::First)
            words << QString::fromStdString(token.piece);
    return words;
}

} // namespace

Q_DECLARE_METATYPE(Ids)

class TestWordPiece : public QObject {
    Q_OBJECT

private slots:
    // ---- the vocabulary of bert-base-uncased

    void knownSentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Ids>("ids");
        QTest::newRow("two words") << "hello world" << Ids{101, 7592, 2088, 102};
        QTest::newRow("pieces of a word") << "unaffable" << Ids{101, 14477, 20961, 3468, 102};
        QTest::newRow("capitals") << "HELLO World" << Ids{101, 7592, 2088, 102};
        QTest::newRow("accents") << "Café Ångström" << Ids{101, 7668, 17076, 15687, 102};
        QTest::newRow("accents as marks") << "Cafe\u0301" << Ids{101, 7668, 102};
        QTest::newRow("punctuation") << "don't!" << Ids{101, 2123, 1005, 1056, 999, 102};
        QTest::newRow("Chinese") << QString::fromUtf8("中国，人") << Ids{101, 1746, 1799, 1989, 1756, 102};
        QTest::newRow("Hangul comes apart") << QString::fromUtf8("한") << Ids{101, 1469, 30006, 30021, 102};
        QTest::newRow("special tokens in the text") << "a [MASK]." << Ids{101, 1037, 103, 1012, 102};
        QTest::newRow("nothing") << "" << Ids{101, 102};
        QTest::newRow("only white space") << " \t\u3000\n" << Ids{101, 102};
    }
    void knownSentences()
    {
        QFETCH(const QString, text);
        QFETCH(const Ids, ids);
        const core::AssetStore assets;
        if (!assets.isPresent("minilm-tokenizer"))
            QSKIP("not fetched: tessera assets fetch minilm-tokenizer");
        static const Tokenizer kBert = loadTokenizer(assets.path("minilm-tokenizer"));
        QCOMPARE(kBert.encode(text.toStdString()).ids(), ids);
    }

    void theRealFileIsReadAsItIs()
    {
        const core::AssetStore assets;
        if (!assets.isPresent("minilm-tokenizer"))
            QSKIP("not fetched: tessera assets fetch minilm-tokenizer");
        const Tokenizer bert = loadTokenizer(assets.path("minilm-tokenizer"));
        QCOMPARE(bert.parts().model.vocabulary().size(), size_t{30522});
        QCOMPARE(bert.parts().added.size(), size_t{5});
        QVERIFY(bert.parts().truncation && bert.parts().padding);
        QCOMPARE(bert.parts().truncation->most, size_t{128});
        QCOMPARE(*bert.parts().padding->length, size_t{128});
        const std::string words(2000, '!');
        const Encoding cut = bert.encode(words, {.padTo = 130});
        QCOMPARE(cut.cutOff, size_t{2000 - 126});
        QCOMPARE(cut.tokens.size(), size_t{130});
        QCOMPARE(cut.ids()[127], int64_t{102});
        QCOMPARE(cut.attentionMask()[127], int64_t{1});
        QCOMPARE(cut.attentionMask()[128], int64_t{0});
        QCOMPARE(cut.ids()[129], int64_t{0});
    }

    // ---- a vocabulary of 17 pieces

    void wordsBecomePieces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("expected");
        const QStringList hello{"hello"}, unknown{"[UNK]"};
        QTest::newRow("longest first") << QByteArray("unaffable") << QStringList{"un", "##aff", "##able"};
        QTest::newRow("no end fits") << QByteArray("unaffx") << unknown;
        QTest::newRow("capitals and accents") << QByteArray("CAFÉ,café") << QStringList{"cafe", ",", "cafe"};
        QTest::newRow("Chinese") << QByteArray("中国a中") << QStringList{"中", "国", "a", "中"};
        QTest::newRow("Chinese of the supplement") << QByteArray("\xF0\xA0\x80\x80"
                                                                 "a")
                                                   << QStringList{"[UNK]", "a"};
        QTest::newRow("controls go") << QByteArray("he\x01l\xC2\xADl\xE2\x80\x8Bo\x7F", 12) << hello;
        QTest::newRow("NUL and the replacement character") << QByteArray("he\0llo\xEF\xBF\xBD", 9) << hello;
        QTest::newRow("spaces of all kinds") << QByteArray("a\t\r\n\xC2\xA0"
                                                           "a\xE3\x80\x80"
                                                           "a")
                                             << QStringList{"a", "a", "a"};
        QTest::newRow("symbols of ASCII part words") << QByteArray("a!a") << QStringList{"a", "!", "a"};
        QTest::newRow("punctuation of others, too")
            << QByteArray("a、a«a") << QStringList{"a", "[UNK]", "a", "[UNK]", "a"};
        QTest::newRow("a special token") << QByteArray("a[MASK]a") << QStringList{"a", "[MASK]", "a"};
        QTest::newRow("not in small letters") << QByteArray("[mask]") << QStringList{"[UNK]", "[UNK]", "[UNK]"};
        QTest::newRow("as long as allowed") << QByteArray(100, 'a') << (QStringList{"a"} + QStringList(99, "##a"));
        QTest::newRow("longer") << QByteArray(101, 'a') << unknown;
        QTest::newRow("length counts letters") << QByteArray("é").repeated(100) << unknown;
        QTest::newRow("nothing") << QByteArray() << QStringList();
    }
    void wordsBecomePieces()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, expected);
        QCOMPARE(pieces(small(), text.toStdString()), expected);
    }

    void normalizersCanBeSwitchedOff()
    {
        QCOMPARE(pieces(changed("/normalizer/lowercase", false), "Hello hello"), QStringList({"[UNK]", "hello"}));
        QCOMPARE(pieces(changed("/normalizer/lowercase", false), "café"), QStringList("[UNK]"));
        QCOMPARE(pieces(changed("/normalizer/strip_accents", false), "CAFÉ CAFE"), QStringList({"[UNK]", "cafe"}));
        QCOMPARE(pieces(changed("/normalizer/handle_chinese_chars", false), "中国 中"), QStringList({"[UNK]", "中"}));
        QCOMPARE(pieces(changed("/normalizer/clean_text", false), "hel\x01lo"), QStringList("[UNK]"));
        QCOMPARE(pieces(changed("/normalizer", nullptr), "Hello hello"), QStringList({"[UNK]", "hello"}));
    }

    void theDottedCapitalIBecomesTwoLetters()
    {
        const Letters letters = lettersOf("\u0130");
        QCOMPARE(textOf(inLowerCase(letters)), std::string("i\u0307"));
        QCOMPARE(textOf(withoutMarks(decomposed(inLowerCase(letters)))), std::string("i"));
    }

    void marksComeInTheOrderOfTheirClasses()
    {
        // acute (230), cedilla (202): NFD puts the cedilla first
        QCOMPARE(textOf(decomposed(lettersOf("c\u0301\u0327x\u0301"))), std::string("c\u0327\u0301x\u0301"));
        QCOMPARE(textOf(decomposed(lettersOf("\u1E09"))), std::string("c\u0327\u0301"));
    }

    void offsetsPointIntoTheText()
    {
        const std::string text = "Un\u00ADaffable, CAFÉ\t中[MASK]";
        QStringList found;
        for (const Token& token : small().encode(text).tokens)
            if (token.source == TokenSource::First)
                found << QString::fromStdString(text.substr(token.begin, token.end - token.begin));
        QCOMPARE(found, QStringList({"Un", "aff", "able", ",", "CAFÉ", "中", "[MASK]"}));
    }

    void offsetsHoldWhereMarksChangePlaces()
    {
        // x, a mark of class 224 that stays, a mark of class 230 that goes: the first of them comes to stand last
        const Tokenizer bare = changed("/normalizer/strip_accents", false);
        const Tokenizer apart = changed("/normalizer/strip_accents", true);
        for (const Tokenizer* tokenizer : {&bare, &apart}) {
            const Token token = tokenizer->encode("x\u0301\u302E").tokens.at(1);
            QCOMPARE(token.begin, 0U);
            QCOMPARE(token.end, 6U);
        }
        const Encoding two = apart.encode("a\u302E\u0327\u302E");
        QVERIFY(two.tokens.at(1).begin <= two.tokens.at(1).end);
    }

    void addedTokensFollowTheirRules()
    {
        const auto with = [](const json& rules) {
            json token{{"id", 20}, {"content", "WOW"}, {"special", false}};
            token.update(rules);
            return changed("/added_tokens", json::array({token}));
        };
        QCOMPARE(pieces(with(json::object()), "aWOWa wow"), QStringList({"a", "WOW", "a", "[UNK]"}));
        QCOMPARE(pieces(with({{"single_word", true}}), "aWOW WOW!"), QStringList({"[UNK]", "WOW", "!"}));
        QCOMPARE(pieces(with({{"normalized", true}}), "wow WÓW"), QStringList({"WOW", "WOW"}));
        const Encoding spaces = with({{"lstrip", true}, {"rstrip", true}}).encode("a  WOW  a");
        QCOMPARE(spaces.tokens[2].begin, 1U);
        QCOMPARE(spaces.tokens[2].end, 8U);
    }

    void theLongestAddedTokenWins()
    {
        const json tokens = json::array({{{"id", 20}, {"content", "<a"}}, {{"id", 21}, {"content", "<a>"}}});
        QCOMPARE(pieces(changed("/added_tokens", tokens), "<a><a!"), QStringList({"<a>", "<a", "!"}));
    }

    // ---- what goes into the model

    void pairsHaveTwoTypes()
    {
        const Encoding pair = small().encode("hello", "world !");
        QCOMPARE(pair.ids(), Ids({2, 5, 3, 6, 12, 3}));
        QCOMPARE(pair.typeIds(), Ids({0, 0, 0, 1, 1, 1}));
        QCOMPARE(pair.attentionMask(), Ids(6, 1));
        QCOMPARE(pair.tokens[3].source, TokenSource::Second);
    }

    void aFrameForPairsMayBeMissing()
    {
        QVERIFY(small().makesPairs());
        for (const json& none : {json(), json::array()}) {
            const Tokenizer single = changed("/post_processor/pair", none);
            QVERIFY(!single.makesPairs());
            QCOMPARE(single.encode("hello").ids(), Ids({2, 5, 3}));
            QVERIFY(refusal([&] { (void)single.encode("hello", "world"); }, ErrorKind::Unsupported).contains("pairs"));
        }
    }

    void bertProcessingPutsTheSameFrame()
    {
        const Tokenizer bert =
            changed("/post_processor", {{"type", "BertProcessing"}, {"cls", {"[CLS]", 2}}, {"sep", {"[SEP]", 3}}});
        for (const char* text : {"", "hello, world"}) {
            QCOMPARE(bert.encode(text).tokens, small().encode(text).tokens);
            QCOMPARE(bert.encode(text, "a").tokens, small().encode(text, "a").tokens);
        }
    }

    void withoutAFrameThereAreOnlyWords()
    {
        const Tokenizer bare = changed("/post_processor", nullptr);
        QCOMPARE(bare.encode("hello").ids(), Ids{5});
        QCOMPARE(bare.encode("hello", "a").typeIds(), Ids({0, 1}));
    }

    void paddingIsMasked()
    {
        const Encoding padded = small().encode("hello", {.padTo = 5});
        QCOMPARE(padded.ids(), Ids({2, 5, 3, 0, 0}));
        QCOMPARE(padded.attentionMask(), Ids({1, 1, 1, 0, 0}));
        const Tokenizer left =
            changed("/padding", {{"strategy", "BatchLongest"}, {"direction", "Left"}, {"pad_id", 9}});
        QCOMPARE(left.encode("hello", {.padTo = 4}).ids(), Ids({9, 2, 5, 3}));
        QCOMPARE(left.encode("hello", {.padTo = 2}).ids(), Ids({2, 5, 3}));
    }

    void truncationKeepsTheFrame_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::newRow("all fit") << 13 << 7 << 3;
        QTest::newRow("the longer one gives") << 10 << 4 << 3;
        QTest::newRow("then both") << 8 << 3 << 2;
        QTest::newRow("an odd one goes to the longer") << 6 << 2 << 1;
        QTest::newRow("only the frame") << 3 << 0 << 0;
    }
    void truncationKeepsTheFrame()
    {
        QFETCH(const int, most);
        QFETCH(const int, first);
        QFETCH(const int, second);
        const Encoding cut = small().encode("a a a a a a a", "! ! !", {.mostTokens = static_cast<size_t>(most)});
        const auto count = [&cut](TokenSource source) {
            return static_cast<int>(std::count_if(cut.tokens.begin(), cut.tokens.end(),
                                                  [source](const Token& token) { return token.source == source; }));
        };
        QCOMPARE(count(TokenSource::First), first);
        QCOMPARE(count(TokenSource::Second), second);
        QCOMPARE(count(TokenSource::Special), 3);
        QCOMPARE(static_cast<int>(cut.cutOff), 10 - first - second);
    }

    void truncationOfTheFileHolds()
    {
        const json rules{{"max_length", 4}, {"strategy", "OnlyFirst"}, {"direction", "Left"}};
        const Tokenizer cutting = changed("/truncation", rules);
        QCOMPARE(cutting.encode("hello world a !").ids(), Ids({2, 15, 12, 3}));
        QCOMPARE(cutting.encode("hello world a !", {.mostTokens = 3}).ids(), Ids({2, 12, 3}));
        QCOMPARE(cutting.encode("hello world", "!").ids(), Ids({2, 3, 12, 3}));
        QVERIFY(refusal([&] { (void)cutting.encode("a", "a a"); }, ErrorKind::InvalidInput).contains("first"));
        QVERIFY(refusal([&] { (void)cutting.encode("a", {.mostTokens = 1}); }, ErrorKind::InvalidInput).contains("2"));
    }

    // ---- refusals

    void textThatIsNotUtf8IsRefusedAtItsByte_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("byte");
        QTest::newRow("a lone byte") << QByteArray("ab\xFFzz") << 2;
        QTest::newRow("cut off") << QByteArray("é\xE4\xB8") << 2;
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("a surrogate") << QByteArray("a\xED\xA0\x80") << 1;
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << 0;
    }
    void textThatIsNotUtf8IsRefusedAtItsByte()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, byte);
        const QString said = refusal([&] { (void)small().encode(text.toStdString()); }, ErrorKind::InvalidInput);
        QVERIFY2(said.contains(QString("byte %1 ").arg(byte)), qPrintable(said));
    }

    void wrongFilesAreRefused_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* pointer, const char* value, ErrorKind kind,
                            const char* said) {
            QTest::newRow(name) << pointer << value << static_cast<int>(kind) << said;
        };
        const ErrorKind corrupt = ErrorKind::Corrupt, other = ErrorKind::Unsupported;
        row("BPE", "/model/type", R"("BPE")", other, "BPE");
        row("BPE of old files", "/model", R"({"vocab":{},"merges":[]})", other, "BPE");
        row("Unigram of old files", "/model", R"({"vocab":[]})", other, "Unigram");
        row("WordLevel of old files", "/model", R"({"vocab":{"a":0},"unk_token":"a"})", other, "WordLevel");
        row("no model", "/model", "null", ErrorKind::InvalidInput, "no model");
        row("the model is a number", "/model", "5", corrupt, "\"model\"");
        row("another normalizer", "/normalizer", R"({"type":"NFKC"})", other, "NFKC");
        row("another pre-tokenizer", "/pre_tokenizer/type", R"("Metaspace")", other, "Metaspace");
        row("no pre-tokenizer", "/pre_tokenizer", "null", other, "null");
        row("another frame", "/post_processor/type", R"("RobertaProcessing")", other, "RobertaProcessing");
        row("no vocabulary", "/model/vocab", "null", corrupt, "model.vocab");
        row("the vocabulary is a list", "/model/vocab", R"(["a"])", corrupt, "model.vocab");
        row("an id that is no number", "/model/vocab/a", R"("5")", corrupt, "model.vocab.a");
        row("a negative id", "/model/vocab/a", "-1", corrupt, "model.vocab.a");
        row("an id beyond 2^31", "/model/vocab/a", "2147483648", corrupt, "out of range");
        row("a huge id", "/model/vocab/a", "18446744073709551615", corrupt, "out of range");
        row("an id twice", "/model/vocab/zz", "0", corrupt, "another token");
        row("no unknown token", "/model/unk_token", R"("<unk>")", ErrorKind::InvalidInput, "<unk>");
        row("a flag that is none", "/normalizer/lowercase", "1", corrupt, "normalizer.lowercase");
        row("words longer than allowed", "/model/max_input_chars_per_word", "1001", corrupt, "out of range");
        row("words without letters", "/model/max_input_chars_per_word", "0", corrupt, "out of range");
        row("an added token without text", "/added_tokens/0/content", "null", corrupt, "added_tokens[0].content");
        row("added tokens are an object", "/added_tokens", "{}", corrupt, "added_tokens");
        row("a frame without the sentence", "/post_processor/single", "[]", corrupt, "post_processor.single");
        row("a frame with it twice", "/post_processor/pair/3/Sequence/id", R"("A")", corrupt, "post_processor.pair");
        row("a sentence C", "/post_processor/pair/3/Sequence/id", R"("C")", corrupt, "pair[3].Sequence.id");
        row("a special token without ids", "/post_processor/special_tokens/[CLS]", R"({"ids":[],"tokens":[]})", corrupt,
            "special_tokens.[CLS]");
        row("as many tokens as ids", "/post_processor/special_tokens/[CLS]", R"({"ids":[2,3],"tokens":["a"]})", corrupt,
            "not as many");
        row("an unknown strategy", "/truncation", R"({"max_length":5,"strategy":"Random"})", corrupt,
            "truncation.strategy");
        row("truncation to nothing said", "/truncation", "{}", corrupt, "truncation.max_length");
        row("an unknown side", "/padding", R"({"strategy":"BatchLongest","direction":"Up"})", corrupt,
            "padding.direction");
        row("a fixed length of text", "/padding", R"({"strategy":{"Fixed":"8"}})", corrupt, "padding.strategy.Fixed");
    }
    void wrongFilesAreRefused()
    {
        QFETCH(const QString, pointer);
        QFETCH(const QString, value);
        QFETCH(const int, kind);
        QFETCH(const QString, said);
        const json replaced = json::parse(value.toStdString());
        const QString refused =
            refusal([&] { (void)changed(pointer.toUtf8().constData(), replaced); }, static_cast<ErrorKind>(kind));
        QVERIFY2(refused.contains(said) && refused.contains(" | ") && !refused.startsWith("another"),
                 qPrintable(refused));
    }

    void whatIsNoJsonIsRefusedAtItsByte()
    {
        for (const char* text : {"", "{", "[1,2", "{\"a\":\"\xFF\"}", "{\"a\":1e999}"}) {
            const QString said = refusal([&] { (void)parseTokenizer(text, "x.json"); }, ErrorKind::Corrupt);
            QVERIFY2(said.contains("x.json"), text);
        }
        QVERIFY(refusal([] { (void)parseTokenizer("{\"a\":1,}", "x.json"); }, ErrorKind::Corrupt).contains("byte 8"));
        QVERIFY(!refusal([] { (void)parseTokenizer("[]", "x.json"); }, ErrorKind::InvalidInput).isEmpty());
        QVERIFY(!refusal([] { (void)loadTokenizer("/nowhere/x.json"); }, ErrorKind::NotFound).isEmpty());
        QVERIFY(!refusal([] { (void)loadTokenizer("/tmp"); }, ErrorKind::InvalidInput).isEmpty());
    }

    void limitsHold_data()
    {
        QTest::addColumn<gpu::Limit*>("limit");
        QTest::addColumn<qint64>("enough");
        QTest::newRow("tokenizer-bytes") << &limits::tokenizerBytes << qint64(samples::smallTokenizer().size());
        QTest::newRow("token-bytes") << &limits::tokenBytes << qint64{18}; // "TemplateProcessing"
        QTest::newRow("text-bytes") << &limits::textBytes << qint64{11};
    }
    /// At the limit all is well, one less is refused by its name.
    void limitsHold()
    {
        QFETCH(gpu::Limit*, limit);
        QFETCH(const qint64, enough);
        const auto work = [] { (void)parseTokenizer(samples::smallTokenizer(), "small.json").encode("hello world"); };
        {
            const LimitChange change(*limit, enough);
            work();
        }
        const LimitChange change(*limit, enough - 1);
        const QString said = refusal(work, ErrorKind::LimitExceeded);
        QVERIFY2(said.contains(QString("--limit %1=").arg(limit->name())), qPrintable(said));
    }

    void deepAndWideFilesAreRefused()
    {
        const QString deep =
            refusal([] { (void)parseTokenizer(std::string(100, '['), "x"); }, ErrorKind::LimitExceeded);
        QVERIFY2(deep.contains("tokenizer-depth"), qPrintable(deep));
        const LimitChange change(limits::tokenizerEntries, 20);
        const QString wide =
            refusal([] { (void)parseTokenizer(samples::smallTokenizer(), "x"); }, ErrorKind::LimitExceeded);
        QVERIFY2(wide.contains("--limit tokenizer-entries="), qPrintable(wide));
        const QString padded =
            refusal([] { (void)small().encode("a", {.padTo = 2'000'000}); }, ErrorKind::LimitExceeded);
        QVERIFY2(padded.contains("text-bytes"), qPrintable(padded));
    }
};

QTEST_GUILESS_MAIN(TestWordPiece)

#include "tst_word_piece.moc"
