// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractItemModel>
#include <QModelIndex>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace howdah::models {

/// Rows of a flat model that are replaced a few times a second by a new reading: those that stay are changed in place,
/// so that selection, scroll position and a proxy's order survive. `Model` grants access to its begin/end calls through
/// RowChanges.
template <class Row, class Key> class KeyedRows {
public:
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    /// The model's protected calls, handed in by the model itself.
    struct RowChanges {
        std::function<void(int first, int last)> beginRemove;
        std::function<void()> endRemove;
        std::function<void(int first, int last)> beginInsert;
        std::function<void()> endInsert;
        std::function<void(int first, int last)> changed;
    };

    /// `fresh` must not hold a key twice.
    template <class KeyOf> void replace(std::vector<Row> fresh, const KeyOf& keyOf, const RowChanges& changes)
    {
        std::map<Key, std::size_t> wanted;
        for (std::size_t i = 0; i < fresh.size(); ++i)
            wanted.emplace(keyOf(fresh[i]), i);

        for (int row = size() - 1; row >= 0; --row) {
            if (wanted.contains(keyOf(at(row))))
                continue;
            changes.beginRemove(row, row);
            m_rows.erase(m_rows.begin() + row);
            changes.endRemove();
        }
        std::vector<bool> used(fresh.size(), false);
        for (Row& row : m_rows) {
            const std::size_t index = wanted.at(keyOf(row));
            row = std::move(fresh[index]);
            used[index] = true;
        }
        if (!m_rows.empty())
            changes.changed(0, size() - 1);

        std::vector<Row> added;
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (!used[i])
                added.push_back(std::move(fresh[i]));
        }
        if (added.empty())
            return;
        changes.beginInsert(size(), size() + static_cast<int>(added.size()) - 1);
        for (Row& row : added)
            m_rows.push_back(std::move(row));
        changes.endInsert();
    }

private:
    std::vector<Row> m_rows;
};

} // namespace howdah::models
