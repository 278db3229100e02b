// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/indexbuilddialog.h"

#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/service/console.h"
#include "core/service/serversession.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"
#include "ui/widgets/sqlview.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>

namespace howdah::wizards {
namespace {

/// How often it is looked anew who is in the way.
constexpr int lookAgainMs = 2000;
constexpr std::size_t mostWaits = 5;

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

QString titleOf(service::IndexChange::Kind kind)
{
    using Kind = service::IndexChange::Kind;
    return kind == Kind::Create    ? IndexBuildDialog::tr("Create index")
           : kind == Kind::Reindex ? IndexBuildDialog::tr("Rebuild index")
                                   : IndexBuildDialog::tr("Drop index");
}

QString locksOf(service::IndexChange::Kind kind)
{
    using Kind = service::IndexChange::Kind;
    switch (kind) {
    case Kind::Create:
        return IndexBuildDialog::tr(
            "ShareUpdateExclusiveLock on the table: reads and writes go on; VACUUM, ANALYZE and "
            "other index builds wait. It reads the table twice.");
    case Kind::Reindex:
        return IndexBuildDialog::tr(
            "ShareUpdateExclusiveLock on the table: reads and writes go on; VACUUM, ANALYZE and "
            "other index builds wait. Old and new index stand side by side until it is done.");
    case Kind::Drop:
        break;
    }
    return IndexBuildDialog::tr("ShareUpdateExclusiveLock on the table: reads and writes go on. It waits until nobody "
                                "uses the index any more, and gives up when it gets no lock.");
}

QString scriptOf(const service::IndexChange& change)
{
    const std::string afterwards = change.afterwards();
    return QString::fromStdString(afterwards.empty() ? change.sql() : change.sql() + ";\n" + afterwards);
}

} // namespace

IndexBuildDialog::IndexBuildDialog(service::Console& console, const service::IndexOrder& order, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_params(console.session() != nullptr ? console.session()->params() : pg::ConnectParams())
    , m_order(order)
    , m_connected(console.session() != nullptr)
    , m_again(new QTimer(this))
    , m_banner(new widgets::Banner(this))
    , m_sql(new widgets::SqlView(this))
    , m_name(new QLineEdit(this))
    , m_table(new widgets::Label(tr("Reading…"), theme::Role::Text, this))
    , m_locks(new widgets::Label(locksOf(order.change.kind), theme::Role::Text, this))
    , m_waitsWord(new widgets::SeverityLabel(theme::Severity::Unknown, this))
    , m_waits(new widgets::Label({}, theme::Role::Text, this))
    , m_confirm(new QLineEdit(this))
    , m_do(widgets::makeButton(QStringLiteral("startBuildButton"), titleOf(order.change.kind), this, true))
{
    setObjectName(QStringLiteral("indexBuildDialog"));
    setWindowTitle(titleOf(order.change.kind));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(680, 460);
    layOut();
    m_sql->setSql(scriptOf(m_order.change));
    m_name->setText(QString::fromStdString(m_order.change.index));
    connect(m_name, &QLineEdit::textChanged, this, [this] { rename(); });
    connect(m_confirm, &QLineEdit::textChanged, this, [this] { updateButton(); });
    connect(m_do, &QPushButton::clicked, this, [this] { begin(); });
    m_again->setInterval(lookAgainMs);
    connect(m_again, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_reading)
            read();
    });
    m_again->start();
    updateButton();
    read();
}

void IndexBuildDialog::layOut()
{
    m_sql->setObjectName(QStringLiteral("buildSql"));
    m_sql->setAccessibleName(tr("What will run"));
    m_sql->setMinimumHeight(58);
    m_sql->setMaximumHeight(110);
    m_name->setObjectName(QStringLiteral("buildName"));
    m_name->setAccessibleName(tr("Name of the index"));
    m_name->setFont(theme::monoFont());
    m_table->setObjectName(QStringLiteral("buildTable"));
    m_waits->setObjectName(QStringLiteral("buildWaits"));
    for (widgets::Label* label : {m_table, m_locks, m_waits}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_confirm->setObjectName(QStringLiteral("confirmName"));
    m_banner->setVisible(false);
    m_waitsWord->setWord(tr("reading"));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme::measure::cardGap);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto named = [this](const QString& text) {
        auto* label = new widgets::Label(text, theme::Role::SecondText, this);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        return label;
    };
    if (m_order.change.kind == service::IndexChange::Kind::Create)
        form->addRow(named(tr("Name")), m_name);
    else
        m_name->hide();
    form->addRow(named(tr("Table")), m_table);
    form->addRow(named(tr("Locks")), m_locks);
    auto* waits = new QVBoxLayout;
    waits->setSpacing(4);
    waits->addWidget(m_waitsWord);
    waits->addWidget(m_waits);
    form->addRow(named(tr("In its way now")), waits);
    if (drops()) {
        auto* ask = named(tr("Type %1 to go on").arg(QString::fromStdString(m_order.change.index)));
        m_confirm->setAccessibleName(ask->text());
        form->addRow(ask, m_confirm);
    } else {
        m_confirm->hide();
    }

    QPushButton* copy = widgets::makeButton(QStringLiteral("copySqlButton"), tr("Copy"), this);
    copy->setAccessibleName(tr("Copy the statement"));
    QPushButton* cancel = widgets::makeButton(QStringLiteral("cancelButton"), tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_do);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(m_banner);
    column->addWidget(m_sql);
    column->addLayout(form);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_sql->toPlainText()); });
    // What destroys is not what Enter does.
    if (drops())
        cancel->setDefault(true);
    else
        m_do->setDefault(true);
}

