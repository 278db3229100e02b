// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/parameterfields.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QLineEdit>
#include <algorithm>

namespace howdah::pages {

namespace {

constexpr int mostFields = 24;
constexpr int fieldsInRow = 6;

} // namespace

ParameterFields::ParameterFields(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_note(new widgets::Label({}, theme::Role::SecondText, this))
{
    setObjectName(QStringLiteral("planParameters"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(6);
    m_note->setFont(theme::secondFont());
    m_note->setObjectName(QStringLiteral("planParametersNote"));
    hide();
}

void ParameterFields::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    const int fields = count > mostFields ? 0 : count;
    while (static_cast<int>(m_fields.size()) < fields) {
        const auto place = static_cast<int>(m_fields.size());
        const QString name = QStringLiteral("$%1").arg(place + 1);
        auto* label = new widgets::Label(name, theme::Role::SecondText, this);
        label->setFont(theme::monoFont());
        auto* field = new QLineEdit(this);
        field->setObjectName(QStringLiteral("planParameter%1").arg(place + 1));
        field->setAccessibleName(tr("Value of %1").arg(name));
        field->setPlaceholderText(QStringLiteral("NULL"));
        field->setToolTip(
            tr("Empty: NULL; '' is the empty text. With all fields empty the plan for any values is asked for."));
        field->setFont(theme::monoFont());
        m_grid->addWidget(label, place / fieldsInRow, 2 * (place % fieldsInRow));
        m_grid->addWidget(field, place / fieldsInRow, 2 * (place % fieldsInRow) + 1);
        m_names.push_back(label);
        m_fields.push_back(field);
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_names[i]->setVisible(static_cast<int>(i) < fields);
        m_fields[i]->setVisible(static_cast<int>(i) < fields);
    }
    m_note->setText(count > mostFields ? tr("%1 parameters: the plan for any values is asked for").arg(count)
                                       : QString());
    m_note->setVisible(count > mostFields);
    m_grid->removeWidget(m_note);
    m_grid->addWidget(m_note, m_grid->rowCount(), 0, 1, 2 * fieldsInRow);
    setVisible(count > 0);
}

std::vector<std::optional<std::string>> ParameterFields::values() const
{
    std::vector<std::optional<std::string>> values;
    bool any = false;
    for (std::size_t i = 0; i < m_fields.size() && static_cast<int>(i) < m_count && m_count <= mostFields; ++i) {
        const QString text = m_fields[i]->text();
        any = any || !text.isEmpty();
        if (text.isEmpty())
            values.emplace_back(std::nullopt);
        else
            values.emplace_back(text == QStringLiteral("''") ? std::string() : text.toStdString());
    }
    if (!any)
        values.clear();
    return values;
}

} // namespace howdah::pages
