// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/indexadvicemodel.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"

#include <QCoreApplication>

namespace howdah::models {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

QString cost(double value)
{
    return human(base::human::number(value));
}

QString size(base::ByteCount bytes)
{
    return bytes.value > 0 ? human(base::human::bytes(bytes)) : QStringLiteral("–");
}

QString keyText(const advise::IndexKey& key)
{
    QString text = QString::fromStdString(key.column.empty() ? key.expression : key.column);
    if (!key.opclass.empty())
        text += QLatin1Char(' ') + QString::fromStdString(key.opclass);
    if (key.descending)
        text += QStringLiteral(" desc");
    return text;
}

QVariant headerAlignment(bool figures)
{
    return cellAlignment(figures);
}

} // namespace

ProofWord proofWord(advise::Proof proof)
{
    switch (proof) {
    case advise::Proof::Clone:
        return {theme::Severity::Ok, Words::tr("on a clone")};
    case advise::Proof::HypoPg:
        return {theme::Severity::Ok, Words::tr("by HypoPG")};
    case advise::Proof::Built:
        return {theme::Severity::Ok, Words::tr("built")};
    case advise::Proof::None:
        break;
    }
    return {theme::Severity::Warning, Words::tr("not proved")};
}

ProofWord proofWord(const advise::CreateAdvice& advice)
{
    using Verdict = advise::BuiltIndex::Verdict;
    if (!advice.built)
        return proofWord(advice.proof);
    switch (advice.built->verdict) {
    case Verdict::Less:
        return {theme::Severity::Warning, Words::tr("falls short")};
    case Verdict::Unused:
        return {theme::Severity::Warning, Words::tr("not used")};
    case Verdict::Slower:
        return {theme::Severity::Warning, Words::tr("slower")};
    case Verdict::Kept:
        break;
    }
    return proofWord(advice.proof);
}

QString indexText(const advise::IndexDefinition& index)
{
    QStringList keys;
    for (const advise::IndexKey& key : index.keys)
        keys.append(keyText(key));
    QString text =
        QString::fromStdString(index.table) + QStringLiteral(" (") + keys.join(QStringLiteral(", ")) + QLatin1Char(')');
    if (index.method != "btree")
        text += QLatin1Char(' ') + QString::fromStdString(index.method);
    if (!index.include.empty()) {
        QStringList included;
        for (const std::string& column : index.include)
            included.append(QString::fromStdString(column));
        text += QStringLiteral(" include (") + included.join(QStringLiteral(", ")) + QLatin1Char(')');
    }
    if (!index.where.empty())
        text += QStringLiteral(" where ") + QString::fromStdString(index.where);
    return text;
}

// Create.

CreateAdviceModel::CreateAdviceModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void CreateAdviceModel::setRows(std::vector<CreateRow> rows)
{
    replaceRows(std::move(rows), [](const CreateRow& row) { return row.place; });
}

QString CreateAdviceModel::display(const CreateRow& row, int column) const
{
    const advise::CreateAdvice& advice = row.advice;
    switch (column) {
    case Saves:
        return human(base::human::percent(row.share));
    case Index:
        return indexText(advice.index);
    case Size:
        return size(advice.built ? advice.built->bytes : advice.estimatedBytes);
    case Cost:
        if (advice.costBefore <= 0)
            return QStringLiteral("–"); // not planned
        return cost(advice.costBefore) + QStringLiteral(" → ") + cost(advice.costAfter);
    case Writes:
        return advice.writeCost > 0 ? cost(advice.writeCost) : QStringLiteral("–");
    case State:
        return row.state.isEmpty() ? proofWord(advice).word : row.state;
    default:
        return {};
    }
}

