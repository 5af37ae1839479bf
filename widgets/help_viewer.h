#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;
class QToolButton;

namespace widgets {

/// The user guide in a window of its own: an index with a search at the left, the page at the right.
class HelpViewer : public QWidget {
    Q_OBJECT
public:
    explicit HelpViewer(QWidget* parent);

    void showPage(const QString& id);
    const QString& currentPage() const { return m_page; }
    QLineEdit* search() const { return m_search; }
    QListWidget* index() const { return m_index; }
    QTextBrowser* browser() const { return m_browser; }
    QToolButton* backButton() const { return m_back; }
    QToolButton* forwardButton() const { return m_forward; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    void fillIndex();
    void markCurrent();
    void dress();
    void dressTables();
    void markWords();
    void reload();
    void retranslate();

    QString m_page; ///< the browser's own source is still the one before while it tells of the next
    QLineEdit* m_search;
    QListWidget* m_index;
    QLabel* m_nothing;
    QTextBrowser* m_browser;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_home;
};

} // namespace widgets
