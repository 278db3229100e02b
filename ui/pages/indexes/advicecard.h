// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexworks.h"
#include "ui/models/indexadvicemodel.h"
#include "ui/widgets/card.h"

#include <optional>

class QPushButton;
class QVBoxLayout;

namespace howdah::widgets {
class Label;
class SeverityLabel;
class SqlView;
} // namespace howdah::widgets

namespace howdah::pages {

/// One advice: what it saves first, the reason in a sentence, the statement, what can be done, the proof; and once it
/// was done, what it did against what was promised.
class AdviceCard : public widgets::Card {
    Q_OBJECT
public:
    explicit AdviceCard(QWidget* parent = nullptr);

    void showCreate(const models::CreateRow& row, const service::IndexWorks::Entry* done);
    void showDrop(const models::DropRow& row, const service::IndexWorks::Entry* done);
    void showForeignKey(const advise::ForeignKeyAdvice& advice, const service::IndexWorks::Entry* done);
    void showNothing(const QString& why);

signals:
    void orderRequested();
    void measureRequested();

private:
    void show(const QString& saves, const QString& figures, const QString& reason, const QString& sql,
              const QString& action);
    /// `first`: above the reason and the statement, as what one looks for.
    void showProof(theme::Severity shape, const QString& word, const QString& text, bool first = false);
    void showWork(const service::IndexWorks::Entry* done);
    void showEffect(const service::IndexEffect& effect);

    QVBoxLayout* m_column = nullptr;
    widgets::Label* m_saves = nullptr;
    widgets::Label* m_figures = nullptr;
    widgets::Label* m_reason = nullptr;
    widgets::SqlView* m_sql = nullptr;
    QPushButton* m_do = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_measure = nullptr;
    widgets::SeverityLabel* m_proofWord = nullptr;
    widgets::Label* m_proof = nullptr;
    widgets::SeverityLabel* m_effectWord = nullptr;
    widgets::Label* m_effect = nullptr;
};

} // namespace howdah::pages
