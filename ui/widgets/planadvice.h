// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandocument.h"
#include "ui/widgets/advicecard.h"

#include <QScrollArea>

class QVBoxLayout;

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

/// What would help, a card each, worth most first: what it saves, why, the statement, what can be done. Choosing a card
/// selects its node. Makes a few cards at a time: a plan of thousands of nodes may have hundreds of findings.
class PlanAdviceView : public QScrollArea {
    Q_OBJECT
public:
    explicit PlanAdviceView(models::PlanSelection& selection, QWidget* parent = nullptr);
    void setDocument(models::PlanDocumentPtr document);
    /// What can be done here with the statements, of the documents set after it; its button comes before Copy.
    void offer(AdviceOffer offer);
    [[nodiscard]] int findings() const;

signals:
    void actionWanted(const howdah::plan::Action& action);

private:
    void build(int upTo);
    void showSelected();
    models::PlanSelection& m_selection;
    models::PlanDocumentPtr m_document;
    AdviceOffer m_offer;
    std::vector<AdviceCard*> m_cards;
    QWidget* m_inside = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace howdah::widgets
