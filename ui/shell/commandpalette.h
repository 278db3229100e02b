// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QIcon>
#include <QString>
#include <QWidget>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace howdah::shell {

/// One thing that can be done from the palette.
struct Command {
    QString text;  ///< "Go to Pool"
    QString group; ///< "Pages", "Server": said in second colour
    QString keys;  ///< shortcut as text, or empty
    QIcon icon;
    std::function<void()> run;
};

/// How well `typed` finds `text`: every letter in order, better when words begin with them; negative: not at all.
[[nodiscard]] int matchScore(const QString& typed, const QString& text);

/// Ctrl+K: type a few letters of anything, Enter does it. Esc or a click outside closes.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent);
    void open(std::vector<Command> commands);
    /// Texts shown now, best first.
    [[nodiscard]] QStringList shown() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filter();
    void runCurrent();
    std::vector<Command> m_commands;
    QLineEdit* m_field = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace howdah::shell
