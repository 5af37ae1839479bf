#include "widgets/panes/segment/attention_panel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include "widgets/choice_box.h"
#include "widgets/colour_bar.h"
#include "widgets/panes/segment/attention_bars.h"
#include "widgets/panes/segment/attention_tiles.h"
#include "widgets/theme.h"

namespace widgets::segment {

using core::segment::AttentionDirection;

namespace {

constexpr int kControl = 28;
constexpr int kChoicesWidth = 236;
constexpr int kReadingWidth = 212;

QLabel* label(QWidget* parent, TextRole role)
{
    auto* made = new QLabel(parent);
    setTextRole(made, role);
    return made;
}

QToolButton* wayButton(QWidget* parent, QButtonGroup* group, int id)
{
    auto* button = new QToolButton(parent);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(kControl);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    group->addButton(button, id);
    return button;
}

void fill(QComboBox& box, const QStringList& texts)
{
    const int current = std::max(0, box.currentIndex());
    box.clear();
    box.addItems(texts);
    box.setCurrentIndex(std::min<int>(current, static_cast<int>(texts.size()) - 1));
}

} // namespace

AttentionPanel::AttentionPanel(AttentionModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("attentionPanel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(makeChoices());
    layout->addWidget(makeMiddle(), 1);
    layout->addWidget(makeReading());
    retranslate();
    connectControls();
}

QWidget* AttentionPanel::makeChoices()
{
    auto* part = new QWidget(this);
    part->setFixedWidth(kChoicesWidth);
    m_directions = new QButtonGroup(this);
    m_toImage = wayButton(part, m_directions, 0);
    m_toToken = wayButton(part, m_directions, 1);
    m_toImage->setObjectName(QStringLiteral("tokenToImage"));
    m_toToken->setObjectName(QStringLiteral("imageToToken"));
    m_layers = new ChoiceBox(part);
    m_layers->setObjectName(QStringLiteral("attentionLayer"));
    m_layers->setFixedHeight(kControl);
    m_tokens = new QListWidget(part);
    m_tokens->setObjectName(QStringLiteral("attentionTokens"));
    m_tokens->setUniformItemSizes(true);
    m_tokens->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(4);
    ways->addWidget(m_toImage);
    ways->addWidget(m_toToken);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(ways);
    layout->addWidget(m_layers);
    layout->addWidget(m_tokens, 1);
    return part;
}

QWidget* AttentionPanel::makeMiddle()
{
    auto* part = new QWidget(this);
    m_tiles = new AttentionTiles(m_model, part);
    m_bar = new ColourBar(part);
    m_bar->setMaximumWidth(240);
    m_summary = label(part, TextRole::Small);
    m_caution = label(part, TextRole::Small);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    for (QLabel* line : {m_summary, m_caution}) {
        // Words never make the window wider than the screen.
        line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        words->addWidget(line);
    }
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_bar, 1);
    foot->addLayout(words, 3);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_tiles, 1);
    layout->addLayout(foot);
    return part;
}

QWidget* AttentionPanel::makeReading()
{
    auto* part = new QWidget(this);
    part->setFixedWidth(kReadingWidth);
    m_pages = new QButtonGroup(this);
    m_toWeights = wayButton(part, m_pages, 0);
    m_toDisplay = wayButton(part, m_pages, 1);
    m_toWeights->setObjectName(QStringLiteral("attentionWeights"));
    m_toDisplay->setObjectName(QStringLiteral("attentionDisplay"));
    m_toWeights->setChecked(true);
    auto* pages = new QStackedWidget(part);
    pages->addWidget(makeWeights());
    pages->addWidget(makeDisplay());
    connect(m_pages, &QButtonGroup::idClicked, pages, &QStackedWidget::setCurrentIndex);
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_toWeights);
    head->addWidget(m_toDisplay);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(pages, 1);
    return part;
}

/// What the cell under the cursor weighs in each head.
QWidget* AttentionPanel::makeWeights()
{
    auto* page = new QWidget(this);
    m_cellTitle = label(page, TextRole::Heading);
    m_bars = new AttentionBars(m_model);
    auto* scroll = new QScrollArea(page);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_bars);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_cellTitle);
    layout->addWidget(scroll, 1);
    return page;
}

