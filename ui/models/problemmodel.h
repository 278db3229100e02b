// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/check.h"
#include "ui/models/keyedrows.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>
#include <string>

namespace howdah::models {

/// Checks that found something, worst first, each with the page that shows more. UI thread.
class ProblemModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Mark, Sentence, Page, ColumnCount };
    /// QString: id of the page that shows more.
    static constexpr int PageRole = FirstPageRole;

    /// At most `most` rows are kept.
    explicit ProblemModel(int most, QObject* parent = nullptr);

    /// `pageTitle` names a page for the link; an empty name hides it.
    using PageTitle = std::function<QString(const QString& id)>;
    void setPageTitles(PageTitle pageTitle) { m_pageTitle = std::move(pageTitle); }
    void setResults(const std::vector<monitor::CheckResult>& results);
    [[nodiscard]] const monitor::CheckResult& result(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString pageLink(const monitor::CheckResult& result) const;

    int m_most;
    PageTitle m_pageTitle;
    KeyedRows<monitor::CheckResult, std::string> m_rows;
};

} // namespace howdah::models
