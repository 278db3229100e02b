// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/indexprovedialog.h"

#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/service/translate.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <utility>

namespace howdah::wizards {
namespace {

constexpr std::size_t mostTables = 3;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

IndexProveDialog::IndexProveDialog(service::Console& console, service::IndexAdvicePtr advice, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_params(console.session() != nullptr ? console.session()->params() : pg::ConnectParams())
    , m_advice(std::move(advice))
    , m_connected(console.session() != nullptr)
    , m_banner(new widgets::Banner(this))
    , m_live(new QRadioButton(tr("The tables that the statements touch, copied from the server"), this))
    , m_fromBackup(new QRadioButton(tr("A backup made by pg_dump"), this))
    , m_size(new widgets::Label(tr("Reading…"), theme::Role::Text, this))
    , m_locks(new widgets::Label({}, theme::Role::SecondText, this))
    , m_backup(new QLineEdit(this))
    , m_browse(widgets::makeButton(QStringLiteral("browseBackupButton"), tr("Browse…"), this))
    , m_limit(new QLineEdit(this))
    , m_timeout(new QLineEdit(this))
    , m_do(widgets::makeButton(QStringLiteral("startProofButton"), tr("Prove"), this, true))
{
    setObjectName(QStringLiteral("indexProveDialog"));
    setWindowTitle(tr("Prove on a copy"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 440);
    layOut();
    connect(m_live, &QRadioButton::toggled, this, [this] { updateButtons(); });
    connect(m_backup, &QLineEdit::textChanged, this, [this] { updateButtons(); });
    connect(m_browse, &QPushButton::clicked, this, [this] { choose(); });
    connect(m_do, &QPushButton::clicked, this, [this] { begin(); });
    m_live->setChecked(true);
    updateButtons();
    read();
}

void IndexProveDialog::layOut()
{
    m_live->setObjectName(QStringLiteral("proveLive"));
    m_fromBackup->setObjectName(QStringLiteral("proveFromBackup"));
    m_size->setObjectName(QStringLiteral("proveSize"));
    m_locks->setObjectName(QStringLiteral("proveLocks"));
    m_backup->setObjectName(QStringLiteral("proveBackup"));
    m_backup->setAccessibleName(tr("Path of the backup"));
    m_backup->setPlaceholderText(tr("A file, or a folder in the directory format"));
    m_limit->setObjectName(QStringLiteral("proveLimit"));
    m_limit->setAccessibleName(tr("Most that is copied"));
    m_limit->setText(human(base::human::bytes(advise::defaultCopyLimit)));
    m_timeout->setObjectName(QStringLiteral("proveTimeout"));
    m_timeout->setAccessibleName(tr("Most for one run of a statement"));
    m_timeout->setText(human(base::human::duration(service::ProofRequest{}.statementTimeout)));
    for (QLineEdit* edit : {m_limit, m_timeout})
        edit->setFixedWidth(120);
    for (widgets::Label* label : {m_size, m_locks}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_banner->setVisible(false);
    auto* what = new widgets::Label(
        tr("A private server on this machine gets the rows. The %n advised index(es) are built there, and the "
           "statements planned and run without and with each; what writes is rolled back. The copy is removed "
           "afterwards.",
           nullptr, int(m_advice->advice.create.size())),
        theme::Role::Text, this);
    what->setWordWrap(true);

    constexpr int indent = 24;
    auto* live = new QVBoxLayout;
    live->setContentsMargins(indent, 0, 0, 0);
    live->setSpacing(4);
    live->addWidget(m_size);
    live->addWidget(m_locks);
    auto* path = new QHBoxLayout;
    path->setContentsMargins(indent, 0, 0, 0);
    path->setSpacing(8);
    path->addWidget(m_backup, 1);
    path->addWidget(m_browse);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme::measure::cardGap);
    form->setVerticalSpacing(10);
    form->addRow(new widgets::Label(tr("Copy at most"), theme::Role::SecondText, this), m_limit);
    form->addRow(new widgets::Label(tr("Run a statement at most"), theme::Role::SecondText, this), m_timeout);
    QPushButton* cancel = widgets::makeButton(QStringLiteral("cancelButton"), tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_do);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_banner);
    column->addWidget(what);
    column->addWidget(m_live);
    column->addLayout(live);
    column->addWidget(m_fromBackup);
    column->addLayout(path);
    column->addLayout(form);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    m_do->setDefault(true);
    m_locks->setText(tr("pg_dump takes ACCESS SHARE locks and one snapshot: reads and writes go on; a change of one of "
                        "these tables waits until it is through."));
}

void IndexProveDialog::read()
{
    if (!m_connected) {
        show(base::Error(base::ErrorCode::Unreachable, base::Text(HOWDAH_TEXT("indexbuild", "There is no connection")),
                         {}, base::Text(HOWDAH_TEXT("indexbuild", "connect first"))));
        return;
    }
    m_reading = m_console.indexWorks().lookAtCopy(m_params, m_advice);
    service::onFinished(*m_reading, this, [this](const base::Result<advise::CopyOutlook>& outlook) {
        m_reading.reset();
        show(outlook);
    });
}

void IndexProveDialog::show(const base::Result<advise::CopyOutlook>& outlook)
{
    if (!outlook) {
        m_banner->showError(outlook.error());
        m_size->setText(tr("It cannot be told how much that is."));
        updateButtons();
        return;
    }
    m_outlook = *outlook;
    QStringList largest;
    for (std::size_t i = 0; i < outlook->tables.size() && i < mostTables; ++i)
        largest.append(QStringLiteral("%1 %2").arg(QString::fromStdString(outlook->tables[i].name),
                                                   human(base::human::bytes(outlook->tables[i].bytes))));
    if (outlook->tables.size() > mostTables)
        largest.append(tr("and %n more", nullptr, int(outlook->tables.size() - mostTables)));
    m_size->setText(tr("%n table(s), %1 without indexes: %2", nullptr, int(outlook->tables.size()))
                        .arg(human(base::human::bytes(outlook->bytes)), largest.join(QStringLiteral(", "))));
    updateButtons();
}

void IndexProveDialog::choose()
{
    auto* dialog = new QFileDialog(this, tr("Choose a backup"), {},
                                   tr("Backups (*.dump *.tar *.sql *.dat);;All "
                                      "files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_backup->setText(path);
        m_fromBackup->setChecked(true);
    });
    dialog->open();
}

void IndexProveDialog::updateButtons()
{
    const bool live = m_live->isChecked();
    m_backup->setEnabled(!live);
    m_size->setEnabled(live);
    m_do->setEnabled(m_connected && (live ? m_outlook.has_value() : !m_backup->text().trimmed().isEmpty()));
}

std::optional<service::ProofRequest> IndexProveDialog::request()
{
    service::ProofRequest request;
    const auto limit = base::parseByteCount(m_limit->text().toStdString());
    const auto timeout = base::parseDuration(m_timeout->text().toStdString());
    if (!limit || !timeout) {
        m_banner->showError(limit ? timeout.error() : limit.error());
        return std::nullopt;
    }
    if (limit->value <= 0 || *timeout <= base::Nanoseconds::zero()) {
        m_banner->showError(
            base::Error(base::ErrorCode::InvalidInput,
                        base::Text(HOWDAH_TEXT("indexes", "A limit of nothing leaves nothing to prove with"))));
        return std::nullopt;
    }
    request.copyLimit = *limit;
    request.statementTimeout = *timeout;
    if (m_fromBackup->isChecked()) {
        request.backup = m_backup->text().trimmed().toStdString();
    } else if (m_outlook && m_outlook->bytes > *limit) {
        m_banner->showError(base::Error(base::ErrorCode::Refused,
                                        base::Text(HOWDAH_TEXT("indexes", "The tables hold more than is to be copied")),
                                        {}, base::Text(HOWDAH_TEXT("indexes", "raise the limit, or name a backup"))));
        return std::nullopt;
    }
    return request;
}

void IndexProveDialog::begin()
{
    const auto wanted = request();
    if (!wanted)
        return;
    m_console.indexWorks().prove(m_params, m_advice, *wanted);
    close();
}

} // namespace howdah::wizards
