// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/check.h"
#include "ui/models/keyedtablemodel.h"
#include "ui/models/roles.h"

#include <string>

namespace howdah::models {

/// Checks that found something, worst first, each with the page that shows more. UI thread.
class ProblemModel : public KeyedTableModel<monitor::CheckResult, std::string> {
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
    [[nodiscard]] const monitor::CheckResult& result(int index) const { return row(index); }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString pageLink(const monitor::CheckResult& result) const;

    int m_most;
    PageTitle m_pageTitle;
};

} // namespace howdah::models