QVariant CreateAdviceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CreateRow& row = this->row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return column == Index ? QString::fromStdString(row.advice.ddl)
               : column == State
                   ? service::translated(row.advice.built ? row.advice.built->finding() : row.advice.notProved)
                   : QString();
    case Qt::TextAlignmentRole:
        return cellAlignment(column == Size || column == Cost || column == Writes);
    case SortRole:
    case CopyRole:
        switch (column) {
        case Saves:
            return row.share;
        case Size:
            return QVariant::fromValue<qlonglong>(
                (row.advice.built ? row.advice.built->bytes : row.advice.estimatedBytes).value);
        case Cost:
            return row.advice.costAfter;
        case Writes:
            return row.advice.writeCost;
        default:
            return display(row, column);
        }
    case MonoRole:
        return column == Index;
    case BarRole:
        return column == Saves ? QVariant(row.share) : QVariant();
    case BarSeriesRole:
        return 2;
    case SeverityRole:
        return column == State
                   ? QVariant(static_cast<int>(row.state.isEmpty() ? proofWord(row.advice).shape : row.stateShape))
                   : QVariant();
    default:
        return {};
    }
}

QVariant CreateAdviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerAlignment(section == Size || section == Cost || section == Writes);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Saves:
            return tr("Share of the workload's cost that it saves, on top of those before it");
        case Size:
            return tr("Size when it is built: measured where it was built on a copy, else foretold");
        case Cost:
            return tr("Cost of the whole workload without and with it, in the planner's units, each statement as often "
                      "as it runs");
        case Writes:
            return tr("What keeping it costs the workload's writes, in the same units");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Saves:
        return tr("Saves");
    case Index:
        return tr("Index");
    case Size:
        return tr("Size");
    case Cost:
        return tr("Cost");
    case Writes:
        return tr("Upkeep");
    case State:
        return tr("Proof");
    default:
        return {};
    }
}

// Drop.

DropAdviceModel::DropAdviceModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void DropAdviceModel::setRows(std::vector<DropRow> rows)
{
    replaceRows(std::move(rows), [](const DropRow& row) { return row.place; });
}

QString DropAdviceModel::reasonWord(advise::DropReason reason)
{
    switch (reason) {
    case advise::DropReason::Duplicate:
        return tr("duplicate");
    case advise::DropReason::Covered:
        return tr("covered");
    case advise::DropReason::Unused:
        return tr("unused");
    case advise::DropReason::Invalid:
        return tr("invalid");
    case advise::DropReason::Bloated:
        return tr("bloated");
    }
    return {};
}

QString DropAdviceModel::display(const DropRow& row, int column) const
{
    const advise::DropAdvice& advice = row.advice;
    switch (column) {
    case Reason:
        return reasonWord(advice.reason);
    case Index:
        return QString::fromStdString(advice.index);
    case Size:
        return size(advice.bytes);
    case Evidence:
        return service::translated(advice.evidence);
    case Cost:
        if (advice.proof == advise::Proof::None)
            return tr("not proved");
        return advice.costAfter > advice.costBefore * 1.001
                   ? QStringLiteral("+") + human(base::human::percent(advice.costAfter / advice.costBefore - 1))
                   : tr("unchanged");
    case State:
        return row.state;
    default:
        return {};
    }
}

QVariant DropAdviceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DropRow& row = this->row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return column == Index      ? QString::fromStdString(row.advice.ddl)
               : column == Evidence ? service::translated(row.advice.evidence)
               : column == Cost     ? service::translated(row.advice.notProved)
                                    : QString();
    case Qt::TextAlignmentRole:
        return cellAlignment(column == Size || column == Cost);
    case SortRole:
    case CopyRole:
        if (column == Size)
            return QVariant::fromValue<qlonglong>(row.advice.bytes.value);
        if (column == Cost)
            return row.advice.costAfter - row.advice.costBefore;
        return display(row, column);
    case MonoRole:
        return column == Index;
    case SecondTextRole:
        return column == Index ? tr("on %1").arg(QString::fromStdString(row.advice.table)) : QString();
    case SeverityRole:
        if (column == Reason)
            return static_cast<int>(row.advice.reason == advise::DropReason::Invalid ? theme::Severity::Warning
                                                                                     : theme::Severity::Note);
        return column == State && !row.state.isEmpty() ? QVariant(static_cast<int>(row.stateShape)) : QVariant();
    default:
        return {};
    }
}

