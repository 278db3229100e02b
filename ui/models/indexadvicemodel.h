// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "ui/models/keyedtablemodel.h"
#include "ui/theme/severity.h"

#include <QString>
#include <vector>

namespace howdah::models {

/// How a proof is shown: a word and a shape.
struct ProofWord {
    theme::Severity shape = theme::Severity::Warning;
    QString word;
};
[[nodiscard]] ProofWord proofWord(advise::Proof proof);
/// The same of an index to create, with what building it showed.
[[nodiscard]] ProofWord proofWord(const advise::CreateAdvice& advice);
/// "order_lines (product_id)", with INCLUDE, method and WHERE where there are any.
[[nodiscard]] QString indexText(const advise::IndexDefinition& index);

/// An index to create beside what became of it.
struct CreateRow {
    int place = 0; ///< in the advice: worth most first
    advise::CreateAdvice advice;
    double share = 0; ///< of the workload's cost that it saves, 0..1
    QString state;    ///< "built", "building": what became of it; empty: nothing yet
    theme::Severity stateShape = theme::Severity::Note;
};

/// Indexes to create, worth most first. UI thread.
class CreateAdviceModel : public KeyedTableModel<CreateRow, int> {
    Q_OBJECT
public:
    enum Column { Saves, Index, Size, Cost, Writes, State, ColumnCount };

    explicit CreateAdviceModel(QObject* parent = nullptr);
    void setRows(std::vector<CreateRow> rows);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const CreateRow& row, int column) const;
};

/// An index to drop or rebuild, or a foreign key that wants one: what is not about the workload's cost alone.
struct DropRow {
    int place = 0;
    advise::DropAdvice advice;
    QString state;
    theme::Severity stateShape = theme::Severity::Note;
};

/// Indexes that could go, with the evidence. UI thread.
class DropAdviceModel : public KeyedTableModel<DropRow, int> {
    Q_OBJECT
public:
    enum Column { Reason, Index, Size, Evidence, Cost, State, ColumnCount };

    explicit DropAdviceModel(QObject* parent = nullptr);
    void setRows(std::vector<DropRow> rows);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] static QString reasonWord(advise::DropReason reason);

private:
    [[nodiscard]] QString display(const DropRow& row, int column) const;
};

struct ForeignKeyRow {
    int place = 0;
    advise::ForeignKeyAdvice advice;
};

/// Foreign keys whose referencing columns no index begins with. UI thread.
class ForeignKeyModel : public KeyedTableModel<ForeignKeyRow, int> {
    Q_OBJECT
public:
    enum Column { Table, Constraint, Size, Statement, ColumnCount };

    explicit ForeignKeyModel(QObject* parent = nullptr);
    void setRows(std::vector<ForeignKeyRow> rows);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// One statement's cost without and with an index (or all of them).
struct CostRow {
    QString id, sql;
    double before = 0, after = 0, weight = 1;
};

/// Statements that gain and lose. UI thread.
class StatementCostModel : public KeyedTableModel<CostRow, QString> {
    Q_OBJECT
public:
    enum Column { Change, Statement, Before, After, Weight, ColumnCount };

    explicit StatementCostModel(QObject* parent = nullptr);
    void setRows(std::vector<CostRow> rows);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace howdah::models
