// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "ui/theme/severity.h"

#include <QFrame>
#include <map>

namespace howdah::widgets {

/// One finding: what it saves first, the reason in a sentence, the statement, what can be done with the primary button
/// first.
class AdviceCard : public QFrame {
    Q_OBJECT
public:
    /// `wholeMs`: what the statement took; 0: not known. `offers`: words for what can be done with a kind of statement.
    AdviceCard(const plan::Finding& finding, double wholeMs, const std::map<plan::Action::Kind, QString>& offers,
               QWidget* parent = nullptr);
    [[nodiscard]] int node() const { return m_node; }
    void setChosen(bool chosen);
    [[nodiscard]] bool isChosen() const { return m_chosen; }

signals:
    void picked();
    void actionWanted(howdah::plan::Action::Kind kind, const QString& sql);

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
