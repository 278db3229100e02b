// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandocument.h"

#include <QScrollArea>
#include <map>

class QVBoxLayout;

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

class AdviceCard;

/// What would help, a card each, worth most first: what it saves, why, the statement, what can be done. Choosing a card
/// selects its node. Makes a few cards at a time: a plan of thousands of nodes may have hundreds of findings.
class PlanAdviceView : public QScrollArea {
    Q_OBJECT
public:
    explicit PlanAdviceView(models::PlanSelection& selection, QWidget* parent = nullptr);
    void setDocument(models::PlanDocumentPtr document);
    /// A word for what can be done here with statements of a kind ("Try it"); its button comes before Copy.
    void offer(plan::Action::Kind kind, const QString& word);
    [[nodiscard]] int findings() const;

signals:
    void actionWanted(howdah::plan::Action::Kind kind, const QString& sql);

private:
    void build(int upTo);
    void showSelected();
    models::PlanSelection& m_selection;
    models::PlanDocumentPtr m_document;
    std::map<plan::Action::Kind, QString> m_offers;
    std::vector<AdviceCard*> m_cards;
    QWidget* m_inside = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace howdah::widgets
