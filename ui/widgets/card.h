// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

class QLabel;
class QVBoxLayout;
class QHBoxLayout;

namespace howdah::widgets {

/// A rounded surface that holds one thing. Its title, when given, is also its accessible name.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Where the content goes.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// The line of the title, to put something at its right end; made when first asked for.
    QHBoxLayout* headLine();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    QVBoxLayout* m_body = nullptr;
    QHBoxLayout* m_head = nullptr;
    QLabel* m_title = nullptr;
};

} // namespace howdah::widgets
