// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmdialog.h"

#include "ui/theme/measures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/sqlview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace howdah::widgets {

ConfirmDialog::ConfirmDialog(const Confirmation& confirmation, std::function<void()> confirmed, QWidget* parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_do(makeButton(QStringLiteral("confirmButton"), confirmation.action, this, true))
{
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowTitle(confirmation.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);

    auto* consequence = new Label(confirmation.consequence, theme::Role::Text, this);
    consequence->setWordWrap(true);
    auto* sql = new SqlView(this);
    sql->setObjectName(QStringLiteral("confirmSql"));
    sql->setAccessibleName(tr("What will run"));
    sql->setSql(confirmation.sql);
    sql->setMaximumHeight(110);
    auto* ask = new Label(tr("Type %1 to go on:").arg(confirmation.name), theme::Role::SecondText, this);
    ask->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("confirmName"));
    m_name->setAccessibleName(ask->text());
    const bool named = !confirmation.name.isEmpty();
    ask->setVisible(named);
    m_name->setVisible(named);
    m_do->setEnabled(!named);
    m_do->setDefault(true);
    QPushButton* cancel = makeButton(QStringLiteral("cancelButton"), tr("Cancel"), this);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_do);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::measure::pageMargin, theme::measure::pageMargin, theme::measure::pageMargin,
                               theme::measure::pageMargin);
    column->setSpacing(theme::measure::cardGap);
    column->addWidget(consequence);
    column->addWidget(sql);
    column->addWidget(ask);
    column->addWidget(m_name);
    column->addLayout(buttons);

    connect(m_name, &QLineEdit::textChanged, this,
            [this, name = confirmation.name](const QString& text) { m_do->setEnabled(text.trimmed() == name); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, parent, std::move(confirmed));
}

} // namespace howdah::widgets
