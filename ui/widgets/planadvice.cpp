// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/planadvice.h"

#include "ui/models/planselection.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::widgets {

namespace {

constexpr int cardsAtOnce = 20;

QString nothingFound(const plan::Plan& plan)
{
    if (!plan.analyzed)
        return PlanAdviceView::tr("Nothing in its shape or settings stands out. Run and measure tells more: what takes "
                                  "the time is known only then.");
    if (plan.executionMs && *plan.executionMs < plan::adviceFromMs)
        return PlanAdviceView::tr("The statement takes less than %1 ms, and of that little nothing is advised.")
            .arg(plan::adviceFromMs);
    return PlanAdviceView::tr("Nothing in this plan calls for another index, setting or wording.");
}

} // namespace

PlanAdviceView::PlanAdviceView(models::PlanSelection& selection, QWidget* parent)
    : QScrollArea(parent)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("planAdvice"));
    setAccessibleName(tr("What would help"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setDocument(nullptr);
    connect(&m_selection, &models::PlanSelection::changed, this, [this] { showSelected(); });
}

int PlanAdviceView::findings() const
{
    return m_document ? static_cast<int>(m_document->findings.size()) : 0;
}

void PlanAdviceView::offer(AdviceOffer offer)
{
    m_offer = std::move(offer);
}

void PlanAdviceView::setDocument(models::PlanDocumentPtr document)
{
    m_document = std::move(document);
    m_cards.clear();
    m_inside = new QWidget;
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins(0, 0, 4, 0);
    m_column->setSpacing(10);
    if (m_document && m_document->findings.empty()) {
        auto* none = new Label(nothingFound(m_document->plan()), theme::Role::SecondText, m_inside);
        none->setWordWrap(true);
        m_column->addWidget(none);
    }
    m_column->addStretch(1);
    build(cardsAtOnce);
    setWidget(m_inside); // deletes the one before
    m_inside->setAutoFillBackground(false);
    showSelected();
}

void PlanAdviceView::build(int upTo)
{
    const int last = std::min(upTo, findings());
    const double whole = m_document ? m_document->plan().executionMs.value_or(0) : 0;
    for (int i = static_cast<int>(m_cards.size()); i < last; ++i) {
        auto* card = new AdviceCard(m_document->findings[static_cast<std::size_t>(i)], whole, m_offer, m_inside);
        connect(card, &AdviceCard::picked, this, [this, card] {
            if (card->node() >= 0)
                m_selection.select(card->node());
            for (AdviceCard* other : m_cards)
                other->setChosen(other == card);
        });
        connect(card, &AdviceCard::actionWanted, this, &PlanAdviceView::actionWanted);
        m_column->insertWidget(m_column->count() - 1, card);
        m_cards.push_back(card);
    }
    if (last >= findings())
        return;
    QPushButton* more =
        makeButton(QStringLiteral("adviceMore"), tr("Show %n more", nullptr, findings() - last), m_inside);
    more->setProperty("link", true);
    connect(more, &QPushButton::clicked, this, [this, more, last] {
        more->hide();
        more->deleteLater();
        build(last + cardsAtOnce);
    });
    m_column->insertWidget(m_column->count() - 1, more);
}

void PlanAdviceView::showSelected()
{
    // A node may have several cards; the one that was picked stays the chosen one.
    const auto chosen = std::find_if(m_cards.begin(), m_cards.end(), [](AdviceCard* card) { return card->isChosen(); });
    if (chosen != m_cards.end() && (*chosen)->node() == m_selection.node())
        return;
    for (AdviceCard* card : m_cards)
        card->setChosen(card->node() >= 0 && card->node() == m_selection.node());
    const auto first = std::find_if(m_cards.begin(), m_cards.end(), [](AdviceCard* card) { return card->isChosen(); });
    if (first != m_cards.end() && isVisible())
        ensureWidgetVisible(*first, 0, 10);
}

} // namespace howdah::widgets
