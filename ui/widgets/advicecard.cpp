// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/advicecard.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace howdah::widgets {

namespace {

constexpr double muchOfIt = 0.3;
constexpr double someOfIt = 0.05;

/// A statement to read: monospace on the ground of code.
class CodeBlock : public Label {
public:
    CodeBlock(const QString& sql, QWidget* parent)
        : Label(sql, theme::Role::Text, parent)
    {
        setFont(theme::monoFont());
        setWordWrap(true);
        // Not to be selected: the places where it may break would come along. Copy gives the statement itself.
        setContentsMargins(10, 8, 10, 8);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme::color(theme::Role::Line), 1));
        painter.setBrush(theme::color(theme::Role::Surface2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::measure::buttonRadius,
                                theme::measure::buttonRadius);
        painter.end();
        Label::paintEvent(event);
    }
};

/// Words wrap at blanks alone; a name of 60 characters would widen the card beyond its panel.
QString breakable(QString sql)
{
    for (const QChar after : {QLatin1Char('('), QLatin1Char(','), QLatin1Char('.')})
        sql.replace(after, QString(after) + QChar(0x200B));
    return sql;
}

Label* wrapped(const QString& text, theme::Role role, const QFont& font, QWidget* parent)
{
    auto* label = new Label(text, role, parent);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

theme::Severity severityOf(const plan::Finding& finding, double wholeMs)
{
    if (!finding.savingMs || wholeMs <= 0)
        return theme::Severity::Note;
    const double share = *finding.savingMs / wholeMs;
    return share >= muchOfIt   ? theme::Severity::Critical
           : share >= someOfIt ? theme::Severity::Warning
                               : theme::Severity::Note;
}

AdviceCard::AdviceCard(const plan::Finding& finding, double wholeMs, const AdviceOffer& offer, QWidget* parent)
    : QFrame(parent)
    , m_node(finding.node)
{
    setObjectName(QStringLiteral("advice-%1").arg(QString::fromStdString(finding.id)));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);

    const QString title = service::translated(finding.title);
    QString saving;
    if (finding.savingMs)
        saving = wholeMs > 0
                     ? tr("saves up to %1 of %2")
                           .arg(QString::fromStdString(base::human::milliseconds(*finding.savingMs)),
                                QString::fromStdString(base::human::milliseconds(wholeMs)))
                     : tr("saves up to %1").arg(QString::fromStdString(base::human::milliseconds(*finding.savingMs)));
    auto* head = new SeverityLabel(severityOf(finding, wholeMs), this);
    head->setWord(saving.isEmpty() ? tr("worth knowing") : saving);
    auto* headLine = new QHBoxLayout;
    headLine->addWidget(head);
    headLine->addStretch(1);
    column->addLayout(headLine);
    column->addWidget(wrapped(title, theme::Role::Text, theme::strongFont(), this));
    const QString reason = service::translated(finding.reason);
    column->addWidget(wrapped(reason, theme::Role::Text, theme::baseFont(), this));
    setAccessibleName(saving.isEmpty() ? title : saving + QStringLiteral(": ") + title);
    setAccessibleDescription(reason);

    bool first = true;
    for (const plan::Action& action : finding.actions) {
        const QString word = offer && !action.sql.empty() ? offer(action) : QString();
        addAction(action, word, first && !word.isEmpty());
        first &= word.isEmpty();
    }
    QStringList proof;
    for (const auto& [field, value] : finding.evidence)
        proof << QString::fromStdString(field) + QStringLiteral(": ") + QString::fromStdString(value);
    if (!proof.isEmpty())
        column->addWidget(
            wrapped(proof.join(QStringLiteral(" · ")), theme::Role::SecondText, theme::secondFont(), this));
}

void AdviceCard::addAction(const plan::Action& action, const QString& offer, bool first)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(wrapped(service::translated(action.text), theme::Role::Text, theme::baseFont(), this));
    if (action.sql.empty())
        return;
    QString sql = QString::fromStdString(action.sql);
    if (!action.then.empty())
        sql += QLatin1Char('\n') + QString::fromStdString(action.then);
    column->addWidget(new CodeBlock(breakable(sql), this));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    if (!offer.isEmpty()) {
        QPushButton* doIt = makeButton(QStringLiteral("adviceAction"), offer, this, first);
        connect(doIt, &QPushButton::clicked, this, [this, action] {
            emit picked();
            emit actionWanted(action);
        });
        row->addWidget(doIt);
    }
    QPushButton* copy = makeButton(QStringLiteral("adviceCopy"), tr("Copy"), this);
    copy->setToolTip(tr("Copies the statement"));
    connect(copy, &QPushButton::clicked, this, [sql] { QGuiApplication::clipboard()->setText(sql); });
    row->addWidget(copy);
    row->addStretch(1);
    column->addLayout(row);
}

void AdviceCard::setChosen(bool chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    update();
}

void AdviceCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(m_chosen || hasFocus() ? theme::Role::Accent : theme::Role::Line), 1));
    painter.setBrush(theme::color(theme::Role::Surface));
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, theme::measure::cardRadius, theme::measure::cardRadius);
    if (m_chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::Role::Accent));
        painter.drawRoundedRect(QRectF(1, 10, 3, height() - 20), 1.5, 1.5);
    }
}

void AdviceCard::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        emit picked();
}

void AdviceCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit picked();
    else
        QFrame::keyPressEvent(event);
}

} // namespace howdah::widgets
