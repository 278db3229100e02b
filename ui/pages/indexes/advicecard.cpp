// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/indexes/advicecard.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"
#include "ui/widgets/sqlview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::pages {
namespace {

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

QString cost(double value)
{
    return human(base::human::number(value));
}

/// What building it on a copy showed, a line a statement.
QString builtText(const advise::CreateAdvice& advice)
{
    const advise::BuiltIndex& built = *advice.built;
    QStringList lines{service::translated(built.finding()),
                      AdviceCard::tr("%1 in %2, foretold %3")
                          .arg(human(base::human::bytes(built.bytes)), human(base::human::milliseconds(built.buildMs)),
                               human(base::human::bytes(advice.estimatedBytes)))};
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < built.statements.size() && i < most; ++i) {
        const advise::BuiltStatement& one = built.statements[i];
        QString line =
            one.msBefore && one.msAfter
                ? AdviceCard::tr("%1 → %2, cost %3 → %4")
                      .arg(human(base::human::milliseconds(*one.msBefore)),
                           human(base::human::milliseconds(*one.msAfter)), cost(one.costBefore), cost(one.costAfter))
                : AdviceCard::tr("cost %1 → %2").arg(cost(one.costBefore), cost(one.costAfter));
        if (!one.notTimed.empty())
            line += QStringLiteral(", ") + service::translated(one.notTimed);
        if (!one.usesIndex)
            line += QStringLiteral(", ") + AdviceCard::tr("without this index");
        lines.append(line);
    }
    if (built.statements.size() > most)
        lines.append(AdviceCard::tr("and %n more statement(s)", nullptr, int(built.statements.size() - most)));
    return lines.join(QLatin1Char('\n'));
}

/// Room for the statement, and no more.
constexpr int leastSqlHeight = 58, mostSqlHeight = 78;

} // namespace

AdviceCard::AdviceCard(QWidget* parent)
    : Card(parent)
    , m_saves(new widgets::Label({}, theme::Role::Text, this))
    , m_figures(new widgets::Label({}, theme::Role::SecondText, this))
    , m_reason(new widgets::Label({}, theme::Role::Text, this))
    , m_sql(new widgets::SqlView(this))
    , m_do(widgets::makeButton(QStringLiteral("orderIndexButton"), {}, this, true))
    , m_copy(widgets::makeButton(QStringLiteral("copyDdlButton"), tr("Copy"), this))
    , m_measure(widgets::makeButton(QStringLiteral("measureButton"), tr("Measure again"), this))
    , m_proofWord(new widgets::SeverityLabel(theme::Severity::Ok, this))
    , m_proof(new widgets::Label({}, theme::Role::SecondText, this))
    , m_effectWord(new widgets::SeverityLabel(theme::Severity::Ok, this))
    , m_effect(new widgets::Label({}, theme::Role::Text, this))
{
    setObjectName(QStringLiteral("adviceCard"));
    setAccessibleName(tr("The chosen advice"));
    QFont large = theme::strongFont();
    large.setPixelSize(17);
    m_saves->setFont(large);
    m_saves->setObjectName(QStringLiteral("adviceSaves"));
    m_proof->setObjectName(QStringLiteral("adviceProof"));
    m_effect->setObjectName(QStringLiteral("adviceEffect"));
    for (widgets::Label* label : {m_saves, m_figures, m_reason, m_proof, m_effect}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_sql->setObjectName(QStringLiteral("adviceDdl"));
    m_sql->setAccessibleName(tr("The statement"));
    m_sql->setMinimumHeight(leastSqlHeight);
    m_sql->setMaximumHeight(mostSqlHeight);
    m_copy->setAccessibleName(tr("Copy the statement"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_do);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto* measured = new QHBoxLayout;
    measured->addWidget(m_measure);
    measured->addStretch(1);
    // A card that has more to tell than there is room scrolls; it never squeezes what it says.
    auto* inside = new QWidget;
    auto* column = m_column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(8);
    column->addWidget(m_saves);
    column->addWidget(m_figures);
    // Once something was done, what came of it is what one looks for.
    column->addWidget(m_effectWord);
    column->addWidget(m_effect);
    column->addLayout(measured);
    column->addWidget(m_reason);
    column->addWidget(m_sql);
    column->addLayout(buttons);
    column->addWidget(m_proofWord);
    column->addWidget(m_proof);
    column->addStretch(1);
    auto* frame = new QScrollArea(this);
    frame->setFrameShape(QFrame::NoFrame);
    frame->setWidgetResizable(true);
    frame->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    frame->setFocusPolicy(Qt::NoFocus);
    frame->setWidget(inside);
    for (QWidget* ground : {frame->viewport(), inside})
        ground->setBackgroundRole(QPalette::Base);
    body()->addWidget(frame);

    connect(m_do, &QPushButton::clicked, this, &AdviceCard::orderRequested);
    connect(m_measure, &QPushButton::clicked, this, &AdviceCard::measureRequested);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_sql->toPlainText()); });
    showNothing({});
}

