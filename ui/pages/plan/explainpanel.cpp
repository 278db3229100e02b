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
    column->setSpacing(2);
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
    const auto section = [&](const QString& words) {
        auto* head = new widgets::Label(words, theme::Role::Text, this);
        head->setFont(theme::strongFont());
        head->setContentsMargins(0, 4, 0, 2);
        column->addWidget(head);
    };
    const service::ExplainOptions usual;
    section(tr("Explain"));
    m_buffers = add(QStringLiteral("explainBuffers"), tr("Buffers"),
                    tr("Blocks found in the cache and read, node by node"), usual.buffers);
    m_verbose = add(QStringLiteral("explainVerbose"), tr("Verbose"), tr("Columns that each node hands on, and schemas"),
                    usual.verbose);
    m_settings = add(QStringLiteral("explainSettings"), tr("Settings"),
                     tr("Those of the planner that are not the default"), usual.settings);
    m_generic = add(QStringLiteral("explainGeneric"), tr("Generic plan"),
                    tr("The one that holds for all values of $1, $2 …"), usual.generic);
    m_memory =
        add(QStringLiteral("explainMemory"), tr("Memory"), tr("What planning took; from server 17 on"), usual.memory);
    section(tr("Run and measure"));
    m_timing = add(QStringLiteral("explainTiming"), tr("Timing"),
                   tr("Each node's time; without it a slow clock costs less"), usual.timing);
    m_wal = add(QStringLiteral("explainWal"), tr("WAL"), tr("What the statement writes to the log"), usual.wal);
    m_serialize = add(QStringLiteral("explainSerialize"), tr("Serialization"),
                      tr("What turning rows into text takes; from server 17 on"), false);
}

void ExplainPanel::setServerVersion(int version)
{
    constexpr int seventeen = 170000;
    for (QCheckBox* box : {m_memory, m_serialize})
        box->setEnabled(version == 0 || version >= seventeen);
}

service::ExplainOptions ExplainPanel::options(bool analyze) const
{
    const auto chosen = [](const QCheckBox* box) { return box->isEnabled() && box->isChecked(); };
    service::ExplainOptions options;
    options.analyze = analyze;
    options.buffers = chosen(m_buffers);
    options.verbose = chosen(m_verbose);
    options.settings = chosen(m_settings);
    options.generic = chosen(m_generic);
    options.memory = chosen(m_memory);
    if (analyze) {
        options.timing = chosen(m_timing);
        options.wal = chosen(m_wal);
        options.serialize =
            chosen(m_serialize) ? service::ExplainOptions::Serialize::Text : service::ExplainOptions::Serialize::Off;
    }
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
