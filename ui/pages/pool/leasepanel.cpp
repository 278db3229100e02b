// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pool/leasepanel.h"

#include "core/base/units.h"
#include "ui/models/leasemodel.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/tableview.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::pages {

namespace {

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

QString seconds(double value)
{
    return human(base::human::milliseconds(value * 1000));
}

} // namespace

LeasePanel::LeasePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new models::LeaseModel(this))
    , m_table(new widgets::TableView(QStringLiteral("pool.leases"), tr("Connections checked out"), this))
    , m_backend(new widgets::ElidedLabel({}, theme::Role::SecondText, this))
    , m_recycle(widgets::makeButton(QStringLiteral("recycleLeaseButton"), tr("Recycle on return"), this))
    , m_terminate(widgets::makeButton(QStringLiteral("terminateButton"), tr("End backend…"), this))
{
    m_table->setSourceModel(m_model);
    m_table->setItemDelegateForColumn(models::LeaseModel::Mark, new widgets::SeverityDelegate(m_table));
    m_table->setDefaultSort(models::LeaseModel::Held, Qt::DescendingOrder);
    m_table->setDefaultWidths({80, 172, 270, 80, 100, 206, 190}, models::LeaseModel::LastStatement);
    m_table->setEmptyText(tr("Nothing is checked out at this moment"));
    m_backend->setObjectName(QStringLiteral("leaseBackend"));
    m_recycle->setToolTip(tr("Replaces this connection when it is returned"));
    m_terminate->setToolTip(tr("Ends the session on the server (pg_terminate_backend): what a leak leaves open"));

    auto* foot = new QHBoxLayout;
    foot->addWidget(m_backend, 1);
    foot->addWidget(m_recycle);
    foot->addWidget(m_terminate);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addLayout(foot);

    connect(m_table, &widgets::TableView::currentSourceChanged, this, [this] { showBackend(); });
    connect(m_recycle, &QPushButton::clicked, this, [this] {
        if (const pool::LeaseInfo* lease = current())
            emit recycleRequested(lease->id);
    });
    connect(m_terminate, &QPushButton::clicked, this, [this] { askToTerminate(); });
    showBackend();
}

void LeasePanel::setLeases(const std::vector<pool::LeaseInfo>& leases, const std::string& application,
                           const std::vector<monitor::Session>& sessions, bool sameServer)
{
    m_application = application;
    m_sameServer = sameServer;
    m_sessions.clear();
    for (const pool::LeaseInfo& lease : leases) {
        const auto session = std::ranges::find(sessions, lease.backend, &monitor::Session::pid);
        // The number alone could be another server's.
        if (sameServer && session != sessions.end() &&
            (session->application.empty() || application.starts_with(session->application)))
            m_sessions.push_back(*session);
    }
    m_model->setLeases(leases);
    showBackend();
}

const pool::LeaseInfo* LeasePanel::current() const
{
    const QModelIndex index = m_table->currentSource();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

const monitor::Session* LeasePanel::sessionOf(const pool::LeaseInfo& lease) const
{
    const auto session = std::ranges::find(m_sessions, lease.backend, &monitor::Session::pid);
    return session != m_sessions.end() ? &*session : nullptr;
}

void LeasePanel::showBackend()
{
    const pool::LeaseInfo* lease = current();
    const monitor::Session* session = lease != nullptr ? sessionOf(*lease) : nullptr;
    m_recycle->setEnabled(lease != nullptr);
    m_terminate->setEnabled(session != nullptr);
    if (lease == nullptr) {
        m_backend->setText({});
        return;
    }
    if (session == nullptr) {
        m_backend->setText(m_sameServer
                               ? tr("Backend %1: not among the sessions last read").arg(lease->backend.value)
                               : tr("Backend %1 is on a server that is not looked at here").arg(lease->backend.value));
        return;
    }
    QStringList parts;
    if (session->stateSeconds)
        parts << tr("%1 for %2").arg(human(session->state), seconds(*session->stateSeconds));
    else if (!session->state.empty())
        parts << human(session->state);
    if (session->transactionSeconds)
        parts << tr("transaction open for %1").arg(seconds(*session->transactionSeconds));
    if (!session->waitEvent.empty())
        parts << tr("waits for %1: %2").arg(human(session->waitEventType), human(session->waitEvent));
    if (session->xminAge)
        parts << tr("holds vacuum back by %1 transactions").arg(human(base::human::integer(*session->xminAge)));
    parts << tr("%1@%2").arg(human(session->user), human(session->database));
    m_backend->setText(tr("Backend %1: %2").arg(lease->backend.value).arg(parts.join(QStringLiteral(" · "))));
}

void LeasePanel::askToTerminate()
{
    const pool::LeaseInfo* lease = current();
    if (lease == nullptr)
        return;
    const QString pid = QString::number(lease->backend.value);
    widgets::Confirmation confirmation;
    confirmation.title = tr("End a session");
    confirmation.consequence = tr("Backend %1 of %2 is ended and its open transaction rolled back. The program gets an "
                                  "error at its next use of "
                                  "the connection; the pool opens another one when it is returned.")
                                   .arg(pid, human(m_application));
    confirmation.sql = QStringLiteral("SELECT pg_terminate_backend(%1);").arg(pid);
    confirmation.name = pid;
    confirmation.action = tr("End backend");
    auto* dialog = new widgets::ConfirmDialog(
        confirmation, [this, chosen = *lease] { emit terminateRequested(chosen); }, this);
    dialog->open();
}

} // namespace howdah::pages
