// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QPushButton;

namespace howdah::widgets {

class Label;

/// Said where there is nothing to show: why, and what to do next.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);
    /// `why`: one line; `next`: a sentence; `action`: the button's word, empty for none.
    void say(const QString& why, const QString& next = {}, const QString& action = {});

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    QString m_icon;
    Label* m_picture = nullptr;
    Label* m_why = nullptr;
    Label* m_next = nullptr;
    QPushButton* m_action = nullptr;
};

} // namespace howdah::widgets
