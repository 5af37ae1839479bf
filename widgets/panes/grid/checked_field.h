#pragma once

#include <functional>

#include <QWidget>

namespace gpu {
class Error;
}

class QLabel;
class QLineEdit;

namespace widgets::grid {

/// A number with its name. What cannot be taken is said right below it, and stays as it was typed.
class CheckedField : public QWidget {
    Q_OBJECT
public:
    /// Throws gpu::Error for what it does not take.
    using Commit = std::function<void(double)>;

    CheckedField(Commit commit, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& meaning);
    /// Whole numbers, up to 2^53, are shown with all their digits. Takes back what was typed.
    void setValue(double value);
    double value() const { return m_value; }
    QString error() const;
    QLineEdit* edit() const { return m_edit; }

private:
    void take();
    void say(const QString& error);

    Commit m_commit;
    double m_value = 0;
    QLabel* m_title;
    QLineEdit* m_edit;
    QLabel* m_error;
};

/// As a person types it: with a point, 1e-10, or a fraction such as 2/3.
bool readNumber(const QString& text, double& number);
QString writeNumber(double number);

} // namespace widgets::grid
