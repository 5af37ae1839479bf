#include "widgets/panes/segment/prompt_tool.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QKeyEvent>

namespace widgets::segment {

namespace {

using core::segment::ScenePrompt;

constexpr double kReach = 8;     ///< logical pixels from a mark or an edge
constexpr double kInside = 1e-3; ///< how far from the right and bottom border a point must stay
constexpr double kSmallestBox = 1;
constexpr double kLargeStep = 10; ///< with Shift, in pixels of the picture

} // namespace

std::optional<PromptTool::Grip> PromptTool::boxGripAt(const CanvasPointer& pointer, int row,
                                                      const ScenePrompt& prompt) const
{
    const QRectF box =
        pointer.transform->toView(QRectF(QPointF(prompt.at.x, prompt.at.y), QPointF(prompt.to.x, prompt.to.y)));
    if (!box.adjusted(-kReach, -kReach, kReach, kReach).contains(pointer.view) ||
        box.adjusted(kReach, kReach, -kReach, -kReach).contains(pointer.view))
        return std::nullopt;
    const auto near = [](double a, double b) { return std::abs(a - b) <= kReach; };
    Grip grip{row,
              near(pointer.view.x(), box.left()),
              near(pointer.view.y(), box.top()),
              near(pointer.view.x(), box.right()),
              near(pointer.view.y(), box.bottom()),
              prompt};
    const bool corner = (grip.left || grip.right) && (grip.top || grip.bottom);
    if (!corner) // an edge moves the whole box
        grip.left = grip.top = grip.right = grip.bottom = false;
    return grip;
}

std::optional<PromptTool::Grip> PromptTool::gripAt(const CanvasPointer& pointer) const
{
    std::optional<Grip> found;
    const auto& prompts = m_document.prompts();
    for (int row = 0; row < static_cast<int>(prompts.size()); ++row) {
        const ScenePrompt& prompt = prompts[static_cast<size_t>(row)];
        std::optional<Grip> grip;
        if (prompt.kind == ScenePrompt::Kind::Box)
            grip = boxGripAt(pointer, row, prompt);
        else if (QLineF(pointer.transform->toView(QPointF(prompt.at.x, prompt.at.y)), pointer.view).length() <= kReach)
            grip = Grip{row, false, false, false, false, prompt};
        // The selected one first, then the one on top.
        if (grip && (!found || found->row != m_document.selected()))
            found = grip;
    }
    return found;
}

bool PromptTool::press(const CanvasPointer& pointer)
{
    if (pointer.button != Qt::LeftButton)
        return false;
    m_grip = gripAt(pointer);
    if (!m_grip) {
        m_document.select(-1);
        return false;
    }
    m_pressed = pointer.image;
    m_moved = false;
    m_step = -1;
    ++m_movement;
    m_document.select(m_grip->row);
    return true;
}

ScenePrompt PromptTool::moved(const Grip& grip, QPointF by) const
{
    const QSizeF size(m_document.picture()->levels.size());
    ScenePrompt prompt = grip.start;
    if (prompt.kind != ScenePrompt::Kind::Box) {
        prompt.at.x = std::clamp(prompt.at.x + by.x(), 0.0, size.width() - kInside);
        prompt.at.y = std::clamp(prompt.at.y + by.y(), 0.0, size.height() - kInside);
        return prompt;
    }
    const bool whole = !grip.left && !grip.top && !grip.right && !grip.bottom;
    if (whole) {
        const double dx = std::clamp(by.x(), -prompt.at.x, size.width() - prompt.to.x);
        const double dy = std::clamp(by.y(), -prompt.at.y, size.height() - prompt.to.y);
        prompt.at = {prompt.at.x + dx, prompt.at.y + dy};
        prompt.to = {prompt.to.x + dx, prompt.to.y + dy};
        return prompt;
    }
    if (grip.left)
        prompt.at.x = std::clamp(prompt.at.x + by.x(), 0.0, prompt.to.x - kSmallestBox);
    else if (grip.right)
        prompt.to.x = std::clamp(prompt.to.x + by.x(), prompt.at.x + kSmallestBox, size.width());
    if (grip.top)
        prompt.at.y = std::clamp(prompt.at.y + by.y(), 0.0, prompt.to.y - kSmallestBox);
    else if (grip.bottom)
        prompt.to.y = std::clamp(prompt.to.y + by.y(), prompt.at.y + kSmallestBox, size.height());
    return prompt;
}

void PromptTool::move(const CanvasPointer& pointer)
{
    if (!m_grip) {
        m_overPrompt = gripAt(pointer).has_value();
        return;
    }
    const double far = (pointer.image - m_pressed).manhattanLength() * pointer.transform->scale;
    if (!m_moved && far < QApplication::startDragDistance())
        return;
    m_moved = true;
    const auto before = m_document.snapshot();
    m_document.changePrompt(m_grip->row, moved(*m_grip, pointer.image - m_pressed),
                            QStringLiteral("move %1").arg(m_movement));
    if (m_document.snapshot() != before)
        m_step = m_document.undoStack().index(); // what follows is merged into it
}

void PromptTool::release(const CanvasPointer&) { m_grip.reset(); }

void PromptTool::cancel()
{
    if (m_grip)
        m_document.retract(m_step);
    m_grip.reset();
}

void PromptTool::nudge(QPointF by)
{
    const int row = m_document.selected();
    const Grip grip{row, false, false, false, false, m_document.prompts()[static_cast<size_t>(row)]};
    m_document.changePrompt(row, moved(grip, by), QStringLiteral("nudge %1").arg(row));
}

bool PromptTool::key(QKeyEvent* event)
{
    const int row = m_document.selected();
    if (row < 0 || row >= static_cast<int>(m_document.prompts().size()))
        return false;
    const double step = event->modifiers() & Qt::ShiftModifier ? kLargeStep : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        nudge({-step, 0});
        return true;
    case Qt::Key_Right:
        nudge({step, 0});
        return true;
    case Qt::Key_Up:
        nudge({0, -step});
        return true;
    case Qt::Key_Down:
        nudge({0, step});
        return true;
    default:
        return false;
    }
}

QCursor PromptTool::cursor() const
{
    if (m_grip || m_overPrompt)
        return Qt::SizeAllCursor;
    return m_placesPrompts ? Qt::CrossCursor : Qt::ArrowCursor;
}

} // namespace widgets::segment
