#include "core/segment/formats/svg_path.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <string>

#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// Numbers and letters of a path, with blanks and commas between them.
class Words {
public:
    explicit Words(std::string_view text) : m_text(text) {}

    bool atEnd()
    {
        skipBlanks();
        return m_at == m_text.size();
    }
    bool atLetter() { return !atEnd() && std::isalpha(static_cast<unsigned char>(m_text[m_at])) != 0; }
    char letter() { return m_text[m_at++]; }

    double number()
    {
        skipBlanks();
        const char* first = m_text.data() + m_at;
        const char* last = m_text.data() + m_text.size();
        if (first != last && *first == '+')
            ++first;
        double value = 0;
        const auto [end, error] = std::from_chars(first, last, value);
        if (error != std::errc() || !std::isfinite(value))
            refuse();
        m_at = static_cast<size_t>(end - m_text.data());
        return value;
    }

    [[noreturn]] void refuse() const
    {
        throw Error(ErrorKind::Corrupt,
                    {mark("formats", "An outline cannot be read from character %1 on"), {std::to_string(m_at + 1)}});
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() &&
               (std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == ','))
            ++m_at;
    }

    std::string_view m_text;
    size_t m_at = 0;
};

class Pen {
public:
    explicit Pen(Words& words) : m_words(words) {}

    void draw(char command)
    {
        const bool relative = std::islower(static_cast<unsigned char>(command)) != 0;
        switch (std::toupper(static_cast<unsigned char>(command))) {
        case 'M':
            m_rings.emplace_back();
            moveTo(relative, true, true);
            while (moreNumbers())
                moveTo(relative, true, true);
            break;
        case 'L':
            lines(relative, true, true);
            break;
        case 'H':
            lines(relative, true, false);
            break;
        case 'V':
            lines(relative, false, true);
            break;
        case 'Z':
            if (m_rings.empty())
                m_words.refuse();
            m_at = m_rings.back().empty() ? m_at : m_rings.back().front();
            m_isClosed = true;
            break;
        case 'C':
        case 'S':
        case 'Q':
        case 'T':
        case 'A':
            throw Error(ErrorKind::Unsupported,
                        mark("formats", "An outline has curves; only straight lines can be read"),
                        mark("formats", "Turn the curves into lines in the program that made the drawing."));
        default:
            m_words.refuse();
        }
    }

    std::vector<PointRing> take() { return std::move(m_rings); }

private:
    bool moreNumbers() { return !m_words.atEnd() && !m_words.atLetter(); }

    void lines(bool relative, bool x, bool y)
    {
        if (m_rings.empty())
            m_words.refuse();
        if (m_isClosed) // a line after Z begins a new ring where the old one began
            m_rings.push_back({m_at});
        do
            moveTo(relative, x, y);
        while (moreNumbers());
    }

    void moveTo(bool relative, bool x, bool y)
    {
        const ImagePoint base = relative ? m_at : ImagePoint{};
        if (x)
            m_at.x = base.x + m_words.number();
        if (y)
            m_at.y = base.y + m_words.number();
        m_rings.back().push_back(m_at);
        m_isClosed = false;
    }

    Words& m_words;
    ImagePoint m_at;
    bool m_isClosed = false;
    std::vector<PointRing> m_rings;
};

} // namespace

std::vector<PointRing> ringsOfPath(std::string_view path)
{
    Words words(path);
    Pen pen(words);
    while (!words.atEnd()) {
        if (!words.atLetter())
            words.refuse();
        pen.draw(words.letter());
    }
    return pen.take();
}

PointRing ringOfPoints(std::string_view points)
{
    Words words(points);
    PointRing ring;
    while (!words.atEnd()) {
        const double x = words.number();
        ring.push_back({x, words.number()});
    }
    return ring;
}

} // namespace core::segment
