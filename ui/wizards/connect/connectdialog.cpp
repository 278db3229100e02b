// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/connect/connectdialog.h"

#include "core/base/units.h"
#include "core/service/replicas.h"
#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"
#include "ui/theme/severity.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace howdah::wizards {

namespace {

theme::Severity severityOf(service::TestStep::State state)
{
    switch (state) {
    case service::TestStep::State::Ok:
        return theme::Severity::Ok;
    case service::TestStep::State::Failed:
        return theme::Severity::Critical;
    case service::TestStep::State::Warning:
        return theme::Severity::Warning;
    case service::TestStep::State::Running:
        return theme::Severity::Note;
    }
    return theme::Severity::Unknown;
}

} // namespace

ConnectDialog::ConnectDialog(service::Console& console, const QString& text, const QString& profile, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_saved(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_understood(new widgets::Label({}, theme::Role::SecondText, this))
    , m_password(new QLineEdit(this))
    , m_environment(new QComboBox(this))
    , m_replicaText(new QPlainTextEdit(this))
    , m_replicaError(new widgets::Label({}, theme::Role::Critical, this))
    , m_name(new QLineEdit(this))
    , m_banner(new widgets::Banner(this))
    , m_steps(new QVBoxLayout)
{
    setWindowTitle(tr("Connect to a server"));
    setObjectName(QStringLiteral("connectDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(600);

    m_saved->setObjectName(QStringLiteral("savedServers"));
    m_saved->setAccessibleName(tr("Remembered servers"));
    m_saved->addItem(tr("A new one"));
    for (const service::Profile& one : console.profiles())
        m_saved->addItem(one.name, one.uri);
    connect(m_saved, &QComboBox::activated, this, &ConnectDialog::chooseProfile);

    m_text->setObjectName(QStringLiteral("connectText"));
    m_text->setAccessibleName(tr("Server"));
    m_text->setFont(theme::monoFont());
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(
        tr("postgresql://user@host:5432/database, host=… user=…, psql -h … -U …, or a service's name"));
    m_text->setFixedHeight(64);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ConnectDialog::understand);

    m_understood->setObjectName(QStringLiteral("connectUnderstood"));
    m_understood->setWordWrap(true);
    m_understood->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_understood->setMinimumHeight(2 * m_understood->fontMetrics().lineSpacing());
    m_understood->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_password->setObjectName(QStringLiteral("connectPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Not stored; leave empty for .pgpass, a certificate or none"));
    connect(m_password, &QLineEdit::textChanged, this, &ConnectDialog::clearSteps);

    m_environment->setObjectName(QStringLiteral("connectEnvironment"));
    m_environment->addItem(tr("Not said"), QString());
    m_environment->addItem(tr("Production"), QStringLiteral("production"));
    m_environment->addItem(tr("Staging"), QStringLiteral("staging"));
    m_environment->addItem(tr("Development"), QStringLiteral("development"));
    m_replicaText->setObjectName(QStringLiteral("connectReplicas"));
    m_replicaText->setAccessibleName(tr("Replicas"));
    m_replicaText->setFont(theme::monoFont());
    m_replicaText->setTabChangesFocus(true);
    m_replicaText->setPlaceholderText(tr("One a line; they are asked before an index is called unused"));
    m_replicaText->setFixedHeight(52);
    connect(m_replicaText, &QPlainTextEdit::textChanged, this, &ConnectDialog::understandReplicas);
    m_replicaError->setObjectName(QStringLiteral("connectReplicaError"));
    m_replicaError->setWordWrap(true);
    m_replicaError->hide();
    m_name->setObjectName(QStringLiteral("connectName"));
    m_name->setPlaceholderText(tr("Leave empty to forget it afterwards"));

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setVerticalSpacing(10);
    if (m_saved->count() > 1)
        form->addRow(tr("&Remembered"), m_saved);
    else
        m_saved->hide();
    form->addRow(tr("&Server"), m_text);
    form->addRow(QString(), m_understood);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Environment"), m_environment);
    form->addRow(tr("Rep&licas"), m_replicaText);
    form->addRow(QString(), m_replicaError);
    form->addRow(tr("Remember &as"), m_name);

    auto* buttons = new QDialogButtonBox(this);
    m_test = widgets::makeButton(QStringLiteral("testButton"), tr("Test"), buttons);
    m_connect = widgets::makeButton(QStringLiteral("connectButton"), tr("Connect"), buttons, true);
    m_connect->setDefault(true);
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    QPushButton* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("connectCancel"));
    cancel->setIcon({});
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);

    m_steps->setSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addLayout(form);
    column->addWidget(m_banner);
    column->addLayout(m_steps);
    column->addStretch(1);
    column->addWidget(buttons);

    m_text->setPlainText(text);
    understandReplicas();
    m_text->setFocus();
    if (const int place = m_saved->findText(profile); place > 0 && !profile.isEmpty()) {
        m_saved->setCurrentIndex(place);
        chooseProfile(place);
    }
}

ConnectDialog::~ConnectDialog()
{
    if (m_testing)
        m_testing->cancel();
}

void ConnectDialog::chooseProfile(int index)
{
    const auto profiles = m_console.profiles();
    if (index < 1 || static_cast<std::size_t>(index) > profiles.size())
        return;
    const service::Profile& profile = profiles[static_cast<std::size_t>(index - 1)];
    m_text->setPlainText(profile.uri);
    m_name->setText(profile.name);
    m_replicaText->setPlainText(profile.replicas);
    m_environment->setCurrentIndex(std::max(0, m_environment->findData(profile.environment)));
    m_password->setFocus();
}

void ConnectDialog::understand()
{
    clearSteps();
    const QString text = m_text->toPlainText().trimmed();
    m_params.reset();
    m_understood->setRole(theme::Role::SecondText);
    if (text.isEmpty()) {
        m_understood->setText(tr("Paste what you have; it is understood while you type."));
    } else if (auto parsed = pg::ConnectParams::parse(text.toStdString())) {
        m_params = *parsed;
        QString said = QString::fromStdString(parsed->displayName());
        if (const auto mode = parsed->get("sslmode"))
            said += QStringLiteral(" · sslmode %1").arg(QString::fromStdString(*mode));
        if (!parsed->password().empty())
            said += QStringLiteral(" · ") + tr("with a password");
        m_understood->setText(said);
    } else {
        m_understood->setRole(theme::Role::Critical);
        m_understood->setText(service::oneLine(parsed.error()));
    }
    m_test->setEnabled(m_params.has_value());
    m_connect->setEnabled(m_params.has_value() && m_replicas.has_value());
}

void ConnectDialog::understandReplicas()
{
    auto replicas = service::readReplicas(m_replicaText->toPlainText());
    m_replicas.reset();
    m_replicaError->setVisible(!replicas);
    if (replicas)
        m_replicas = std::move(*replicas);
    else
        m_replicaError->setText(service::oneLine(replicas.error()));
    understand();
}

std::optional<pg::ConnectParams> ConnectDialog::params() const
{
    std::optional<pg::ConnectParams> params = m_params;
    if (params && !m_password->text().isEmpty()) {
        std::string typed = m_password->text().toStdString();
        params->setPassword(base::SecretString::take(typed));
    }
    return params;
}

void ConnectDialog::clearSteps()
{
    if (m_testing)
        m_testing->cancel();
    m_testing.reset();
    m_banner->clear();
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ConnectDialog::test()
{
    const auto target = params();
    if (!target)
        return;
    clearSteps();
    m_test->setEnabled(false);
    m_testing = m_console.testConnection(*target, this,
                                         [this](const std::vector<service::TestStep>& steps) { showSteps(steps); });
    service::onFinished(*m_testing, this, [this](const base::Result<QString>& result) {
        m_test->setEnabled(m_params.has_value());
        if (!result && result.error().code() != base::ErrorCode::Cancelled)
            m_banner->showError(result.error());
    });
}

void ConnectDialog::showSteps(const std::vector<service::TestStep>& steps)
{
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const service::TestStep& step : steps) {
        auto* row = new QWidget(this);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* mark = new widgets::SeverityLabel(severityOf(step.state), row);
        if (step.state == service::TestStep::State::Running)
            mark->setWord(tr("running"));
        else if (step.state == service::TestStep::State::Failed)
            mark->setWord(tr("failed"));
        mark->setFixedWidth(90);
        auto* name = new widgets::Label(step.name, theme::Role::Text, row);
        name->setMinimumWidth(140);
        line->addWidget(mark);
        line->addWidget(name);
        line->addWidget(new widgets::ElidedLabel(step.detail, theme::Role::SecondText, row), 1);
        if (step.state != service::TestStep::State::Running)
            line->addWidget(
                new widgets::Label(QString::fromStdString(base::human::duration(base::Milliseconds(step.elapsedMs))),
                                   theme::Role::SecondText, row));
        m_steps->addWidget(row);
    }
    adjustSize();
}

void ConnectDialog::accept()
{
    const auto target = params();
    if (!target || !m_replicas)
        return;
    const QString environment = m_environment->currentData().toString();
    if (const QString name = m_name->text().trimmed(); !name.isEmpty()) {
        const auto saved = m_console.saveProfile(
            {name, QString::fromStdString(target->toUri()), environment, service::replicaLines(*m_replicas)});
        if (!saved) {
            m_banner->showError(saved.error());
            return;
        }
    }
    m_console.openSession(*target, environment, *m_replicas, m_name->text().trimmed());
    QDialog::accept();
}

} // namespace howdah::wizards