void AdviceCard::show(const QString& saves, const QString& figures, const QString& reason, const QString& sql,
                      const QString& action)
{
    m_saves->setText(saves);
    m_figures->setText(figures);
    m_figures->setVisible(!figures.isEmpty());
    m_reason->setText(reason);
    m_sql->setSql(sql);
    m_do->setText(action);
    m_do->setAccessibleName(action.isEmpty() ? tr("Do what is advised") : action);
    m_sql->setVisible(!sql.isEmpty());
    m_copy->setVisible(!sql.isEmpty());
    m_do->setVisible(!action.isEmpty());
}

void AdviceCard::showProof(theme::Severity shape, const QString& word, const QString& text, bool first)
{
    for (QWidget* part : {static_cast<QWidget*>(m_proofWord), static_cast<QWidget*>(m_proof)})
        m_column->removeWidget(part);
    const int place = first ? m_column->indexOf(m_figures) + 1 : m_column->count() - 1; // a stretch ends it
    m_column->insertWidget(place, m_proofWord);
    m_column->insertWidget(place + 1, m_proof);
    m_proof->setRole(first ? theme::Role::Text : theme::Role::SecondText);
    m_proofWord->setSeverity(shape);
    m_proofWord->setWord(word);
    m_proofWord->setVisible(!word.isEmpty());
    m_proof->setText(text);
    m_proof->setVisible(!text.isEmpty());
}

void AdviceCard::showNothing(const QString& why)
{
    show(why, {}, {}, {}, {});
    showProof(theme::Severity::Unknown, {}, {});
    showWork(nullptr);
}

void AdviceCard::showCreate(const models::CreateRow& row, const service::IndexWorks::Entry* done)
{
    const advise::CreateAdvice& advice = row.advice;
    QStringList figures;
    if (advice.costBefore > 0) // else nothing was planned
        figures.append(tr("cost %1 → %2").arg(cost(advice.costBefore), cost(advice.costAfter)));
    figures.append(tr("about %1").arg(human(base::human::bytes(advice.estimatedBytes))));
    if (advice.sizeFactor > 1) {
        const auto bytes = [&](double factor) {
            return human(base::human::bytes({qRound64(double(advice.estimatedBytes.value) * factor)}));
        };
        figures.append(tr("between %1 and %2, statistics leave it open")
                           .arg(bytes(1 / advice.sizeFactor), bytes(advice.sizeFactor)));
    }
    if (advice.writeCost > 0)
        figures.append(tr("upkeep %1").arg(cost(advice.writeCost)));
    constexpr double dearer = 1.1;
    const auto slowed = std::ranges::count_if(
        advice.statements, [](const advise::StatementCost& one) { return one.after > dearer * one.before; });
    if (slowed > 0)
        figures.append(tr("makes %n statement(s) over 10 % dearer", nullptr, int(slowed)));
    show(tr("Saves %1 of the workload's cost").arg(human(base::human::percent(row.share))),
         figures.join(QStringLiteral(" · ")), service::translated(advice.reason), QString::fromStdString(advice.ddl),
         tr("Create index…"));
    const models::ProofWord proof = models::proofWord(advice);
    QString text = service::translated(advice.notProved);
    if (advice.proof == advise::Proof::Clone)
        text =
            tr("PostgreSQL planned every statement with it on a private copy of schema and statistics, without data");
    else if (advice.proof == advise::Proof::HypoPg)
        text = tr("The server itself planned every statement with a hypothetical index of one session");
    if (!advice.notBuilt.empty())
        text = tr("It could not be built on the copy: %1").arg(service::translated(advice.notBuilt));
    if (advice.built)
        showProof(proof.shape,
                  proof.shape == theme::Severity::Ok ? tr("Proof: built on a copy")
                                                     : tr("Built on a copy: %1").arg(proof.word),
                  builtText(advice), true);
    else
        showProof(proof.shape, advice.proof == advise::Proof::None ? proof.word : tr("proved %1").arg(proof.word),
                  text);
    showWork(done);
}

void AdviceCard::showDrop(const models::DropRow& row, const service::IndexWorks::Entry* done)
{
    const advise::DropAdvice& advice = row.advice;
    const bool rebuild = advice.reason == advise::DropReason::Bloated;
    const QString bytes = human(base::human::bytes(advice.bytes));
    show(rebuild ? tr("Rebuild %1").arg(QString::fromStdString(advice.index)) : tr("Frees %1").arg(bytes),
         rebuild ? tr("%1 now").arg(bytes)
                 : tr("%1: %2").arg(QString::fromStdString(advice.index),
                                    models::DropAdviceModel::reasonWord(advice.reason)),
         service::translated(advice.evidence), QString::fromStdString(advice.ddl),
         rebuild ? tr("Rebuild index…") : tr("Drop index…"));
    const models::ProofWord proof = models::proofWord(advice.proof);
    showProof(
        proof.shape, proof.word,
        advice.proof == advise::Proof::None
            ? service::translated(advice.notProved)
            : tr("The workload costs %1 with it and %2 without").arg(cost(advice.costBefore), cost(advice.costAfter)));
    showWork(done);
}

