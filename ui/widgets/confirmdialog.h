// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <functional>

class QLineEdit;
class QPushButton;

namespace howdah::widgets {

/// What a step asks before it is done.
struct Confirmation {
    QString title;       ///< "End a session"
    QString consequence; ///< what happens, in a sentence with the figures
    QString sql;         ///< exactly what will run
    QString name;        ///< what has to be typed; empty for what destroys nothing
    QString action;      ///< the word on the button
};

/// Shows what will run and where, and asks for the object's name before something is destroyed. Modal, but nobody
/// waits: `confirmed` runs when it is given. Deletes itself.
class ConfirmDialog : public QDialog {
    Q_OBJECT
public:
    ConfirmDialog(const Confirmation& confirmation, std::function<void()> confirmed, QWidget* parent);

private:
    QLineEdit* m_name = nullptr;
    QPushButton* m_do = nullptr;
};

} // namespace howdah::widgets
