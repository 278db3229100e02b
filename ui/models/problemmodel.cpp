// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problemmodel.h"

#include "core/service/translate.h"
#include "ui/models/alignment.h"
#include "ui/models/roles.h"
#include "ui/models/severities.h"

#include <algorithm>

namespace howdah::models {

namespace {

/// Order of need: critical, warning, could not be checked.
int rank(monitor::Severity severity)
{
    return severity == monitor::Severity::Critical ? 0 : severity == monitor::Severity::Warn ? 1 : 2;
}

} // namespace

ProblemModel::ProblemModel(int most, QObject* parent)
    : KeyedTableModel(ColumnCount, parent)
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
        if (problems.size() != rows().size())
            return false;
        for (std::size_t i = 0; i < problems.size(); ++i) {
            if (problems[i].id != rows()[i].id)
                return false;
        }
        return true;
    };
    // The order carries meaning here, and five rows are cheap to lay anew.
    const auto key = [](const monitor::CheckResult& result) { return result.id; };
    if (!sameOrder())
        replaceRows({}, key);
    replaceRows(std::move(problems), key);
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
    const monitor::CheckResult& result = row(index.row());
    switch (role) {
    case LinkRole:
        return index.column() == Page;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case CopyRole:
        if (index.column() == Sentence)
            return service::translated(result.summary);
        if (index.column() == Page)
            return pageLink(result);
        // The delegate writes the word; a reader and the clipboard need it as text.
        return role == Qt::DisplayRole ? QVariant() : QVariant(theme::severityWord(shown(result.severity)));
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
