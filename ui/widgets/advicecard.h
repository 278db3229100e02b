// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "ui/theme/severity.h"

#include <QFrame>
#include <functional>

namespace howdah::widgets {

/// The word for what can be done here with an action's statement ("Try it"); empty: nothing.
using AdviceOffer = std::function<QString(const plan::Action&)>;

/// One finding: what it saves first, the reason in a sentence, the statement, what can be done with the primary button
/// first.
class AdviceCard : public QFrame {
    Q_OBJECT
public:
    /// `wholeMs`: what the statement took; 0: not known. `offer` may be empty.
    AdviceCard(const plan::Finding& finding, double wholeMs, const AdviceOffer& offer, QWidget* parent = nullptr);
    [[nodiscard]] int node() const { return m_node; }
    void setChosen(bool chosen);
    [[nodiscard]] bool isChosen() const { return m_chosen; }

signals:
    void picked();
    void actionWanted(const howdah::plan::Action& action);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addAction(const plan::Action& action, const QString& offer, bool first);
    int m_node = -1;
    bool m_chosen = false;
};

/// How much a finding matters, by the share of the whole that it could save.
[[nodiscard]] theme::Severity severityOf(const plan::Finding& finding, double wholeMs);

} // namespace howdah::widgets
