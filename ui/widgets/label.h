// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/colors.h"

#include <QLabel>

namespace howdah::widgets {

/// A label in the colour of a role, which follows the theme. Plain text unless told otherwise.
class Label : public QLabel {
    Q_OBJECT
public:
    explicit Label(const QString& text = {}, theme::Role role = theme::Role::Text, QWidget* parent = nullptr);
    void setRole(theme::Role role);
    [[nodiscard]] theme::Role role() const { return m_role; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    theme::Role m_role;
    bool m_recolouring = false;
};

/// A label that shortens its text to the room it has; the whole of it is its tool tip and accessible name.
class ElidedLabel : public Label {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, theme::Role role = theme::Role::Text, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace howdah::widgets
