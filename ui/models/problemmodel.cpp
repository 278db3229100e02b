// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problemmodel.h"

#include "core/service/translate.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/theme/severity.h"

#include <algorithm>

namespace howdah::models {

namespace {

theme::Severity shown(monitor::Severity severity)
{
    switch (severity) {
    case monitor::Severity::Critical:
        return theme::Severity::Critical;
    case monitor::Severity::Warn:
        return theme::Severity::Warning;
    case monitor::Severity::Unknown:
        return theme::Severity::Unknown;
    case monitor::Severity::Ok:
        return theme::Severity::Ok;
    }
    return theme::Severity::Unknown;
}

/// Order of need: critical, warning, could not be checked.
int rank(monitor::Severity severity)
{
    return severity == monitor::Severity::Critical ? 0 : severity == monitor::Severity::Warn ? 1 : 2;
}

} // namespace

ProblemModel::ProblemModel(int most, QObject* parent)
    : QAbstractTableModel(parent)
    , m_most(most)
{}

void ProblemModel::setResults(const std::vector<monitor::CheckResult>& results)
{
    std::vector<monitor::CheckResult> problems;
    for (const monitor::CheckResult& result : results) {
        if (result.severity != monitor::Severity::Ok)
            problems.push_back(result);
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const auto& a, const auto& b) { return rank(a.severity) < rank(b.severity); });
    if (problems.size() > static_cast<std::size_t>(m_most))
        problems.resize(static_cast<std::size_t>(m_most));
    const auto sameOrder = [&] {
        if (problems.size() != m_rows.rows().size())
            return false;
        for (std::size_t i = 0; i < problems.size(); ++i) {
            if (problems[i].id != m_rows.rows()[i].id)
                return false;
        }
        return true;
    };
    // The order carries meaning here, and five rows are cheap to lay anew.
    const KeyedRows<monitor::CheckResult, std::string>::RowChanges changes{
        .beginRemove = [this](int first, int last) { beginRemoveRows({}, first, last); },
        .endRemove = [this] { endRemoveRows(); },
        .beginInsert = [this](int first, int last) { beginInsertRows({}, first, last); },
        .endInsert = [this] { endInsertRows(); },
        .changed = [this](int first, int last) { emit dataChanged(index(first, 0), index(last, ColumnCount - 1)); }};
    const auto key = [](const monitor::CheckResult& result) { return result.id; };
    if (!sameOrder())
        m_rows.replace({}, key, changes);
    m_rows.replace(std::move(problems), key, changes);
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

int ProblemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemModel::pageLink(const monitor::CheckResult& result) const
{
    const QString title = m_pageTitle ? m_pageTitle(QString::fromStdString(result.page)) : QString();
    return title.isEmpty() ? QString() : title + QStringLiteral(" →");
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const monitor::CheckResult& result = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case CopyRole:
        if (index.column() == Sentence)
            return service::translated(result.summary);
        if (index.column() == Page)
            return pageLink(result);
        return role == Qt::DisplayRole ? QVariant()
                                       : QVariant(QString::fromUtf8(monitor::name(result.severity).data()));
    case Qt::ToolTipRole:
        return index.column() == Sentence ? QVariant(service::translated(result.remedy)) : QVariant();
    case Qt::TextAlignmentRole:
        return cellAlignment(index.column() == Page);
    case SeverityRole:
        return index.column() == Mark ? QVariant(static_cast<int>(shown(result.severity))) : QVariant();
    case PageRole:
        return QString::fromStdString(result.page);
    default:
        return {};
    }
}

} // namespace howdah::models
