// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>
#include <vector>

class QLineEdit;
class QTimer;
class QToolButton;

namespace howdah::widgets {

class Label;

/// A field to look for nodes with, how many were found, and which of them is shown. Enter and F3 go on, with Shift
/// back.
class PlanSearchBar : public QWidget {
    Q_OBJECT
public:
    explicit PlanSearchBar(QWidget* parent = nullptr);
    void begin(); ///< Ctrl+F
    void clear();
    [[nodiscard]] QString text() const;
    /// The ids that were found, ascending, and which node is selected now.
    void setFound(const std::vector<int>& found, int selected);

signals:
    /// After a moment of no typing.
    void searched(const QString& text);
    void nextWanted(bool backwards);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    QLineEdit* m_field = nullptr;
    Label* m_count = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QTimer* m_timer = nullptr;
};

} // namespace howdah::widgets
