// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/replicasdialog.h"

#include "core/service/replicas.h"
#include "core/service/serversession.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::wizards {

ReplicasDialog::ReplicasDialog(service::Console& console, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_text(new QPlainTextEdit(this))
    , m_understood(new widgets::Label({}, theme::Role::SecondText, this))
    , m_streams(new widgets::Label({}, theme::Role::Text, this))
    , m_banner(new widgets::Banner(this))
{
    setWindowTitle(tr("Replicas of this server"));
    setObjectName(QStringLiteral("replicasDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(600);

    auto* why = new widgets::Label(tr("An index that this server never reads may be all that a replica lives by. The "
                                      "replicas named here are asked before an index is called unused."),
                                   theme::Role::Text, this);
    why->setWordWrap(true);
    m_streams->setObjectName(QStringLiteral("replicaStreams"));
    m_streams->setWordWrap(true);
    m_add = widgets::makeButton(QStringLiteral("addReplicasButton"), tr("Add"), this);
    m_add->setToolTip(tr("Adds those whose address is known, with the port of this server"));
    m_add->setVisible(false);
    connect(m_add, &QPushButton::clicked, this, [this] { addOffers(); });

    m_text->setObjectName(QStringLiteral("replicaLines"));
    m_text->setAccessibleName(tr("Replicas"));
    m_text->setFont(theme::monoFont());
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("postgresql://host:5432, one a line"));
    m_text->setMinimumHeight(110);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { understand(); });
    m_understood->setObjectName(QStringLiteral("replicaUnderstood"));
    m_understood->setWordWrap(true);
    m_understood->setMinimumHeight(2 * m_understood->fontMetrics().lineSpacing());
    m_understood->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* buttons = new QDialogButtonBox(this);
    m_keep = widgets::makeButton(QStringLiteral("keepReplicasButton"), tr("Keep"), buttons, true);
    m_keep->setDefault(true);
    buttons->addButton(m_keep, QDialogButtonBox::AcceptRole);
    QPushButton* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setIcon({});
    connect(buttons, &QDialogButtonBox::accepted, this, &ReplicasDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ReplicasDialog::reject);

    auto* streams = new QHBoxLayout;
    streams->addWidget(m_streams, 1);
    streams->addWidget(m_add, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(why);
    column->addLayout(streams);
    column->addWidget(m_text, 1);
    column->addWidget(m_understood);
    column->addWidget(m_banner);
    column->addWidget(buttons);

    // What was kept is of the session that it was kept for.
    connect(&console, &service::Console::sessionChanged, this, &QDialog::reject);
    m_text->setPlainText(service::replicaLines(console.sessionReplicas()));
    understand();
    lookUp();
    m_text->setFocus();
}

void ReplicasDialog::lookUp()
{
    if (m_console.session() == nullptr) {
        m_streams->setText(tr("Not connected."));
        return;
    }
    m_streams->setText(tr("Looking for what streams from this server…"));
    service::onFinished(m_console.session()->standbys(), this,
                        [this](const base::Result<advise::Standbys>& standbys) { found(standbys); });
}

void ReplicasDialog::found(const base::Result<advise::Standbys>& standbys)
{
    if (!standbys) {
        m_streams->setText(tr("What streams from this server is not known."));
        m_banner->showError(standbys.error());
        return;
    }
    m_streaming = standbys->streaming;
    QStringList names;
    for (const advise::Standby& one : m_streaming)
        names.append(QString::fromStdString(one.displayName()));
    QString said = names.isEmpty() ? tr("No replica streams from this server now.")
                                   : tr("%n replica(s) stream from this server: %1", nullptr, int(names.size()))
                                         .arg(names.join(QStringLiteral(", ")));
    if (standbys->hidden > 0) {
        advise::ReplicaReport report;
        report.hidden = standbys->hidden;
        const QString hidden = service::translated(report.aboutHidden());
        said = names.isEmpty() ? hidden : said + QLatin1Char('\n') + hidden;
    }
    m_streams->setText(said);
    understand();
}

QStringList ReplicasDialog::offers() const
{
    if (m_console.session() == nullptr)
        return {};
    const pg::ConnectParams& server = m_console.session()->params();
    const auto typed = service::readReplicas(m_text->toPlainText());
    QStringList lines;
    for (const advise::Standby& one : m_streaming) {
        const bool there = typed && std::ranges::any_of(*typed, [&one](const pg::ConnectParams& replica) {
                               return replica.get("host") == one.address || replica.get("hostaddr") == one.address;
                           });
        // On the server's own machine it has another port, which nobody says.
        const bool beside = one.address == "127.0.0.1" || one.address == "::1" || one.address == server.get("host") ||
                            one.address == server.get("hostaddr");
        if (one.address.empty() || there || beside)
            continue;
        pg::ConnectParams replica;
        replica.set("host", one.address);
        if (const auto port = server.get("port"))
            replica.set("port", *port);
        const QString line = QString::fromStdString(replica.toUri());
        if (!lines.contains(line))
            lines.append(line);
    }
    return lines;
}

void ReplicasDialog::addOffers()
{
    for (const QString& line : offers())
        m_text->appendPlainText(line);
    m_text->setFocus();
}

void ReplicasDialog::understand()
{
    m_banner->clear();
    const auto replicas = service::readReplicas(m_text->toPlainText());
    m_keep->setEnabled(replicas.has_value());
    m_add->setVisible(replicas.has_value() && !offers().isEmpty());
    if (!replicas) {
        m_understood->setRole(theme::Role::Critical);
        m_understood->setText(service::oneLine(replicas.error()));
        return;
    }
    m_understood->setRole(theme::Role::SecondText);
    QStringList names;
    for (const pg::ConnectParams& replica : *replicas)
        names.append(
            QString::fromStdString(m_console.session() != nullptr
                                       ? service::completedReplica(replica, m_console.session()->params()).displayName()
                                       : replica.displayName()));
    m_understood->setText(names.isEmpty()
                              ? tr("None is asked. User, database and password are those of this connection where a "
                                   "line says none.")
                              : names.join(QStringLiteral(" · ")));
}

void ReplicasDialog::accept()
{
    auto replicas = service::readReplicas(m_text->toPlainText());
    if (!replicas)
        return;
    if (const auto kept = m_console.setSessionReplicas(std::move(*replicas)); !kept) {
        m_banner->showError(kept.error());
        return;
    }
    QDialog::accept();
}

} // namespace howdah::wizards
