#include "widgets/panes/segment/attention_model.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "core/segment/attention_report.h"
#include "core/segment/engine.h"
#include "widgets/message_text.h"
#include "widgets/ticks.h"

namespace widgets::segment {

using core::segment::AttentionDirection;
using core::segment::AttentionToken;
using core::segment::kMeanOfHeads;
using core::segment::MaskAttention;
using core::segment::TokenKind;

namespace {

const QString kTag = QStringLiteral("segment.attention");
constexpr size_t kFirstPromptToken = 5;

/// Whether both objects make the model see the same.
bool samePrompts(const core::segment::SceneObject* a, const core::segment::SceneObject* b)
{
    return a == b || (a && b && a->prompts == b->prompts && a->maskPrompt == b->maskPrompt);
}

bool hasPrompts(const core::segment::SceneObject* object)
{
    return object && (object->maskPrompt || std::ranges::any_of(object->prompts, &core::segment::ScenePrompt::enabled));
}

/// The token that stands for the same thing, else the nearest place in the list.
size_t sameToken(const std::vector<AttentionToken>& tokens, const AttentionToken& wanted, size_t place)
{
    const auto found = std::ranges::find_if(
        tokens, [&](const AttentionToken& token) { return token.kind == wanted.kind && token.index == wanted.index; });
    return found == tokens.end() ? std::min(place, tokens.size() - 1) : static_cast<size_t>(found - tokens.begin());
}

QString inWords(const char* source) { return QCoreApplication::translate("AttentionModel", source); }

} // namespace

AttentionModel::AttentionModel(JobRunner& runner, std::shared_ptr<core::segment::Engine> engine, QObject* parent)
    : QObject(parent), m_runner(runner), m_engine(std::move(engine))
{
}

void AttentionModel::setInput(AttentionInput input)
{
    const bool otherPicture = input.picture != m_input.picture;
    const bool otherEmbedding = input.encoded != m_input.encoded;
    const bool otherPrompts = !samePrompts(input.object.get(), m_input.object.get());
    m_input = std::move(input);
    if (!otherPicture && !otherEmbedding && !otherPrompts)
        return;
    m_error.reset();
    if (otherPicture) {
        m_cursor.reset();
        drop();
    }
    m_outdated = true;
    refresh();
}

void AttentionModel::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (!active)
        m_runner.cancel(kTag);
    refresh();
}

void AttentionModel::drop()
{
    m_attention.reset();
    m_maps.reset();
}

void AttentionModel::refresh()
{
    if (!m_input.encoded || !hasPrompts(m_input.object.get())) {
        m_runner.cancel(kTag);
        drop();
        emit attentionChanged();
        return;
    }
    emit attentionChanged();
    if (!m_active || (m_attention && !m_outdated) || m_error)
        return;
    const auto work = [engine = m_engine, encoded = m_input.encoded,
                       object = m_input.object](core::JobContext& context) -> std::shared_ptr<const MaskAttention> {
        return std::make_shared<MaskAttention>(
            engine->attention(*encoded->embedding, core::segment::promptsOf(*object), context));
    };
    m_runner.run<std::shared_ptr<const MaskAttention>>(
        kTag, gpu::mark("AttentionModel", "Reading the attention"), work, this,
        [this, asked = m_input](Outcome<std::shared_ptr<const MaskAttention>> outcome) {
            if (asked.encoded != m_input.encoded || !samePrompts(asked.object.get(), m_input.object.get()))
                return;
            if (outcome.value) {
                take(std::move(*outcome.value));
            } else if (outcome.error) {
                m_error = outcome.error;
                drop();
                emit attentionChanged();
            }
        });
}

void AttentionModel::take(std::shared_ptr<const MaskAttention> attention)
{
    const std::vector<AttentionToken>& tokens = attention->tokens;
    if (m_attention && m_tokenChosen)
        m_choice.token = sameToken(tokens, m_attention->tokens[m_choice.token], m_choice.token);
    else if (!m_tokenChosen)
        m_choice.token = std::min(kFirstPromptToken, tokens.size() - 1);
    m_attention = std::move(attention);
    m_outdated = false;
    m_choice.token = std::min(m_choice.token, tokens.size() - 1);
    m_choice.layer = std::min(m_choice.layer, layerCount(*m_attention, m_choice.direction) - 1);
    makeMaps();
    emit attentionChanged();
}

void AttentionModel::makeMaps() { m_maps = m_attention ? mapsOf(*m_attention, m_choice) : nullptr; }

