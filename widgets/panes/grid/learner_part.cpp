#include "widgets/panes/grid/learner_part.h"

#include <utility>

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "gpu/base/error.h"
#include "widgets/choice_box.h"
#include "widgets/message_text.h"
#include "widgets/panes/grid/checked_field.h"
#include "widgets/panes/grid/learner_box.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {

using core::grid::Parameter;

constexpr double kLargestSeed = 9007199254740991.0; // what a field keeps exactly
constexpr int kChoiceWidth = 112;
constexpr const char* kSeed = "seed";

/// The named values of parameters, so that they can be translated.
[[maybe_unused]] constexpr const char* kChoiceNames[] = {
    QT_TRANSLATE_NOOP("GridChoices", "first"),      QT_TRANSLATE_NOOP("GridChoices", "every"),
    QT_TRANSLATE_NOOP("GridChoices", "fourier"),    QT_TRANSLATE_NOOP("GridChoices", "polynomial"),
    QT_TRANSLATE_NOOP("GridChoices", "tiles"),      QT_TRANSLATE_NOOP("GridChoices", "radial"),
    QT_TRANSLATE_NOOP("GridChoices", "aggregation")};

/// Their names, likewise.
[[maybe_unused]] constexpr const char* kParameterNames[] = {
    QT_TRANSLATE_NOOP("GridParameters", "alpha power"),  QT_TRANSLATE_NOOP("GridParameters", "batch"),
    QT_TRANSLATE_NOOP("GridParameters", "episodes"),     QT_TRANSLATE_NOOP("GridParameters", "features"),
    QT_TRANSLATE_NOOP("GridParameters", "hidden"),       QT_TRANSLATE_NOOP("GridParameters", "initial"),
    QT_TRANSLATE_NOOP("GridParameters", "length"),       QT_TRANSLATE_NOOP("GridParameters", "max backups"),
    QT_TRANSLATE_NOOP("GridParameters", "max steps"),    QT_TRANSLATE_NOOP("GridParameters", "max sweeps"),
    QT_TRANSLATE_NOOP("GridParameters", "memory"),       QT_TRANSLATE_NOOP("GridParameters", "order"),
    QT_TRANSLATE_NOOP("GridParameters", "planning"),     QT_TRANSLATE_NOOP("GridParameters", "policy alpha"),
    QT_TRANSLATE_NOOP("GridParameters", "steps"),        QT_TRANSLATE_NOOP("GridParameters", "sweeps"),
    QT_TRANSLATE_NOOP("GridParameters", "target every"), QT_TRANSLATE_NOOP("GridParameters", "tiles"),
    QT_TRANSLATE_NOOP("GridParameters", "tolerance"),    QT_TRANSLATE_NOOP("GridParameters", "value alpha"),
    QT_TRANSLATE_NOOP("GridParameters", "visits")};

/// "max-steps" as it stands in a form; the option of the command line is in the tooltip.
QString titleOf(const Parameter& parameter)
{
    const QString name = QLatin1String(parameter.name);
    static const std::map<QString, QString> kLetters{{"gamma", "γ"}, {"epsilon", "ε"}, {"alpha", "α"}, {"lambda", "λ"}};
    const auto letter = kLetters.find(name);
    QString words = name;
    words.replace(QLatin1Char('-'), QLatin1Char(' '));
    if (letter != kLetters.end())
        return letter->second + QStringLiteral(" (%1)").arg(words);
    return QCoreApplication::translate("GridParameters", words.toUtf8().constData());
}

QString meaningOf(const Parameter& parameter)
{
    QString meaning = translated({parameter.meaning});
    if (parameter.choices.empty())
        meaning += QStringLiteral("\n%1 … %2").arg(writeNumber(parameter.minimum), writeNumber(parameter.maximum));
    return meaning + QStringLiteral("\n--%1").arg(QLatin1String(parameter.name));
}

QLabel* quietLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    setTextRole(label, TextRole::Small);
    return label;
}

} // namespace

