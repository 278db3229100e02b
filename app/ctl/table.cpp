// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"

#include <algorithm>

namespace howdah::ctl {

QString padded(const QString& text, int width)
{
    return text.leftJustified(width);
}

void Table::addColumn(const QString& title, Align align)
{
    m_columns.push_back({title, align});
}

void Table::addRow(const QStringList& cells)
{
    m_rows.push_back(cells);
}

QString Table::text(int terminalWidth) const
{
    std::vector<qsizetype> widths;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        qsizetype width = m_columns[column].title.size();
        for (const QStringList& row : m_rows)
            width = std::max(width, row.value(static_cast<qsizetype>(column)).size());
        widths.push_back(width);
    }
    const auto line = [&](const auto& cell) {
        QString out;
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            QString content = cell(column);
            if (column + 1 == m_columns.size()) {
                const qsizetype room = std::max<qsizetype>(20, terminalWidth - out.size());
                out += content.size() > room ? content.left(room - 1) + QStringLiteral("…") : content;
                break;
            }
            out += m_columns[column].align == Align::Left ? content.leftJustified(widths[column])
                                                          : content.rightJustified(widths[column]);
            out += QStringLiteral("  ");
        }
        while (out.endsWith(QLatin1Char(' ')))
            out.chop(1);
        return out + QLatin1Char('\n');
    };
    QString out = line([&](std::size_t column) { return m_columns[column].title; });
    for (const QStringList& row : m_rows)
        out += line([&](std::size_t column) { return row.value(static_cast<qsizetype>(column)); });
    return out;
}

int terminalWidth()
{
    bool ok = false;
    const int columns = qEnvironmentVariableIntValue("COLUMNS", &ok);
    return ok && columns >= 40 ? columns : 100;
}

} // namespace howdah::ctl