QVariant DropAdviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerAlignment(section == Size || section == Cost);
    if (role == Qt::ToolTipRole)
        return section == Cost ? tr("What the workload would cost more without it") : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Reason:
        return tr("Why");
    case Index:
        return tr("Index");
    case Size:
        return tr("Size");
    case Evidence:
        return tr("Evidence");
    case Cost:
        return tr("Workload");
    default:
        return {};
    }
}

// Foreign keys.

ForeignKeyModel::ForeignKeyModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void ForeignKeyModel::setRows(std::vector<ForeignKeyRow> rows)
{
    replaceRows(std::move(rows), [](const ForeignKeyRow& row) { return row.place; });
}

QVariant ForeignKeyModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const advise::ForeignKeyAdvice& advice = row(index.row()).advice;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == Table        ? QString::fromStdString(advice.table)
               : column == Constraint ? QString::fromStdString(advice.constraint)
               : column == Size       ? size(advice.estimatedBytes)
                                      : QString::fromStdString(advice.ddl);
    case Qt::TextAlignmentRole:
        return cellAlignment(column == Size);
    case SortRole:
    case CopyRole:
        return column == Size ? QVariant::fromValue<qlonglong>(advice.estimatedBytes.value)
                              : data(index, Qt::DisplayRole);
    case MonoRole:
        return column != Size;
    default:
        return {};
    }
}

QVariant ForeignKeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerAlignment(section == Size);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Table:
        return tr("Table");
    case Constraint:
        return tr("Foreign key");
    case Size:
        return tr("Size");
    case Statement:
        return tr("Statement");
    default:
        return {};
    }
}

// Statements.

StatementCostModel::StatementCostModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void StatementCostModel::setRows(std::vector<CostRow> rows)
{
    replaceRows(std::move(rows), [](const CostRow& row) { return row.id; });
}

QVariant StatementCostModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CostRow& row = this->row(index.row());
    const int column = index.column();
    const double factor = row.before > 0 ? row.after / row.before : 1;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        switch (column) {
        case Change:
            if (factor < 0.995)
                return tr("%1 less").arg(human(base::human::percent(1 - factor)));
            return factor > 1.005 ? tr("%1 more").arg(human(base::human::percent(factor - 1))) : tr("unchanged");
        case Statement:
            return row.sql.simplified();
        case Before:
            return cost(row.before);
        case After:
            return cost(row.after);
        case Weight:
            return human(base::human::number(row.weight));
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return column == Statement ? row.sql.left(2000) : QString();
    case Qt::TextAlignmentRole:
        return cellAlignment(column >= Before);
    case SortRole:
    case CopyRole:
        switch (column) {
        case Change:
            return (row.after - row.before) * row.weight;
        case Before:
            return row.before;
        case After:
            return row.after;
        case Weight:
            return row.weight;
        default:
            return row.sql.simplified();
        }
    case MonoRole:
        return column == Statement;
    case SeverityRole:
        if (column != Change)
            return {};
        return static_cast<int>(factor < 0.995   ? theme::Severity::Ok
                                : factor > 1.005 ? theme::Severity::Warning
                                                 : theme::Severity::Unknown);
    default:
        return {};
    }
}

QVariant StatementCostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerAlignment(section >= Before);
    if (role == Qt::ToolTipRole)
        return section == Weight ? tr("How often it runs, against the others") : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Change:
        return tr("Change");
    case Statement:
        return tr("Statement");
    case Before:
        return tr("Cost before");
    case After:
        return tr("Cost after");
    case Weight:
        return tr("Runs");
    default:
        return {};
    }
}

} // namespace howdah::models
