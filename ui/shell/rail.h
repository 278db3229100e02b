// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace howdah::shell {

/// One page in the rail: icon, word, and a count where someone should look.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString& id, const QString& title, const QString& iconName, QWidget* parent = nullptr);
    [[nodiscard]] const QString& id() const { return m_id; }
    void setCount(int count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    bool m_byKeyboard = false;
    QString m_id, m_icon;
    int m_count = 0;
};

/// The labelled rail on the left. Up and Down move along it.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    /// `atBottom` sets it apart from the others (Settings).
    void addPage(const QString& id, const QString& title, const QString& iconName, bool atBottom = false);
    void setCurrent(const QString& id);
    void setCount(const QString& id, int count);
    [[nodiscard]] const QList<RailButton*>& buttons() const { return m_buttons; }

signals:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QVBoxLayout* m_layout = nullptr;
    QList<RailButton*> m_buttons;
    int m_bottomCount = 0;
};

} // namespace howdah::shell
