// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/firstrunpage.h"

#include "core/service/console.h"
#include "core/service/job.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/widgets/card.h"
#include "ui/widgets/jobrow.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace howdah::pages {
namespace {

/// An icon that follows the theme, which a pixmap in a label would not.
class IconLabel final : public QWidget {
public:
    IconLabel(const QString& name, int size, QWidget* parent)
        : QWidget(parent)
        , m_icon(theme::icon(name, theme::Role::Accent))
    {
        setFixedSize(size, size);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace

FirstRunPage::FirstRunPage(service::Console& console, QWidget* parent)
    : Page(console, parent)
{
    setObjectName(QStringLiteral("firstRun"));
    setAccessibleName(tr("Welcome"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::measure::cardGap);
    auto* title = new widgets::Label(tr("Which PostgreSQL shall we look at?"));
    title->setFont(theme::titleFont());
    column->addWidget(title);
    column->addSpacing(2);
    addChoice(column, QStringLiteral("connect"), QStringLiteral("connect"), tr("Connect to a server"),
              tr("Paste what you have: a URI, a conninfo string, a psql command line, a service name."), true);
    addChoice(column, QStringLiteral("demo"), QStringLiteral("demo"), tr("Try the demo"),
              tr("A private PostgreSQL on this machine with a shop's data and a load that is wrong on purpose. Nothing "
                 "else is touched."),
              false);
    addChoice(column, QStringLiteral("openPlan"), QStringLiteral("plan"), tr("Open a plan file"),
              tr("What EXPLAIN wrote, from a file, a log or a mail: no server is needed."), false);
    m_jobs = new QVBoxLayout;
    column->addLayout(m_jobs);
    m_profiles = new QVBoxLayout;
    m_profiles->setSpacing(4);
    column->addLayout(m_profiles);
    column->addStretch(1);
    content->setMaximumWidth(680);
    content->setMinimumWidth(420);

    auto* centred = new QWidget;
    auto* row = new QHBoxLayout(centred);
    row->setContentsMargins(theme::measure::pageMargin, 64, theme::measure::pageMargin, theme::measure::pageMargin);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(centred);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(&console, &service::Console::jobStarted, this, &FirstRunPage::addJob);
    connect(&console, &service::Console::profilesChanged, this, &FirstRunPage::showProfiles);
    for (service::Job* job : console.jobs())
        addJob(job);
    showProfiles();
}

void FirstRunPage::refresh()
{
    showProfiles();
}

QWidget* FirstRunPage::addChoice(QVBoxLayout* column, const QString& id, const QString& iconName, const QString& title,
                                 const QString& text, bool primary)
{
    auto* card = new widgets::Card;
    card->setAccessibleName(title);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(new IconLabel(iconName, 26, card), 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    auto* name = new widgets::Label(title);
    name->setFont(theme::strongFont());
    auto* what = new widgets::Label(text, theme::Role::SecondText);
    what->setWordWrap(true);
    words->addWidget(name);
    words->addWidget(what);
    row->addLayout(words, 1);
    const QString verb = id == QStringLiteral("connect") ? tr("Connect…")
                         : id == QStringLiteral("demo")  ? tr("Start the demo")
                                                         : tr("Open…");
    QPushButton* button = widgets::makeButton(QStringLiteral("firstRun-") + id, verb, card, primary);
    button->setAccessibleDescription(text);
    connect(button, &QPushButton::clicked, this, [this, id] { emit wizardRequested(id, {}); });
    row->addWidget(button, 0, Qt::AlignVCenter);
    card->body()->addLayout(row);
    column->addWidget(card);
    return card;
}

void FirstRunPage::addJob(service::Job* job)
{
    auto* card = new widgets::Card;
    card->body()->addWidget(new widgets::JobRow(job));
    m_jobs->insertWidget(0, card);
    connect(job, &QObject::destroyed, card, &QObject::deleteLater);
}

void FirstRunPage::showProfiles()
{
    while (QLayoutItem* item = m_profiles->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const service::Profile& profile : console().profiles()) {
        QPushButton* button = widgets::makeButton(QStringLiteral("profile-") + profile.name,
                                                  tr("%1   %2").arg(profile.name, profile.environment), this);
        button->setIcon(theme::icon(QStringLiteral("server")));
        button->setToolTip(profile.uri);
        connect(button, &QPushButton::clicked, this, [this, uri = profile.uri] {
            emit wizardRequested(QStringLiteral("connect"), {{QStringLiteral("uri"), uri}});
        });
        m_profiles->addWidget(button);
    }
}

} // namespace howdah::pages
