// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/settingsdialog.h"

#include "core/service/translate.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace howdah::wizards {
namespace {

QString sourceText(service::Source source, const service::SettingInfo& info)
{
    switch (source) {
    case service::Source::CommandLine:
        return SettingsDialog::tr("from the command line");
    case service::Source::Environment:
        return SettingsDialog::tr("from %1").arg(QString::fromLatin1(info.environment));
    case service::Source::Profile:
        return SettingsDialog::tr("from the profile");
    case service::Source::Stored:
        return SettingsDialog::tr("chosen here");
    case service::Source::Default:
        break;
    }
    return SettingsDialog::tr("default");
}

/// What a number counts.
QString unitOf(service::Key key)
{
    switch (key) {
    case service::Key::PoolTimeout:
    case service::Key::PoolRecycle:
    case service::Key::LeakThreshold:
    case service::Key::SampleInterval:
    case service::Key::StatementsInterval:
        return QStringLiteral(" s");
    case service::Key::SlowThresholdMs:
        return QStringLiteral(" ms");
    default:
        return {};
    }
}

/// Shows 30 as "30" and 0.5 as "0.5".
class NumberBox final : public QDoubleSpinBox {
public:
    [[nodiscard]] QString textFromValue(double value) const override
    {
        QLocale plain = locale();
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(value, 'g', QLocale::FloatingPointShortest);
    }
};

/// Words a text setting can take; empty: any.
QList<std::pair<QString, QString>> wordsOf(service::Key key)
{
    if (key == service::Key::Theme)
        return {{QStringLiteral("system"), SettingsDialog::tr("As the system")},
                {QStringLiteral("light"), SettingsDialog::tr("Light")},
                {QStringLiteral("dark"), SettingsDialog::tr("Dark")}};
    if (key == service::Key::Language)
        return {{QString(), SettingsDialog::tr("As the system")},
                {QStringLiteral("en"), QStringLiteral("English")},
                {QStringLiteral("de"), QStringLiteral("Deutsch")},
                {QStringLiteral("tr"), QStringLiteral("Türkçe")}};
    return {};
}

} // namespace

