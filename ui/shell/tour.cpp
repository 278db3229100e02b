// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include "ui/pages/page.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"

#include <QDir>
#include <QPixmap>
#include <QTimer>

namespace howdah::shell {

Tour::Tour(MainWindow& window, Options options, std::function<void(const QString&)> say,
           std::function<void(base::Status)> done, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_options(std::move(options))
    , m_say(std::move(say))
    , m_done(std::move(done))
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(100);
    connect(m_timer, &QTimer::timeout, this, &Tour::look);
}

void Tour::start()
{
    if (!QDir().mkpath(m_options.directory)) {
        finish(base::Error(base::ErrorCode::Io, base::Text(HOWDAH_TEXT("shell", "The folder %1 could not be made"),
                                                           {m_options.directory.toStdString()})));
        return;
    }
    for (const pages::PageInfo& page : m_window.pages().list())
        m_left.append(page.id);
    m_started.start();
    nextPage();
}

void Tour::nextPage()
{
    if (m_left.isEmpty()) {
        finish({});
        return;
    }
    m_id = m_left.takeFirst();
    m_window.showPage(m_id);
    m_page = m_window.pages().page(m_id);
    m_page->prepareForTour();
    m_say(tr("tour: waiting for %1").arg(m_id));
    m_waiting.start();
    m_settling.invalidate();
    m_timer->start();
}

void Tour::look()
{
    if (!m_page->hasData()) {
        m_settling.invalidate();
        if (m_waiting.elapsed() > m_options.patience.count())
            finish(base::Error(base::ErrorCode::Timeout,
                               base::Text(HOWDAH_TEXT("shell", "The page %1 had nothing to show after %2 s"),
                                          {m_id.toStdString(), std::to_string(m_options.patience.count() / 1000)}),
                               {}, base::Text(HOWDAH_TEXT("shell", "Look at it in the window, without --tour"))));
        return;
    }
    if (!m_settling.isValid())
        m_settling.start();
    if (m_settling.elapsed() < m_options.settle.count() || m_started.elapsed() < m_options.warmUp.count())
        return;
    m_timer->stop();
    if (const base::Status taken = takePicture(); !taken) {
        finish(taken.error());
        return;
    }
    nextPage();
}

base::Status Tour::takePicture()
{
    const QString path = QDir(m_options.directory).filePath(m_id + QStringLiteral(".png"));
    const QPixmap picture = m_window.grab();
    if (!picture.save(path, "PNG"))
        return base::Error(base::ErrorCode::Io, base::Text(HOWDAH_TEXT("shell", "The picture %1 could not be written"),
                                                           {path.toStdString()}));
    m_pictures.append(path);
    m_say(tr("tour: %1 (%2 x %3)").arg(path).arg(picture.width()).arg(picture.height()));
    return {};
}

void Tour::finish(base::Status status)
{
    m_timer->stop();
    m_done(std::move(status));
}

} // namespace howdah::shell
