// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/explainpanel.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace howdah::pages {

ExplainPanel::ExplainPanel(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("explainPanel"));
    setAccessibleName(tr("Options of EXPLAIN"));
    setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(4);
    const auto add = [&](const QString& name, const QString& word, const QString& why, bool on) {
        auto* box = new QCheckBox(word, this);
        box->setObjectName(name);
        box->setChecked(on);
        box->setAccessibleDescription(why);
        auto* note = new widgets::Label(why, theme::Role::SecondText, this);
        note->setFont(theme::secondFont());
        note->setContentsMargins(22, 0, 0, 4);
        column->addWidget(box);
        column->addWidget(note);
        return box;
    };
    const service::ExplainOptions usual;
    m_buffers = add(QStringLiteral("explainBuffers"), tr("Buffers"),
                    tr("Blocks found in the cache and read, node by node"), usual.buffers);
    m_verbose = add(QStringLiteral("explainVerbose"), tr("Verbose"), tr("Columns that each node hands on, and schemas"),
                    usual.verbose);
    m_settings = add(QStringLiteral("explainSettings"), tr("Settings"),
                     tr("Those of the planner that are not the default"), usual.settings);
}

service::ExplainOptions ExplainPanel::options(bool analyze) const
{
    service::ExplainOptions options;
    options.analyze = analyze;
    options.buffers = m_buffers->isChecked();
    options.verbose = m_verbose->isChecked();
    options.settings = m_settings->isChecked();
    return options;
}

void ExplainPanel::openBelow(QWidget* button)
{
    adjustSize();
    move(button->mapToGlobal(QPoint(button->width() - width(), button->height() + 4)));
    show();
    m_buffers->setFocus(Qt::PopupFocusReason);
}

} // namespace howdah::pages