SettingsDialog::SettingsDialog(service::Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_search(new QLineEdit(this))
    , m_problem(new widgets::Label({}, theme::Role::Critical, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    resize(640, 560);
    m_search->setObjectName(QStringLiteral("searchSettings"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 8, 0);
    for (const service::SettingInfo& info : service::Settings::table()) {
        if (info.key == service::Key::LastProfile)
            continue;
        const Row row = makeRow(info);
        rows->addWidget(row.box);
        m_rows.emplace(info.key, row);
        follow(info.key);
    }
    rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_problem);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(&settings, &service::Settings::changed, this, &SettingsDialog::follow);
}

SettingsDialog::Row SettingsDialog::makeRow(const service::SettingInfo& info)
{
    Row row;
    row.box = new QWidget(this);
    const QString title = service::translated(base::Text(info.title));
    const QString name = QString::fromLatin1(info.name);
    row.words = title + QLatin1Char(' ') + name + QLatin1Char(' ') + QString::fromLatin1(info.environment);
    auto* line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 4, 0, 4);
    auto* label = new widgets::Label(title, theme::Role::Text, row.box);
    label->setWordWrap(true);
    label->setToolTip(name);
    row.editor = makeEditor(info);
    row.editor->setObjectName(QStringLiteral("setting-") + name);
    row.editor->setAccessibleName(title);
    row.editor->setFixedWidth(170);
    row.source = new widgets::Label({}, theme::Role::SecondText, row.box);
    row.source->setFont(theme::secondFont());
    row.source->setFixedWidth(150);
    auto* reset = widgets::makeButton(QStringLiteral("reset-") + name, tr("Reset"), row.box);
    reset->setAccessibleName(tr("Reset %1").arg(title));
    connect(reset, &QPushButton::clicked, this, [this, key = info.key] { report(m_settings.reset(key)); });
    row.reset = reset;
    line->addWidget(label, 1);
    line->addWidget(row.editor);
    line->addWidget(row.source);
    line->addWidget(reset);
    return row;
}

QWidget* SettingsDialog::makeEditor(const service::SettingInfo& info)
{
    const service::Key key = info.key;
    if (const auto words = wordsOf(key); !words.isEmpty()) {
        auto* box = new QComboBox;
        for (const auto& [word, text] : words)
            box->addItem(text, word);
        connect(box, &QComboBox::currentIndexChanged, this, [this, key, box] { store(key, box->currentData()); });
        return box;
    }
    const int type = info.fallback.typeId();
    if (type == QMetaType::Bool) {
        auto* box = new QCheckBox;
        connect(box, &QCheckBox::toggled, this, [this, key](bool on) { store(key, on); });
        return box;
    }
    if (type == QMetaType::Int || type == QMetaType::LongLong) {
        auto* box = new QSpinBox;
        box->setSuffix(unitOf(key));
        box->setRange(int(info.minimum), info.maximum > info.minimum ? int(info.maximum) : 1'000'000'000);
        box->setKeyboardTracking(false);
        connect(box, &QSpinBox::valueChanged, this, [this, key](int value) { store(key, value); });
        return box;
    }
    if (type == QMetaType::Double) {
        auto* box = new NumberBox;
        box->setSuffix(unitOf(key));
        box->setRange(info.minimum, info.maximum > info.minimum ? info.maximum : 1e9);
        box->setKeyboardTracking(false);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, key](double value) { store(key, value); });
        return box;
    }
    auto* field = new QLineEdit;
    const bool list = type == QMetaType::QStringList;
    connect(field, &QLineEdit::editingFinished, this, [this, key, field, list] {
        if (list)
            store(key, field->text().split(QLatin1Char(';'), Qt::SkipEmptyParts));
        else
            store(key, field->text());
    });
    return field;
}

void SettingsDialog::store(service::Key key, const QVariant& value)
{
    if (m_following || value == m_settings.value(key))
        return;
    report(m_settings.set(key, value));
    follow(key);
}

void SettingsDialog::report(const base::Status& status)
{
    m_problem->setVisible(!status);
    if (!status)
        m_problem->setText(service::oneLine(status.error()));
}

void SettingsDialog::follow(service::Key key)
{
    const auto found = m_rows.find(key);
    if (found == m_rows.end())
        return;
    m_following = true;
    const QVariant value = m_settings.value(key);
    QWidget* editor = found->second.editor;
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        combo->setCurrentIndex(std::max(0, combo->findData(value)));
    else if (auto* check = qobject_cast<QCheckBox*>(editor))
        check->setChecked(value.toBool());
    else if (auto* whole = qobject_cast<QSpinBox*>(editor))
        whole->setValue(value.toInt());
    else if (auto* number = qobject_cast<QDoubleSpinBox*>(editor))
        number->setValue(value.toDouble());
    else if (auto* field = qobject_cast<QLineEdit*>(editor))
        field->setText(value.typeId() == QMetaType::QStringList ? value.toStringList().join(QLatin1Char(';'))
                                                                : value.toString());
    const service::Source source = m_settings.source(key);
    for (const service::SettingInfo& info : service::Settings::table())
        if (info.key == key)
            found->second.source->setText(sourceText(source, info));
    // What the command line or the environment says cannot be changed from here.
    editor->setEnabled(source != service::Source::CommandLine && source != service::Source::Environment);
    found->second.reset->setEnabled(source == service::Source::Stored);
    m_following = false;
}

void SettingsDialog::search(const QString& text)
{
    for (const auto& [key, row] : m_rows)
        row.box->setVisible(row.words.contains(text.trimmed(), Qt::CaseInsensitive));
}

} // namespace howdah::wizards
