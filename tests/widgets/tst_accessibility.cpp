// Walks all controls of the window, its panels and its dialogs: each has a name for screen readers, and Tab reaches
// each.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>

#include "tests/widgets/window_fixture.h"
#include "widgets/command_palette.h"
#include "widgets/help_viewer.h"
#include "widgets/job_runner.h"
#include "widgets/panel_dock.h"
#include "widgets/shortcut_dialog.h"

namespace {

/// Parts that Qt makes inside its own controls: the outer control stands for them.
bool isPartOfAControl(const QWidget& widget)
{
    if (widget.objectName().startsWith(QLatin1String("qt_")))
        return true;
    if (qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QHeaderView*>(&widget))
        return true;
    for (const QWidget* outer = widget.parentWidget(); outer; outer = outer->parentWidget())
        if (qobject_cast<const QLineEdit*>(outer) || qobject_cast<const QAbstractSpinBox*>(outer) ||
            qobject_cast<const QComboBox*>(outer) || qobject_cast<const QTabBar*>(outer) ||
            qobject_cast<const QHeaderView*>(outer) || outer->inherits("QKeySequenceEdit"))
            return true;
    // The corner of a table.
    return widget.inherits("QTableCornerButton");
}

bool isInteractive(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) || qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const QTextEdit*>(&widget) || qobject_cast<const QTabBar*>(&widget) ||
           widget.inherits("QKeySequenceEdit") || widget.inherits("widgets::ImageView");
}

QString nameOf(QWidget& widget)
{
    const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

QString describe(const QWidget& widget)
{
    QString path;
    for (const QWidget* part = &widget; part; part = part->parentWidget())
        path.prepend(QLatin1Char('/') + QLatin1String(part->metaObject()->className()) +
                     (part->objectName().isEmpty() ? QString() : QLatin1Char('#') + part->objectName()));
    return path;
}

std::vector<QWidget*> controlsOf(QWidget& window)
{
    std::vector<QWidget*> controls;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->window() == &window && widget->isVisible() && widget->isEnabled() && isInteractive(*widget) &&
            !isPartOfAControl(*widget))
            controls.push_back(widget);
    return controls;
}

QStringList namelessIn(QWidget& window)
{
    QStringList nameless;
    for (QWidget* widget : controlsOf(window))
        if (nameOf(*widget).isEmpty())
            nameless << describe(*widget);
    return nameless;
}

/// In a group of which one is checked, Tab goes to one and the arrows to the others.
bool isReachedByArrows(const QWidget& widget, const QSet<const QWidget*>& reached)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (!button || !button->group() || !button->group()->exclusive())
        return false;
    const QList<QAbstractButton*> others = button->group()->buttons();
    return std::any_of(others.begin(), others.end(),
                       [&reached](const QAbstractButton* other) { return reached.contains(other); });
}

QStringList unreachableIn(QWidget& window)
{
    constexpr int kMostSteps = 600;
    QSet<const QWidget*> reached;
    for (int step = 0; step < kMostSteps; ++step) {
        QWidget* now = window.focusWidget() ? window.focusWidget() : &window;
        for (const QWidget* part = now; part; part = part->parentWidget())
            reached << part;
        QTest::keyClick(now, Qt::Key_Tab);
    }
    QStringList unreachable;
    for (const QWidget* widget : controlsOf(window))
        if (!reached.contains(widget) && !reached.contains(widget->focusProxy()) &&
            !isReachedByArrows(*widget, reached))
            unreachable << describe(*widget);
    return unreachable;
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

private:
    static void check(QWidget& window)
    {
        window.activateWindow();
        const QStringList nameless = namelessIn(window);
        QVERIFY2(nameless.isEmpty(), qPrintable("without a name:\n" + nameless.join('\n')));
        const QStringList unreachable = unreachableIn(window);
        QVERIFY2(unreachable.isEmpty(), qPrintable("not reached by Tab:\n" + unreachable.join('\n')));
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void theWalkSeesWhatIsWrong()
    {
        QWidget bad;
        auto* nameless = new QLineEdit(&bad);
        auto* mouseOnly = new QLineEdit(&bad);
        mouseOnly->setAccessibleName("mouse only");
        mouseOnly->setFocusPolicy(Qt::ClickFocus);
        bad.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bad));
        nameless->setFocus();
        QCOMPARE(namelessIn(bad), QStringList{describe(*nameless)});
        QCOMPARE(unreachableIn(bad), QStringList{describe(*mouseOnly)});
    }

    void theEmptyWindow()
    {
        m->window().openDevice();
        QVERIFY(m->settle());
        check(m->window());
    }

    void theWindowWithAMask()
    {
        m->window().openDevice();
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        check(m->window());
    }

    void theMessageBar()
    {
        m->openPicture();
        m->window().openFiles({m->path("nowhere.png")});
        QVERIFY(m->settle());
        check(m->window());
    }

    void everyPanel()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        for (const widgets::PanePanel& panel : m->window().panels().panels()) {
            m->window().panels().openPanel(QString::fromLatin1(panel.id));
            QTest::qWait(20);
            const QString title = nameOf(*panel.widget);
            QVERIFY2(!title.isEmpty(), panel.id);
            check(m->window());
            if (QTest::currentTestFailed())
                qWarning("in the panel %s", panel.id);
        }
    }

    void theCommandPalette()
    {
        m->action("app.palette")->trigger();
        const QStringList nameless = namelessIn(m->window());
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join('\n')));
    }

    void theDialogs()
    {
        for (const char* id : {"app.shortcuts", "help.contents"}) {
            m->action(id)->trigger();
            QWidget* dialog = m->window().findChild<widgets::ShortcutDialog*>();
            if (!dialog)
                dialog = m->window().findChild<widgets::HelpViewer*>();
            QVERIFY2(dialog && QTest::qWaitForWindowExposed(dialog), id);
            check(*dialog);
            dialog->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
