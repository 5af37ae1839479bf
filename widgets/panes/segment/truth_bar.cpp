#include "widgets/panes/segment/truth_bar.h"
#include "widgets/panes/segment/object_list_model.h"

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>

#include "widgets/choice_box.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using core::segment::TruthSource;

constexpr int kHeight = 28;
constexpr int kButtonWidth = 168;
constexpr int kNoLabel = -1;
constexpr int kLargestLabel = 65535;

/// A list whose entries are those of a menu.
class MenuChoice : public ChoiceBox {
public:
    MenuChoice(QMenu& menu, QWidget* parent) : ChoiceBox(parent), m_menu(menu) { addItem(QString()); }
    void showPopup() override { m_menu.popup(mapToGlobal(rect().bottomLeft())); }

private:
    QMenu& m_menu;
};

} // namespace

TruthBar::TruthBar(SegmentDocument& document, MetricsWatch& watch, const ActionTable& actions, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_watch(watch),
      m_actions(actions),
      m_title(new QLabel(this)),
      m_menu(new QMenu(this)),
      m_button(new MenuChoice(*m_menu, this)),
      m_ignoredTitle(new QLabel(this)),
      m_ignored(new QSpinBox(this)),
      m_situation(new QLabel(this))
{
    m_button->setObjectName(QStringLiteral("truthChoice"));
    m_button->setFixedSize(kButtonWidth, kHeight);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_ignored->setObjectName(QStringLiteral("ignoredLabel"));
    m_ignored->setRange(kNoLabel, kLargestLabel);
    m_ignored->setKeyboardTracking(false);
    m_ignored->setFixedSize(84, kHeight);
    m_title->setBuddy(m_button);
    m_ignoredTitle->setBuddy(m_ignored);
    setTextRole(m_title, TextRole::Quiet);
    setTextRole(m_ignoredTitle, TextRole::Quiet);
    setTextRole(m_situation, TextRole::Quiet);
    m_situation->setObjectName(QStringLiteral("truthSituation"));
    m_situation->setTextFormat(Qt::PlainText);
    m_situation->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_button);
    layout->addWidget(m_ignoredTitle);
    layout->addWidget(m_ignored);
    layout->addWidget(m_situation, 1);
    connect(m_menu, &QMenu::aboutToShow, this, &TruthBar::fillMenu);
    connect(m_ignored, &QSpinBox::valueChanged, this, [this](int value) {
        m_watch.truth().ignore(value == kNoLabel ? std::nullopt : std::optional(static_cast<uint32_t>(value)));
    });
    connect(&m_watch, &MetricsWatch::changed, this, &TruthBar::refresh);
    retranslate();
}

void TruthBar::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(m_actions.action("segment.truth-none"));
    m_menu->addAction(m_actions.action("segment.truth-file"));
    m_menu->addAction(m_actions.action("segment.truth-draw"));
    const core::segment::Scene& scene = m_document.scene();
    if (!scene.objects.empty())
        m_menu->addSection(tr("An object"));
    for (const auto& object : scene.objects) {
        QString name = nameOf(scene, *object);
        QAction* entry = m_menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        entry->setCheckable(true);
        entry->setChecked(scene.truth.kind == TruthSource::Kind::Object && scene.truth.objectId == object->id);
        connect(entry, &QAction::triggered, this, [this, id = object->id] { m_watch.truth().chooseObject(id); });
    }
}

QString TruthBar::truthName() const
{
    const core::segment::Scene& scene = m_document.scene();
    if (m_watch.truth().isLoading())
        return tr("Reading …");
    if (scene.truth.kind == TruthSource::Kind::File)
        return QFileInfo(QFile::decodeName(scene.truth.path.c_str())).fileName();
    if (scene.truth.kind == TruthSource::Kind::None)
        return tr("None");
    const auto object = scene.object(scene.truth.objectId);
    return object ? nameOf(scene, *object) : tr("Gone");
}

QString TruthBar::situation() const { return m_words; }

void TruthBar::refresh()
{
    const TruthSource& truth = m_document.scene().truth;
    const QString name = truthName();
    m_button->setItemText(0, name);
    m_button->setToolTip(truth.kind == TruthSource::Kind::File ? QFile::decodeName(truth.path.c_str()) : name);
    m_button->setAccessibleName(tr("Truth: %1").arg(name));
    m_button->setEnabled(m_document.picture() != nullptr);
    const bool file = truth.kind == TruthSource::Kind::File;
    m_ignored->setEnabled(file);
    m_ignored->setToolTip(file ? tr("Pixels whose truth has this label count nowhere.")
                               : tr("Only a truth from a file has labels to ignore."));
    const QSignalBlocker quiet(m_ignored);
    m_ignored->setValue(truth.ignored ? static_cast<int>(*truth.ignored) : kNoLabel);
    m_words = m_watch.situation();
    m_situation->setText(m_situation->fontMetrics().elidedText(m_words, Qt::ElideRight, m_situation->width()));
    m_situation->setToolTip(m_words);
}

void TruthBar::retranslate()
{
    m_title->setText(tr("Truth"));
    m_ignoredTitle->setText(tr("Ignore label"));
    m_ignored->setSpecialValueText(tr("none"));
    m_ignored->setAccessibleName(tr("Ignored label of the truth"));
    refresh();
}

void TruthBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TruthBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refresh();
}

} // namespace widgets::segment
