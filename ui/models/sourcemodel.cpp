// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sourcemodel.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/models/severities.h"

#include <algorithm>

namespace howdah::models {

namespace {

using monitor::ConnectionSource;
using monitor::ConnectionVerdict;

bool isFigure(int column)
{
    return column == SourceModel::Total || (column >= SourceModel::Active && column <= SourceModel::LongestIdle);
}

/// What deserves no alarm may still deserve a look.
theme::Severity shown(const ConnectionSource& source)
{
    if (source.severity() != monitor::Severity::Ok)
        return models::shown(source.severity());
    return source.verdict() == ConnectionVerdict::Steady ? theme::Severity::Ok : theme::Severity::Note;
}

/// The gravest first; among equals the verdict decides.
int rank(const ConnectionSource& source)
{
    const int severity = shown(source) == theme::Severity::Unknown ? 3 : static_cast<int>(shown(source));
    return severity * 10 - static_cast<int>(source.verdict());
}

std::optional<int> countOf(const ConnectionSource& source, int column)
{
    switch (column) {
    case SourceModel::Total:
        return source.total;
    case SourceModel::Active:
        return source.active;
    case SourceModel::Idle:
        return source.idle;
    case SourceModel::InTransaction:
        return source.inTransaction;
    default:
        return std::nullopt;
    }
}

QString verdictWord(const ConnectionSource& source)
{
    switch (source.verdict()) {
    case ConnectionVerdict::Leaking:
        return SourceModel::tr("leaking");
    case ConnectionVerdict::IdleInTransaction:
        return SourceModel::tr("in transaction");
    case ConnectionVerdict::IdleTooLong:
        return SourceModel::tr("idle too long");
    case ConnectionVerdict::Growing:
        return SourceModel::tr("growing");
    case ConnectionVerdict::Steady:
        return source.hidden == source.total ? SourceModel::tr("hidden") : SourceModel::tr("steady");
    }
    return {};
}

QString findings(const ConnectionSource& source, const QString& between)
{
    QStringList sentences;
    for (const monitor::ConnectionFinding& finding : source.findings)
        sentences += service::translated(finding.text);
    return sentences.join(between);
}

QString trendWords(const monitor::ConnectionTrend& trend)
{
    if (!trend.perHour)
        return SourceModel::tr("not watched long enough for a trend");
    return SourceModel::tr("%1 an hour").arg(QString::fromStdString(base::human::number(*trend.perHour)));
}

} // namespace

SourceModel::SourceModel(QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
{}

void SourceModel::setReport(const std::shared_ptr<const monitor::ConnectionReport>& report)
{
    replaceRows(report ? report->sources : std::vector<ConnectionSource>(),
                [](const ConnectionSource& source) { return source.key; });
}

QVariant SourceModel::sortValue(const ConnectionSource& source, int column) const
{
    // What is not known sorts below nothing.
    switch (column) {
    case Mark:
        return rank(source);
    case Application:
        return QString::fromStdString(source.key.application);
    case Client:
        return QString::fromStdString(source.key.client);
    case Trend:
        return source.trend.perHour.value_or(0);
    case LongestIdle:
        return source.longestIdleSeconds.value_or(source.idle ? 0.0 : -1.0);
    case User:
    case Verdict:
        return display(source, column);
    default:
        return countOf(source, column).value_or(-1);
    }
}

QString SourceModel::display(const ConnectionSource& source, int column) const
{
    switch (column) {
    case Mark:
        return verdictWord(source);
    case Application:
        if (source.key.others)
            return tr("(all others)");
        return source.key.application.empty() ? tr("(no name)") : QString::fromStdString(source.key.application);
    case User:
        return QString::fromStdString(source.key.user);
    case Client:
        if (source.key.others)
            return {};
        if (source.key.hidden)
            return tr("hidden");
        return source.key.client.empty() ? tr("local") : QString::fromStdString(source.key.client);
    case Total:
    case Active:
    case Idle:
    case InTransaction:
        if (const auto count = countOf(source, column))
            return QString::fromStdString(base::human::integer(*count));
        return tr("hidden");
    case LongestIdle:
        if (!source.idle)
            return tr("hidden");
        return source.longestIdleSeconds
                   ? QString::fromStdString(base::human::milliseconds(*source.longestIdleSeconds * 1000))
                   : QStringLiteral("–");
    case Verdict:
        return findings(source, QStringLiteral("; "));
    default:
        return {};
    }
}

QVariant SourceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionSource& source = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(source, column);
    case Qt::AccessibleTextRole:
        return column == Trend ? trendWords(source.trend) : display(source, column);
    case Qt::ToolTipRole:
        if (column == Trend)
            return trendWords(source.trend);
        return column == Mark || column == Verdict ? QVariant(findings(source, QStringLiteral("\n"))) : QVariant();
    case Qt::TextAlignmentRole:
        return cellAlignment(isFigure(column));
    case SeverityRole:
        return column == Mark ? QVariant(static_cast<int>(shown(source))) : QVariant();
    case SortRole:
        return sortValue(source, column);
    case CopyRole:
        if (column == Mark || column == User || column == Verdict)
            return display(source, column);
        if (isFigure(column) && !source.idle && column != Total)
            return QString();
        return column == LongestIdle && !source.longestIdleSeconds ? QVariant(QString()) : sortValue(source, column);
    case MonoRole:
        return column == Application || column == Client;
    case MutedRole:
        return isFigure(column) && column != Total && !source.idle;
    case SecondTextRole:
        if (column != Application || source.key.others)
            return {};
        return source.ours ? tr("this console") : QString::fromStdString(source.key.database);
    case SparkRole:
        return column == Trend ? QVariant::fromValue(QList<double>(source.history->begin(), source.history->end()))
                               : QVariant();
    default:
        return {};
    }
}

QVariant SourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(isFigure(section));
    if (role == Qt::ToolTipRole && section == Trend)
        return tr("Connections over the last hour");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark:
        return QString();
    case Application:
        return tr("Application");
    case User:
        return tr("Role");
    case Client:
        return tr("Client");
    case Total:
        return tr("Connections");
    case Trend:
        return tr("Trend");
    case Active:
        return tr("Active");
    case Idle:
        return tr("Idle");
    case InTransaction:
        return tr("In transaction");
    case LongestIdle:
        return tr("Longest idle");
    case Verdict:
        return tr("What it does");
    default:
        return {};
    }
}

} // namespace howdah::models
