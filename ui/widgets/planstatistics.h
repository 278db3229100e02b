// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandocument.h"
#include "ui/models/usagemodel.h"

#include <QWidget>
#include <array>

class QStackedLayout;

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

class Segments;
class TableView;

/// A plan summed up by node type, by relation and by index, each a table that sorts. Choosing a row selects the node
/// that took most of it.
class PlanStatisticsView : public QWidget {
    Q_OBJECT
public:
    /// `key` names the tables in the window's settings.
    PlanStatisticsView(models::PlanSelection& selection, const QString& key, QWidget* parent = nullptr);
    void setDocument(models::PlanDocumentPtr document);
    void choose(models::UsageModel::By by);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void selectFrom(int table, const QModelIndex& source);

    models::PlanSelection& m_selection;
    models::PlanDocumentPtr m_document;
    Segments* m_segments = nullptr;
    QStackedLayout* m_stack = nullptr;
    std::array<models::UsageModel*, 3> m_models{};
    std::array<TableView*, 3> m_tables{};
    bool m_filled = false; ///< the tables show the document; they wait until they are seen
};

} // namespace howdah::widgets
