// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/livechart.h"

#include "core/base/units.h"
#include "ui/charts/decimate.h"
#include "ui/charts/legend.h"
#include "ui/charts/plot.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace howdah::charts {
namespace {

constexpr int frameMs = 100;

} // namespace

struct LiveChart::Impl {
    Form form = Form::Full;
    QString title;
    Legend* legend = nullptr;
    Plot* plot = nullptr;
    QTimer* frame = nullptr;
    QElapsedTimer sinceFrame;
    bool dirty = true;
    int repaints = 0;
    std::function<QString(double)> valueText;
    std::optional<QPoint> press;
    bool dragging = false;
    std::optional<double> hair; ///< where the cross-hair stands, seconds
};

LiveChart::LiveChart(Form form, QWidget* parent)
    : QWidget(parent)
    , m_impl(std::make_unique<Impl>())
{
    m_impl->form = form;
    m_impl->plot = new Plot(form == Form::Full, this);
    m_impl->valueText = [](double value) { return QString::fromStdString(base::human::number(value)); };
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (form == Form::Full) {
        m_impl->legend = new Legend(this);
        column->addWidget(m_impl->legend);
        setFocusPolicy(Qt::StrongFocus);
        setMinimumHeight(150);
    } else {
        setFocusPolicy(Qt::NoFocus);
    }
    QWidget* canvas = m_impl->plot->widget();
    column->addWidget(canvas, 1);
    canvas->setMouseTracking(true);
    canvas->setFocusPolicy(Qt::NoFocus);
    canvas->installEventFilter(this);
    m_impl->frame = new QTimer(this);
    m_impl->frame->setSingleShot(true);
    connect(m_impl->frame, &QTimer::timeout, this, [this] {
        if (m_impl->dirty && isVisible() && !window()->isMinimized())
            replotNow();
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

LiveChart::~LiveChart() = default;

void LiveChart::setTitle(const QString& title)
{
    m_impl->title = title;
    showTitle();
}

void LiveChart::showTitle()
{
    QString shown = m_impl->title;
    shown.replace(QStringLiteral("%1"), spanText());
    if (m_impl->legend != nullptr)
        m_impl->legend->setTitle(shown);
    setAccessibleName(shown);
}

int LiveChart::addSeries(const SeriesStyle& style)
{
    const int index = m_impl->plot->addSeries(style);
    if (m_impl->legend != nullptr)
        m_impl->legend->setSeries(m_impl->plot->styles());
    schedule();
    return index;
}

int LiveChart::seriesCount() const
{
    return int(m_impl->plot->styles().size());
}

void LiveChart::setPoints(int series, std::vector<monitor::Point> points)
{
    std::vector<XY> values;
    values.reserve(points.size());
    for (const monitor::Point& point : points)
        values.push_back({toSeconds(point.at), point.value});
    const auto before = shownSpan();
    m_impl->plot->setPoints(series, std::move(values));
    if (shownSpan() != before) {
        showTitle();
        emit shownSpanChanged();
    }
    schedule();
}

void LiveChart::setLimits(const QList<Limit>& limits)
{
    m_impl->plot->setLimits(limits);
    schedule();
}

void LiveChart::setSpan(std::chrono::seconds span)
{
    m_impl->plot->setSpan(double(span.count()));
    showTitle();
    emit shownSpanChanged();
    schedule();
}

std::chrono::seconds LiveChart::shownSpan() const
{
    return std::chrono::seconds(qRound64(m_impl->plot->visibleSeconds()));
}

QString LiveChart::spanText() const
{
    const auto seconds = shownSpan().count();
    if (seconds < 120)
        return tr("last %1 s").arg(seconds);
    if (seconds < 7200)
        return tr("last %1 min").arg((seconds + 30) / 60);
    return tr("last %1 h").arg((seconds + 1800) / 3600);
}

void LiveChart::setValueText(std::function<QString(double)> text)
{
    m_impl->valueText = std::move(text);
    schedule();
}

void LiveChart::setAxisText(std::function<QString(double)> text)
{
    m_impl->plot->setAxisText(std::move(text));
    schedule();
}

void LiveChart::setMinimumTop(double top, bool wholeNumbers)
{
    m_impl->plot->setMinimumTop(top, wholeNumbers);
    schedule();
}

void LiveChart::setFloating(bool floating)
{
    m_impl->plot->setFloating(floating);
    schedule();
}

bool LiveChart::zoomed() const
{
    return m_impl->plot->zoom().has_value();
}

void LiveChart::resetZoom()
{
    if (!zoomed())
        return;
    m_impl->plot->setZoom(std::nullopt);
    showTitle();
    emit zoomChanged(false);
    schedule();
}

QString LiveChart::summary() const
{
    QStringList parts;
    const auto& styles = m_impl->plot->styles();
    for (int i = 0; i < seriesCount(); ++i) {
        const auto facts = m_impl->plot->facts(i);
        const QString& name = styles[std::size_t(i)].name;
        if (!facts)
            parts.append(tr("%1: nothing measured").arg(name));
        else
            parts.append(tr("%1: now %2, least %3, most %4")
                             .arg(name, m_impl->valueText(facts->last), m_impl->valueText(facts->least),
                                  m_impl->valueText(facts->most)));
    }
    return parts.join(QStringLiteral("; "));
}

int LiveChart::repaints() const
{
    return m_impl->repaints;
}

QSize LiveChart::sizeHint() const
{
    return m_impl->form == Form::Full ? QSize(480, 260) : QSize(160, 56);
}

void LiveChart::replotNow()
{
    m_impl->dirty = false;
    m_impl->sinceFrame.start();
    m_impl->plot->replot();
    ++m_impl->repaints;
    // A reader asks for the description when it comes by; writing it each frame would announce each frame.
    if (m_impl->repaints % 10 == 1)
        setAccessibleDescription(summary());
    showReadout();
}

void LiveChart::schedule()
{
    m_impl->dirty = true;
    if (!isVisible() || window()->isMinimized() || m_impl->frame->isActive())
        return;
    const qint64 past = m_impl->sinceFrame.isValid() ? m_impl->sinceFrame.elapsed() : frameMs;
    m_impl->frame->start(int(std::max<qint64>(0, frameMs - past)));
}

void LiveChart::showReadout()
{
    if (!m_impl->hair) {
        if (m_impl->legend != nullptr)
            m_impl->legend->setReadout({}, zoomed() ? tr("zoomed, Esc goes back") : QString());
        return;
    }
    const auto reading = m_impl->plot->readingAt(*m_impl->hair);
    QStringList values;
    for (const double value : reading.values)
        values.append(std::isnan(value) ? QString(QChar(0x2013)) : m_impl->valueText(value));
    const QString moment = QLocale().toString(QDateTime::fromMSecsSinceEpoch(qint64(reading.at * 1000)).time(),
                                              QStringLiteral("HH:mm:ss"));
    if (m_impl->legend != nullptr)
        m_impl->legend->setReadout(values, moment);
    emit readoutChanged(moment + QStringLiteral("  ") + values.join(QStringLiteral(" · ")));
}

void LiveChart::moveHair(std::optional<double> to)
{
    if (to == m_impl->hair)
        return;
    m_impl->hair = to;
    m_impl->plot->setHair(to ? std::optional(m_impl->plot->readingAt(*to).at) : std::nullopt);
    showReadout();
    if (!to)
        emit readoutChanged({});
    schedule();
}

void LiveChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_impl->dirty)
        schedule();
}

void LiveChart::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_impl->frame->stop();
    moveHair(std::nullopt);
}

void LiveChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_impl->plot != nullptr) {
        m_impl->plot->recolour();
        schedule();
    }
}

void LiveChart::keyPressEvent(QKeyEvent* event)
{
    const double step = m_impl->plot->visibleSeconds() / 60;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!zoomed() && !m_impl->hair) {
            QWidget::keyPressEvent(event);
            return;
        }
        moveHair(std::nullopt);
        resetZoom();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double from = m_impl->hair.value_or(m_impl->plot->visibleEnd());
        const double to = from + (event->key() == Qt::Key_Left ? -step : step);
        moveHair(
            std::clamp(to, m_impl->plot->visibleEnd() - m_impl->plot->visibleSeconds(), m_impl->plot->visibleEnd()));
        return;
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

void LiveChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    moveHair(std::nullopt);
    update();
}

bool LiveChart::eventFilter(QObject* watched, QEvent* event)
{
    Plot& plot = *m_impl->plot;
    if (watched != plot.widget())
        return QWidget::eventFilter(watched, event);
    const bool full = m_impl->form == Form::Full;
    switch (event->type()) {
    case QEvent::Paint:
        // The window is back from being minimised or was uncovered.
        if (m_impl->dirty)
            schedule();
        return false;
    case QEvent::Resize:
        schedule();
        return false;
    case QEvent::Leave:
        moveHair(std::nullopt);
        return false;
    case QEvent::MouseMove: {
        auto* mouse = static_cast<QMouseEvent*>(event);
        if (m_impl->press) {
            m_impl->dragging = m_impl->dragging || (mouse->pos() - *m_impl->press).manhattanLength() > 6;
            if (m_impl->dragging) {
                plot.setSelection(std::pair(m_impl->press->x(), mouse->pos().x()));
                schedule();
            }
        }
        moveHair(plot.secondsAt(mouse->pos().x()));
        return true;
    }
    case QEvent::MouseButtonPress:
        if (!full) {
            event->ignore();
            return true;
        }
        if (auto* mouse = static_cast<QMouseEvent*>(event); mouse->button() == Qt::LeftButton) {
            setFocus(Qt::MouseFocusReason);
            m_impl->press = mouse->pos();
            m_impl->dragging = false;
        }
        return true;
    case QEvent::MouseButtonRelease:
        if (!full) {
            event->ignore();
            return true;
        }
        if (auto* mouse = static_cast<QMouseEvent*>(event); m_impl->press && m_impl->dragging) {
            const double a = plot.secondsAt(m_impl->press->x());
            const double b = plot.secondsAt(mouse->pos().x());
            if (std::abs(b - a) >= 2) {
                plot.setZoom(std::pair(std::min(a, b), std::max(a, b)));
                showTitle();
                emit zoomChanged(true);
            }
        }
        plot.setSelection(std::nullopt);
        m_impl->press.reset();
        m_impl->dragging = false;
        schedule();
        return true;
    case QEvent::MouseButtonDblClick:
        if (full)
            resetZoom();
        else
            event->ignore();
        return true;
    case QEvent::Wheel:
        event->ignore(); // the page scrolls
        return true;
    default:
        return false;
    }
}

} // namespace howdah::charts
