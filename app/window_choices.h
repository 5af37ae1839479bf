#pragma once
// Theme and language: one checked action each, remembered.

#include <array>

#include <QObject>

namespace widgets {
class ActionTable;
}

namespace app {

inline constexpr std::array<const char*, 3> kThemeActions{"theme.system", "theme.light", "theme.dark"};
inline constexpr std::array<const char*, 3> kLanguageActions{"language.system", "language.en", "language.zh_CN"};

/// Connects those actions and checks the ones in use.
class WindowChoices : public QObject {
    Q_OBJECT
public:
    WindowChoices(widgets::ActionTable& actions, QObject* parent);

private:
    void refresh();

    widgets::ActionTable& m_actions;
};

} // namespace app
