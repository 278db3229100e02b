// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>
#include <vector>

namespace howdah::ctl {

/// `text` with blanks up to `width` characters; never shortened.
[[nodiscard]] QString padded(const QString& text, int width);

/// A table for a terminal: columns as wide as their content, numbers to the right. The last column is cut to fit
/// `terminalWidth`.
class Table {
public:
    enum class Align { Left, Right };
    void addColumn(const QString& title, Align align = Align::Left);
    void addRow(const QStringList& cells);
    [[nodiscard]] QString text(int terminalWidth) const;

private:
    struct Column {
        QString title;
        Align align;
    };
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

/// Columns of the terminal: COLUMNS when it is set and sensible, else 100.
[[nodiscard]] int terminalWidth();

} // namespace howdah::ctl