/// How maps are shown, in the tiles and over the picture.
QWidget* AttentionPanel::makeDisplay()
{
    auto* page = new QWidget(this);
    m_onCanvas = new QCheckBox(page);
    m_onCanvas->setObjectName(QStringLiteral("attentionOnCanvas"));
    m_common = new QCheckBox(page);
    m_common->setObjectName(QStringLiteral("attentionCommonScale"));
    m_opacity = new QSlider(Qt::Horizontal, page);
    m_opacity->setObjectName(QStringLiteral("attentionOpacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_colours = new ChoiceBox(page);
    m_colours->setObjectName(QStringLiteral("attentionColours"));
    m_upsampling = new ChoiceBox(page);
    m_upsampling->setObjectName(QStringLiteral("attentionUpsampling"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_opacity, m_colours, m_upsampling})
        field->setFixedHeight(kControl);
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(4);
    for (const auto& [text, field] : {std::pair<const char*, QWidget*>{QT_TR_NOOP("Opacity"), m_opacity},
                                      {QT_TR_NOOP("Colours"), m_colours},
                                      {QT_TR_NOOP("Cells"), m_upsampling}}) {
        m_labels.emplace_back(label(page, TextRole::Normal), text);
        QLabel* caption = m_labels.back().first;
        caption->setFixedHeight(kControl);
        caption->setBuddy(field);
        form->addRow(caption, field);
    }
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_onCanvas);
    layout->addWidget(m_common);
    layout->addLayout(form);
    layout->addStretch();
    return page;
}

void AttentionPanel::connectControls()
{
    connect(m_directions, &QButtonGroup::idClicked, this, [this](int id) {
        AttentionChoice choice = m_model.choice();
        choice.direction = id == 0 ? AttentionDirection::TokenToImage : AttentionDirection::ImageToToken;
        m_model.choose(choice);
    });
    connect(m_layers, &QComboBox::currentIndexChanged, this, [this](int index) {
        AttentionChoice choice = m_model.choice();
        choice.layer = static_cast<size_t>(std::max(0, index));
        if (!m_filling)
            m_model.choose(choice);
    });
    connect(m_tokens, &QListWidget::currentRowChanged, this, [this](int row) {
        AttentionChoice choice = m_model.choice();
        choice.token = static_cast<size_t>(std::max(0, row));
        if (!m_filling)
            m_model.choose(choice);
    });
    const auto style = [this](auto change) {
        return [this, change](auto value) {
            AttentionStyle changed = m_model.style();
            change(changed, value);
            if (!m_filling)
                m_model.setStyle(changed);
        };
    };
    connect(m_onCanvas, &QCheckBox::toggled, this, style([](AttentionStyle& s, bool on) { s.onCanvas = on; }));
    connect(m_common, &QCheckBox::toggled, this, style([](AttentionStyle& s, bool on) { s.commonScale = on; }));
    connect(m_opacity, &QSlider::valueChanged, this,
            style([](AttentionStyle& s, int percent) { s.opacity = percent / 100.0; }));
    connect(m_colours, &QComboBox::currentIndexChanged, this,
            style([](AttentionStyle& s, int index) { s.map = static_cast<core::ColourMap>(index); }));
    connect(m_upsampling, &QComboBox::currentIndexChanged, this,
            style([](AttentionStyle& s, int index) { s.upsampling = static_cast<core::Upsampling>(index); }));
    connect(&m_model, &AttentionModel::attentionChanged, this, &AttentionPanel::showChoice);
    connect(&m_model, &AttentionModel::choiceChanged, this, &AttentionPanel::showChoice);
    connect(&m_model, &AttentionModel::styleChanged, this, &AttentionPanel::showStyle);
    connect(&m_model, &AttentionModel::cursorChanged, this, &AttentionPanel::showReading);
}

void AttentionPanel::showChoice()
{
    m_filling = true;
    const AttentionChoice& choice = m_model.choice();
    const auto& attention = m_model.attention();
    (choice.direction == AttentionDirection::TokenToImage ? m_toImage : m_toToken)->setChecked(true);
    QStringList layers;
    QStringList names;
    if (attention) {
        for (size_t layer = 0; layer < layerCount(*attention, choice.direction); ++layer)
            layers << layerName(*attention, choice.direction, layer);
        for (const core::segment::AttentionToken& token : attention->tokens)
            names << tokenName(token);
    }
    QStringList shown;
    for (int row = 0; row < m_tokens->count(); ++row)
        shown << m_tokens->item(row)->text();
    if (shown != names) {
        m_tokens->clear();
        m_tokens->addItems(names);
    }
    fill(*m_layers, layers);
    if (attention) {
        m_layers->setCurrentIndex(static_cast<int>(choice.layer));
        m_tokens->setCurrentRow(static_cast<int>(choice.token));
    }
    for (QWidget* control : std::initializer_list<QWidget*>{m_toImage, m_toToken, m_layers, m_tokens}) {
        control->setEnabled(attention != nullptr);
        control->setToolTip(m_model.reason());
    }
    m_filling = false;
    showStyle();
    showReading();
}

void AttentionPanel::showStyle()
{
    m_filling = true;
    const AttentionStyle& style = m_model.style();
    m_onCanvas->setChecked(style.onCanvas);
    m_common->setChecked(style.commonScale);
    m_opacity->setValue(qRound(100 * style.opacity));
    m_colours->setCurrentIndex(static_cast<int>(style.map));
    m_upsampling->setCurrentIndex(static_cast<int>(style.upsampling));
    m_filling = false;
    m_bar->setRange(style.map, m_model.scaleOf(m_model.choice().head));
    const AttentionMaps::Map* map = m_model.chosenMap();
    m_bar->setVisible(map != nullptr);
    m_summary->setVisible(map != nullptr);
    if (!map)
        return;
    const QLocale locale;
    QString words = tr("%1: %2 of %3 bits")
                        .arg(headName(m_model.choice().head), locale.toString(map->bits, 'f', 1),
                             locale.toString(m_model.maps()->mostBits, 'f', 1));
    if (m_model.choice().direction == AttentionDirection::TokenToImage)
        words += tr(", %1 % on the picture").arg(locale.toString(100 * map->onPicture, 'f', 0));
    m_summary->setText(words);
    m_summary->setToolTip(words);
}

void AttentionPanel::showReading()
{
    const std::optional<size_t> cell = m_model.cell();
    m_cellTitle->setText(
        cell ? tr("Cell %1, %2").arg(*cell % core::segment::kAttentionSide).arg(*cell / core::segment::kAttentionSide)
             : tr("Under the cursor"));
}

void AttentionPanel::retranslate()
{
    m_filling = true;
    m_toImage->setText(tr("Token → image"));
    m_toToken->setText(tr("Image → token"));
    m_toWeights->setText(tr("Weights"));
    m_toDisplay->setText(tr("Display"));
    m_layers->setAccessibleName(tr("Layer"));
    m_tokens->setAccessibleName(tr("Token"));
    m_onCanvas->setText(tr("Lay the chosen map over the picture"));
    m_common->setText(tr("Same scale for all heads"));
    m_opacity->setAccessibleName(tr("Opacity"));
    fill(*m_colours, {tr("Viridis"), tr("Magma"), tr("Cividis")});
    fill(*m_upsampling, {tr("Tiles, as computed"), tr("Smoothed (bilinear)")});
    for (const auto& [caption, source] : m_labels)
        caption->setText(tr(source));
    m_caution->setText(tr("Attention is not an explanation."));
    m_caution->setToolTip(tr("It shows where information was taken from, not why the mask came out as it did."));
    m_bars->setAccessibleName(tr("Weights of the cell under the cursor"));
    m_filling = false;
    showChoice();
}

void AttentionPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model.setActive(true);
}

void AttentionPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_model.setActive(false);
}

void AttentionPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::segment