void IndexBuildDialog::rename()
{
    m_order.change.index = m_name->text().trimmed().toStdString();
    if (m_order.promise)
        m_order.promise->index = m_order.change.index;
    m_sql->setSql(m_order.change.index.empty() ? QString() : scriptOf(m_order.change));
    m_possible = false;
    updateButton();
    if (m_reading)
        m_reading->cancel();
    m_reading.reset();
    read();
}

void IndexBuildDialog::read()
{
    if (!m_connected) {
        show(base::Error(base::ErrorCode::Unreachable, base::Text(HOWDAH_TEXT("indexbuild", "There is no connection")),
                         {}, base::Text(HOWDAH_TEXT("indexbuild", "connect first"))));
        return;
    }
    m_reading = m_console.indexWorks().lookAhead(m_params, m_order.change);
    service::onFinished(*m_reading, this,
                        [this, index = m_order.change.index](const base::Result<service::IndexOutlook>& outlook) {
                            if (index != m_order.change.index)
                                return; // it has another name meanwhile, and is looked at anew
                            m_reading.reset();
                            show(outlook);
                        });
}

void IndexBuildDialog::show(const base::Result<service::IndexOutlook>& outlook)
{
    m_possible = outlook && !outlook->refused;
    if (!outlook)
        m_banner->showError(outlook.error());
    else if (outlook->refused)
        m_banner->showError(*outlook->refused);
    else
        m_banner->clear();
    updateButton();
    if (!outlook || outlook->table == 0) {
        m_table->setText(QStringLiteral("–"));
        m_waitsWord->setSeverity(theme::Severity::Unknown);
        m_waitsWord->setWord(tr("not known"));
        m_waits->hide();
        return;
    }
    m_table->setText(
        tr("%1: about %2 rows, %3, with %n index(es) of %4", nullptr, outlook->indexCount)
            .arg(QString::fromStdString(outlook->schema) + QLatin1Char('.') +
                     QString::fromStdString(outlook->tableName),
                 human(base::human::integer(std::llround(outlook->rows))),
                 human(base::human::bytes(outlook->tableBytes)), human(base::human::bytes(outlook->indexBytes))) +
        (m_order.promise
             ? QStringLiteral("; ") +
                   tr("the new one is foretold to take %1").arg(human(base::human::bytes(m_order.promise->bytes)))
             : QString()));
    showWaits(outlook->waits);
}

void IndexBuildDialog::showWaits(const std::vector<service::LockHolder>& waits)
{
    m_waits->setVisible(!waits.empty());
    if (waits.empty()) {
        m_waitsWord->setSeverity(theme::Severity::Ok);
        m_waitsWord->setWord(tr("nobody"));
        return;
    }
    m_waitsWord->setSeverity(theme::Severity::Warning);
    m_waitsWord->setWord(tr("it would wait for %n transaction(s)", nullptr, int(waits.size())));
    QStringList lines;
    for (std::size_t i = 0; i < waits.size() && i < mostWaits; ++i)
        lines.append(service::translated(service::describe(waits[i])));
    if (waits.size() > mostWaits)
        lines.append(tr("and %n more", nullptr, int(waits.size() - mostWaits)));
    m_waits->setText(lines.join(QLatin1Char('\n')));
}

void IndexBuildDialog::updateButton()
{
    const bool confirmed = !drops() || m_confirm->text().trimmed() == QString::fromStdString(m_order.change.index);
    m_do->setEnabled(m_possible && confirmed);
}

void IndexBuildDialog::begin()
{
    m_console.indexWorks().start(m_params, m_order);
    close();
}

} // namespace howdah::wizards
