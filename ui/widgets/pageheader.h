// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace howdah::widgets {

class Label;
class ElidedLabel;

/// The first line of a page: its title, a few second words ("as of 14:32:07 CET"), buttons at the right end.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setNote(const QString& note);
    /// The note in monospace: for a statement.
    void setNoteIsCode(bool code);
    QPushButton* addButton(const QString& objectName, const QString& text, bool primary = false);
    void addWidget(QWidget* widget);

private:
    Label* m_title = nullptr;
    ElidedLabel* m_note = nullptr;
    QHBoxLayout* m_row = nullptr;
};

/// Makes a button with an object name, as every interactive widget needs one.
QPushButton* makeButton(const QString& objectName, const QString& text, QWidget* parent, bool primary = false);

} // namespace howdah::widgets
