// The colours reach the contrast that people need, and every token finds its way into the style sheet.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHelpEvent>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTest>
#include <QToolTip>

#include "widgets/choice_box.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

using widgets::ThemeTokens;

class TestTheme : public QObject {
    Q_OBJECT

private:
    static void addThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }
    static const ThemeTokens& tokensOf(bool dark) { return dark ? widgets::darkTokens() : widgets::lightTokens(); }

private slots:
    void contrastMatchesKnownValues()
    {
        QCOMPARE(widgets::contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(widgets::contrastRatio(Qt::white, Qt::white), 1.0);
        // The lightest grey that passes 4.5:1 on white, a known figure of WCAG's tables.
        QVERIFY(std::abs(widgets::contrastRatio(QColor("#767676"), Qt::white) - 4.54) < 0.005);
        QCOMPARE(widgets::contrastRatio(QColor("#767676"), Qt::white),
                 widgets::contrastRatio(Qt::white, QColor("#767676")));
    }

    void textReachesFourAndAHalf_data() { addThemes(); }
    void textReachesFourAndAHalf()
    {
        QFETCH(bool, dark);
        const ThemeTokens& t = tokensOf(dark);
        const QList<QColor> grounds{t.window, t.panel, t.raised, t.hover, t.selection, t.pressed};
        for (const QColor& ground : grounds)
            QVERIFY2(widgets::contrastRatio(t.text, ground) >= 4.5, qPrintable(ground.name()));
        for (const QColor& ground : {t.window, t.panel, t.raised, t.selection})
            QVERIFY2(widgets::contrastRatio(t.quietText, ground) >= 4.5,
                     qPrintable(ground.name() + QString::number(widgets::contrastRatio(t.quietText, ground))));
        QVERIFY(widgets::contrastRatio(t.onAccent, t.accentFill) >= 4.5);
        QVERIFY(widgets::contrastRatio(t.danger, t.raised) >= 4.5);
    }

    void marksReachThree_data() { addThemes(); }
    void marksReachThree()
    {
        QFETCH(bool, dark);
        const ThemeTokens& t = tokensOf(dark);
        for (const QColor& mark : {t.accent, t.accentFill, t.borderStrong, t.danger, t.object, t.background})
            for (const QColor& ground : {t.window, t.panel, t.raised})
                QVERIFY2(widgets::contrastRatio(mark, ground) >= 3.0, qPrintable(mark.name() + " on " + ground.name()));
        QVERIFY(widgets::contrastRatio(t.accent, t.selection) >= 3.0);
        QVERIFY(widgets::contrastRatio(t.accent, t.track) >= 3.0);
    }

    void promptMarksAreSeenOnTheirDiscs()
    {
        // The white plus and minus on the discs that are painted over pictures.
        QVERIFY(widgets::contrastRatio(Qt::white, widgets::lightTokens().object) >= 4.5);
        QVERIFY(widgets::contrastRatio(Qt::white, widgets::lightTokens().background) >= 4.5);
    }

    void controlsAreOfOneHeight_data() { addThemes(); }
    void controlsAreOfOneHeight()
    {
        QFETCH(bool, dark);
        widgets::applyTheme(*qApp, dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
        QComboBox list;
        list.addItem("item");
        QSpinBox number;
        QLineEdit words;
        QPushButton button("Press");
        for (QWidget* control : {static_cast<QWidget*>(&list), static_cast<QWidget*>(&number),
                                 static_cast<QWidget*>(&words), static_cast<QWidget*>(&button)}) {
            control->ensurePolished();
            QCOMPARE(control->sizeHint().height(), 28);
        }
        // What a disabled field says in grey can be read.
        words.setEnabled(false);
        QVERIFY(widgets::contrastRatio(words.palette().color(QPalette::Disabled, QPalette::PlaceholderText),
                                       tokensOf(dark).panel) >= 4.5);
    }

    void checkBoxesHaveAFrame_data() { addThemes(); }
    /// In both themes, in forms and in lists, ticked or not: its edge is told from the ground.
    void checkBoxesHaveAFrame()
    {
        QFETCH(bool, dark);
        widgets::applyTheme(*qApp, dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
        QListWidget list;
        list.addItem("item");
        list.item(0)->setCheckState(Qt::Unchecked);
        list.resize(120, 60);
        QCheckBox box("box");
        box.resize(box.sizeHint());
        for (const bool ticked : {false, true}) {
            list.item(0)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
            box.setChecked(ticked);
            for (QWidget* widget : {static_cast<QWidget*>(&list), static_cast<QWidget*>(&box)}) {
                const QImage image = widget->grab().toImage();
                // On the way from the left the first mark is the frame.
                const int y = widget == &list ? list.visualItemRect(list.item(0)).center().y() : image.height() / 2;
                const QColor ground = image.pixelColor(widget == &list ? 4 : image.width() - 1, y);
                double most = 0;
                for (int x = 0; x < (widget == &list ? 16 : 4); ++x)
                    most = std::max(most, widgets::contrastRatio(image.pixelColor(x, y), ground));
                QVERIFY2(most >= 3, qPrintable(QStringLiteral("%1, ticked %2: %3")
                                                   .arg(QLatin1String(widget->metaObject()->className()))
                                                   .arg(ticked)
                                                   .arg(most)));
            }
        }
    }

    void longTextsOfClosedListsEndInDots()
    {
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Light);
        widgets::ChoiceBox box;
        box.addItem("short");
        box.addItem("a world of five by five cells with a name that goes on and on");
        box.resize(160, 28);
        QCOMPARE(box.shownText(), QString("short"));
        box.setCurrentIndex(1);
        QVERIFY(box.shownText().endsWith(QChar(0x2026)) && box.shownText().startsWith("a world"));
        QVERIFY(box.fontMetrics().horizontalAdvance(box.shownText()) <= 160 - 22);
        QVERIFY(box.currentText().endsWith("on and on"));
        QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), QPoint(5, 5));
        QCoreApplication::sendEvent(&box, &help);
        QCOMPARE(QToolTip::text(), box.currentText());
        QToolTip::hideText();
        box.resize(800, 28);
        QCOMPARE(box.shownText(), box.currentText());
    }

    void imagesOfTheStyleSheetAreThere_data() { addThemes(); }
    void imagesOfTheStyleSheetAreThere()
    {
        QFETCH(bool, dark);
        const QString sheet = widgets::styleSheetOf(tokensOf(dark), 10);
        static const QRegularExpression image("url\\(([^)]+)\\)");
        int count = 0;
        for (auto images = image.globalMatch(sheet); images.hasNext(); ++count) {
            const QString path = images.next().captured(1);
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            if (!path.contains("disabled"))
                QVERIFY2(file.readAll().contains(tokensOf(dark).quietText.name().toUtf8()), qPrintable(path));
        }
        QVERIFY(count > 0);
    }

    void styleSheetHasNoOpenTokens_data() { addThemes(); }
    void styleSheetHasNoOpenTokens()
    {
        QFETCH(bool, dark);
        const QString sheet = widgets::styleSheetOf(tokensOf(dark), 10);
        const QString rules = sheet.mid(sheet.indexOf("*/"));
        QVERIFY(rules.size() > 1000);
        QVERIFY2(!rules.contains("@{"), qPrintable(rules.mid(rules.indexOf("@{"), 40)));
        QVERIFY(sheet.contains(tokensOf(dark).accent.name()));
        QVERIFY(sheet.contains("9.0pt") && sheet.contains("10.0pt") && sheet.contains("12.5pt"));
    }

    void iconsFollowTheTheme_data() { addThemes(); }
    void iconsFollowTheTheme()
    {
        QFETCH(bool, dark);
        widgets::applyTheme(*qApp, dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), tokensOf(dark).window);
        const QImage image = widgets::icon("close").pixmap(QSize(20, 20), 2.0).toImage();
        QCOMPARE(image.size(), QSize(40, 40));
        const QColor middle = image.pixelColor(20, 20);
        QCOMPARE(middle.alpha(), 255);
        QCOMPARE(QColor(middle.rgb()), tokensOf(dark).text);
    }

    void themesHaveTheirWords()
    {
        for (const auto choice :
             {widgets::ThemeChoice::System, widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark})
            QVERIFY(widgets::themeFromString(widgets::toString(choice)) == choice);
        QVERIFY(widgets::themeFromString("purple") == widgets::ThemeChoice::System);
    }

    void applicationIconIsClearAtSixteenPixels()
    {
        const QImage image = widgets::applicationIcon().pixmap(16, 16).toImage();
        QCOMPARE(image.size(), QSize(16, 16));
        // Four tiles of different colours, told apart from each other and from the ground between them.
        const QList<QColor> tiles{image.pixelColor(4, 4), image.pixelColor(11, 4), image.pixelColor(4, 11),
                                  image.pixelColor(11, 11)};
        for (int i = 0; i < tiles.size(); ++i)
            for (int j = 0; j < i; ++j)
                QVERIFY(widgets::contrastRatio(tiles[i], tiles[j]) > 1.05 || tiles[i].hue() != tiles[j].hue());
        QVERIFY(widgets::contrastRatio(tiles[0], image.pixelColor(7, 4)) > 1.5);
    }

    void unknownIconIsEmpty() { QVERIFY(widgets::icon("no-such-icon").isNull()); }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
