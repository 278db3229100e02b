// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace howdah::widgets {

/// A row of words of which one is chosen: which view of one thing is shown. Left and right move within it.
class Segments : public QWidget {
    Q_OBJECT
public:
    /// `key` is its objectName and the beginning of the buttons' ("key.tree").
    Segments(const QString& key, const QString& accessibleName, QWidget* parent = nullptr);
    /// The first one added is chosen.
    void add(const QString& id, const QString& word);
    void setWord(int which, const QString& word);
    void setShown(int which, bool shown);
    void choose(int which);
    [[nodiscard]] int current() const;

signals:
    void chosen(int which);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group = nullptr;
    QHBoxLayout* m_row = nullptr;
};

} // namespace howdah::widgets