LearnerPart::LearnerPart(GridDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_learners(new ChoiceBox(this)),
      m_formula(new QLabel(this)),
      m_source(quietLabel(this)),
      m_place(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_learners);
    layout->addWidget(m_formula);
    layout->addWidget(m_source);
    layout->addLayout(m_place);
    m_learners->setObjectName(QStringLiteral("gridLearner"));
    m_learners->setMinimumContentsLength(12);
    m_learners->setMaxVisibleItems(40);
    m_formula->setWordWrap(true);
    m_formula->setTextFormat(Qt::RichText);
    connect(m_learners, &QComboBox::activated, this, [this] {
        m_document.chooseLearner(core::grid::learner(m_learners->currentData().toString().toStdString()));
    });
    connect(&m_document, &GridDocument::learnerChanged, this, &LearnerPart::refresh);
    // A built-in world brings its gamma, which may change without the learner.
    connect(&m_document, &GridDocument::worldChanged, this, &LearnerPart::refresh);
    retranslate();
}

CheckedField* LearnerPart::field(const std::string& name) const
{
    const auto found = m_fields.find(name);
    return found == m_fields.end() ? nullptr : found->second;
}

QComboBox* LearnerPart::choice(const std::string& name) const
{
    const auto found = m_choices.find(name);
    return found == m_choices.end() ? nullptr : found->second;
}

void LearnerPart::makeForm()
{
    delete m_form;
    m_fields.clear();
    m_choices.clear();
    m_form = new QWidget(this);
    auto* layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_place->addWidget(m_form);
    m_shown = &m_document.learner();
    for (const Parameter& parameter : m_shown->parameters) {
        if (parameter.choices.empty())
            addField(parameter);
        else
            addChoice(parameter);
    }
    if (m_shown->makeAgent) {
        auto* seed = new CheckedField(
            [this](double value) {
                if (!(value >= 0 && value <= kLargestSeed) || value != static_cast<double>(static_cast<int64_t>(value)))
                    throw gpu::Error(gpu::ErrorKind::InvalidInput, {gpu::mark("GridPane", "The seed is not usable.")},
                                     {gpu::mark("GridPane", "A seed is a whole number from 0 to 2^53.")});
                m_document.setSeed(static_cast<uint64_t>(value));
            },
            m_form);
        seed->setTitle(tr("seed"),
                       tr("What the random numbers follow from: the same seed gives the same run.\n--seed"));
        layout->addWidget(seed);
        m_fields[kSeed] = seed;
    }
}

void LearnerPart::addField(const Parameter& parameter)
{
    const std::string name = parameter.name;
    auto* field = new CheckedField(
        [this, name](double value) {
            if (name == "gamma")
                core::grid::checkGamma(m_document.world(), value);
            m_document.setSetting(name, value);
        },
        m_form);
    field->setTitle(titleOf(parameter), meaningOf(parameter));
    m_form->layout()->addWidget(field);
    m_fields[name] = field;
}

void LearnerPart::addChoice(const Parameter& parameter)
{
    auto* row = new QWidget(m_form);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* title = new QLabel(titleOf(parameter), row);
    auto* box = new ChoiceBox(row);
    title->setBuddy(box);
    title->setToolTip(meaningOf(parameter));
    box->setToolTip(meaningOf(parameter));
    box->setAccessibleName(titleOf(parameter));
    box->setFixedWidth(kChoiceWidth);
    for (const char* word : parameter.choices)
        box->addItem(QCoreApplication::translate("GridChoices", word));
    layout->addWidget(title, 1);
    layout->addWidget(box);
    m_form->layout()->addWidget(row);
    const std::string name = parameter.name;
    connect(box, &QComboBox::activated, this, [this, name](int index) { m_document.setSetting(name, index); });
    m_choices[name] = box;
}

void LearnerPart::refresh()
{
    const core::grid::Learner& learner = m_document.learner();
    if (m_shown != &learner)
        makeForm();
    m_learners->setCurrentIndex(m_learners->findData(QLatin1String(learner.name)));
    m_formula->setText(QString::fromUtf8(learner.update));
    m_source->setText(QString::fromUtf8(learner.source));
    const core::grid::Settings settings = m_document.settings();
    for (const auto& [name, field] : m_fields)
        field->setValue(name == kSeed ? static_cast<double>(m_document.seed()) : settings.at(name));
    for (const auto& [name, box] : m_choices)
        box->setCurrentIndex(static_cast<int>(settings.at(name)));
}

void LearnerPart::retranslate()
{
    fillLearnerBox(m_learners);
    m_learners->setAccessibleName(tr("Algorithm"));
    m_formula->setAccessibleName(tr("Update"));
    m_shown = nullptr;
    refresh();
}

void LearnerPart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
