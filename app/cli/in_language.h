#pragma once

#include <QString>

#include "widgets/language.h"

namespace app::cli {

/// What is written meanwhile is in this language; the language of the person is back when this goes. Empty: theirs.
class InLanguage {
public:
    explicit InLanguage(const QString& code) : m_before(widgets::currentLanguage())
    {
        if (!code.isEmpty())
            widgets::applyLanguage(code);
    }
    ~InLanguage() { widgets::applyLanguage(m_before); }
    InLanguage(const InLanguage&) = delete;
    InLanguage& operator=(const InLanguage&) = delete;

private:
    QString m_before;
};

} // namespace app::cli