void AdviceCard::showForeignKey(const advise::ForeignKeyAdvice& advice, const service::IndexWorks::Entry* done)
{
    show(tr("%1 has no index").arg(QString::fromStdString(advice.constraint)),
         tr("about %1").arg(human(base::human::bytes(advice.estimatedBytes))), service::translated(advice.reason),
         QString::fromStdString(advice.ddl), tr("Create index…"));
    showProof(theme::Severity::Unknown, {}, {});
    showWork(done);
}

void AdviceCard::showWork(const service::IndexWorks::Entry* done)
{
    using service::JobState;
    for (QWidget* part :
         {static_cast<QWidget*>(m_effectWord), static_cast<QWidget*>(m_effect), static_cast<QWidget*>(m_measure)})
        part->setVisible(done != nullptr);
    m_measure->setVisible(done != nullptr && done->state == JobState::Succeeded && done->order.promise);
    m_do->setEnabled(done == nullptr || done->state == JobState::Failed || done->state == JobState::Cancelled);
    if (done == nullptr)
        return;
    m_measure->setEnabled(!done->measuring);
    switch (done->state) {
    case JobState::Running:
    case JobState::Cancelling:
        m_effectWord->setSeverity(theme::Severity::Note);
        m_effectWord->setWord(tr("under way"));
        m_effect->setText(tr("See the jobs below for what it does and whom it waits for."));
        return;
    case JobState::Failed:
    case JobState::Cancelled:
        m_effectWord->setSeverity(theme::Severity::Critical);
        m_effectWord->setWord(done->state == JobState::Failed ? tr("failed") : tr("cancelled"));
        m_effect->setText(done->error ? service::oneLine(*done->error) : QString());
        return;
    case JobState::Succeeded:
        break;
    }
    m_effectWord->setSeverity(theme::Severity::Ok);
    m_effectWord->setWord(tr("done"));
    if (!done->order.promise)
        m_effect->setText({});
    else if (!done->effect)
        m_effect->setText(tr("Measuring what it did…"));
    else if (!*done->effect)
        m_effect->setText(service::oneLine(done->effect->error()));
    else
        showEffect(**done->effect);
}

void AdviceCard::showEffect(const service::IndexEffect& effect)
{
    using Verdict = service::IndexEffect::Verdict;
    switch (effect.verdict()) {
    case Verdict::Kept:
        m_effectWord->setSeverity(theme::Severity::Ok);
        m_effectWord->setWord(tr("kept its promise"));
        break;
    case Verdict::Better:
        m_effectWord->setSeverity(theme::Severity::Ok);
        m_effectWord->setWord(tr("better than promised"));
        break;
    case Verdict::Missed:
        m_effectWord->setSeverity(theme::Severity::Warning);
        m_effectWord->setWord(tr("less than promised"));
        break;
    case Verdict::Unknown:
        m_effectWord->setSeverity(theme::Severity::Unknown);
        m_effectWord->setWord(tr("built"));
        break;
    }
    QStringList lines;
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < effect.statements.size() && i < most; ++i) {
        const service::IndexEffect::Statement& one = effect.statements[i];
        if (!one.costNow) {
            lines.append(tr("one statement could not be asked: %1").arg(service::translated(one.notAsked)));
            continue;
        }
        QString line = tr("cost %1 → %2 promised, %3 now")
                           .arg(cost(one.promisedBefore), cost(one.promisedAfter), cost(*one.costNow));
        if (!one.usesIndex)
            line += QStringLiteral(", ") + tr("without this index");
        if (one.meanBeforeMs && one.meanAfterMs)
            line += QStringLiteral("; ") + tr("mean %1 → %2 in %n call(s) since", nullptr, int(one.callsAfter))
                                               .arg(human(base::human::milliseconds(*one.meanBeforeMs)),
                                                    human(base::human::milliseconds(*one.meanAfterMs)));
        else if (one.meanBeforeMs)
            line += QStringLiteral("; ") +
                    tr("mean %1 so far, not called since").arg(human(base::human::milliseconds(*one.meanBeforeMs)));
        lines.append(line);
    }
    if (effect.statements.size() > most)
        lines.append(tr("and %n more statement(s)", nullptr, int(effect.statements.size() - most)));
    lines.append(tr("%1, foretold %2; used %n time(s)", nullptr, int(effect.scans))
                     .arg(human(base::human::bytes(effect.bytes)), human(base::human::bytes(effect.promisedBytes))));
    m_effect->setText(lines.join(QLatin1Char('\n')));
}

} // namespace howdah::pages
