// Messages of the lower floors as the window shows them.
#include <QTest>

#include "widgets/message_text.h"
#include "widgets/size_text.h"

class TestMessageText : public QObject {
    Q_OBJECT

private slots:
    void sizesHaveMultiplicationSigns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* text, const char* shown) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shown);
        };
        const auto stays = [&row](const char* text) { row(text, text); };
        row("1x3x224x224", "1×3×224×224");
        row("640 x 480", "640 × 480");
        row("float 2x0", "float 2×0");
        row("384x1536 transposed", "384×1536 transposed");
        row("keys 1x7, values 7x8", "keys 1×7, values 7×8");
        row("float[1,3,height,width]", "float[1×3×height×width]");
        row("int64[4]", "int64[4]");
        stays("scalar");
        stays("17");
        stays("");
        stays("max");
        stays("0x1F");
        stays("1x");
        stays("x2");
        stays("conv_3x3");
        stays("3x3_conv");
        stays("a-3x3");
        stays("photo 640x480.png");
        stays("/photos/640x480");
        stays("maze:21x31:7");
        stays("\"1x1\"");
        stays("3x3x");
    }

    void sizesHaveMultiplicationSigns()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(widgets::sizeText(text), shown);
        const gpu::Message message{{"Nowhere", "Shape %1"}, {text.toStdString()}};
        QCOMPARE(widgets::translated(message), "Shape " + shown);
    }

    void soDoTheSentencesAroundThem()
    {
        const gpu::Message pixels{{"Nowhere", "%1 has %2 x %3 pixels, not %4x%5"}, {"box x y.png", "3", "4", "5", "6"}};
        QCOMPARE(widgets::translated(pixels), QString::fromUtf8("box x y.png has 3 × 4 pixels, not 5×6"));
        const gpu::Message axes{{"Nowhere", "The axes x and y of %1, x %2"}, {"1", "2"}};
        QCOMPARE(widgets::translated(axes), QString("The axes x and y of 1, x 2"));
        QCOMPARE(pixels.english(), std::string("box x y.png has 3 x 4 pixels, not 5x6")); // for logs and terminals
        QVERIFY(widgets::translated({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMessageText)
#include "tst_message_text.moc"
