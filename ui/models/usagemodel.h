// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/statistics.h"

#include <QAbstractTableModel>

namespace howdah::models {

/// What nodes of one type, relation or index cost together. UI thread.
class UsageModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, OwnTime, Share, Nodes, Rows, Blocks, ReadBlocks, ColumnCount };
    enum class By { Type, Relation, Index };

    explicit UsageModel(QObject* parent = nullptr);
    /// `analyzed`: times are known; the plan's estimated costs stand for them otherwise.
    void setUsage(By by, std::vector<plan::Usage> usage, bool analyzed);
    [[nodiscard]] const plan::Usage& usage(int row) const { return m_usage[static_cast<std::size_t>(row)]; }
    [[nodiscard]] By by() const { return m_by; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const plan::Usage& usage, int column) const;
    [[nodiscard]] QVariant bare(const plan::Usage& usage, int column) const;

    By m_by = By::Type;
    std::vector<plan::Usage> m_usage;
    bool m_analyzed = false;
};

} // namespace howdah::models
