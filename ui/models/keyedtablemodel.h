// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractTableModel>
#include <map>
#include <utility>
#include <vector>

namespace howdah::models {

/// A flat table whose rows are replaced a few times a second by a new reading: those that stay are changed in place, so
/// that selection, scroll position and a proxy's order survive. UI thread.
template <class Row, class Key> class KeyedTableModel : public QAbstractTableModel {
public:
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    [[nodiscard]] const Row& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

protected:
    KeyedTableModel(int columns, QObject* parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {}

    /// `fresh` must not hold a key twice. Rows that are new come last.
    template <class KeyOf> void replaceRows(std::vector<Row> fresh, const KeyOf& keyOf)
    {
        std::map<Key, std::size_t> wanted;
        for (std::size_t i = 0; i < fresh.size(); ++i)
            wanted.emplace(keyOf(fresh[i]), i);

        for (int index = rowCount() - 1; index >= 0; --index) {
            if (wanted.contains(keyOf(row(index))))
                continue;
            beginRemoveRows({}, index, index);
            m_rows.erase(m_rows.begin() + index);
            endRemoveRows();
        }
        std::vector<bool> used(fresh.size(), false);
        for (Row& kept : m_rows) {
            const std::size_t index = wanted.at(keyOf(kept));
            kept = std::move(fresh[index]);
            used[index] = true;
        }
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));

        std::vector<Row> added;
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (!used[i])
                added.push_back(std::move(fresh[i]));
        }
        if (added.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        for (Row& one : added)
            m_rows.push_back(std::move(one));
        endInsertRows();
    }

private:
    std::vector<Row> m_rows;
    int m_columns;
};

} // namespace howdah::models