std::shared_ptr<const AttentionMaps> mapsOf(const MaskAttention& attention, const AttentionChoice& choice)
{
    auto made = std::make_shared<AttentionMaps>();
    made->mostBits = mostBits(attention, choice.direction);
    for (int head = kMeanOfHeads; head < static_cast<int>(attention.heads); ++head) {
        const std::vector<float> values = attentionMap(attention, choice.direction, choice.layer, choice.token, head);
        AttentionMaps::Map map;
        map.heat = core::segment::heatMapOf(values, attention.grid);
        map.largest = core::segment::largestOnPicture(values, attention.grid);
        map.bits = spreadBits(attention, choice.direction, choice.layer, choice.token, head);
        map.onPicture = core::segment::shareOnPicture(values, attention.grid);
        made->largest = std::max(made->largest, map.largest);
        made->maps.push_back(std::move(map));
    }
    return made;
}

double scaleOf(const AttentionMaps& maps, const AttentionStyle& style, int head)
{
    return static_cast<double>(style.commonScale ? maps.largest : maps.maps[static_cast<size_t>(head + 1)].largest);
}

const AttentionMaps::Map* AttentionModel::chosenMap() const
{
    return m_maps ? &m_maps->maps[static_cast<size_t>(m_choice.head + 1)] : nullptr;
}

double AttentionModel::scaleOf(int head) const { return m_maps ? segment::scaleOf(*m_maps, m_style, head) : 0; }

QString AttentionModel::reason() const
{
    if (m_attention)
        return {};
    if (!m_input.picture)
        return tr("Open a picture first.");
    if (!hasPrompts(m_input.object.get()))
        return tr("Point at an object first: attention belongs to prompts.");
    if (m_error)
        return translated(m_error->message());
    return m_input.encoded ? tr("Reading the attention …") : tr("The picture is not encoded yet.");
}

void AttentionModel::choose(AttentionChoice choice)
{
    if (m_attention) {
        choice.layer = std::min(choice.layer, layerCount(*m_attention, choice.direction) - 1);
        choice.token = std::min(choice.token, m_attention->tokens.size() - 1);
        choice.head = std::clamp(choice.head, kMeanOfHeads, static_cast<int>(m_attention->heads) - 1);
    }
    if (choice == m_choice)
        return;
    m_tokenChosen = m_tokenChosen || choice.token != m_choice.token;
    const bool otherMaps =
        choice.direction != m_choice.direction || choice.layer != m_choice.layer || choice.token != m_choice.token;
    m_choice = choice;
    if (otherMaps)
        makeMaps();
    emit choiceChanged();
}

void AttentionModel::setStyle(const AttentionStyle& style)
{
    if (style == m_style)
        return;
    m_style = style;
    emit styleChanged();
}

void AttentionModel::setCursor(std::optional<QPointF> cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    emit cursorChanged();
}

std::optional<size_t> AttentionModel::cell() const
{
    if (!m_cursor || !m_attention)
        return std::nullopt;
    return m_attention->grid.cellAt(m_cursor->x(), m_cursor->y());
}

QString tokenName(const AttentionToken& token)
{
    switch (token.kind) {
    case TokenKind::Iou:
        return inWords(QT_TRANSLATE_NOOP("AttentionModel", "IoU token"));
    case TokenKind::Mask:
        return token.index == 0 ? inWords(QT_TRANSLATE_NOOP("AttentionModel", "Single mask"))
                                : inWords(QT_TRANSLATE_NOOP("AttentionModel", "Mask %1")).arg(token.index);
    case TokenKind::Object:
        return inWords(QT_TRANSLATE_NOOP("AttentionModel", "Point %1 (+)")).arg(token.index + 1);
    case TokenKind::Background:
        return inWords(QT_TRANSLATE_NOOP("AttentionModel", "Point %1 (−)")).arg(token.index + 1);
    case TokenKind::BoxCorner:
        return token.index == 0 ? inWords(QT_TRANSLATE_NOOP("AttentionModel", "Box, left top"))
                                : inWords(QT_TRANSLATE_NOOP("AttentionModel", "Box, right bottom"));
    case TokenKind::Padding:
        break;
    }
    return inWords(QT_TRANSLATE_NOOP("AttentionModel", "Padding (no box)"));
}

QString layerName(const MaskAttention& attention, AttentionDirection direction, size_t layer)
{
    if (direction == AttentionDirection::TokenToImage && layer + 1 == layerCount(attention, direction))
        return inWords(QT_TRANSLATE_NOOP("AttentionModel", "Final attention"));
    return inWords(QT_TRANSLATE_NOOP("AttentionModel", "Layer %1")).arg(layer + 1);
}

QString headName(int head)
{
    return head == kMeanOfHeads ? inWords(QT_TRANSLATE_NOOP("AttentionModel", "Mean"))
                                : inWords(QT_TRANSLATE_NOOP("AttentionModel", "Head %1")).arg(head + 1);
}

QString weightText(double weight) { return numberText(weight, 3); }

} // namespace widgets::segment
