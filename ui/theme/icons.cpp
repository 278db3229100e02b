// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <optional>

namespace howdah::theme {
namespace {

QString path(const QString& name)
{
    return QStringLiteral(":/howdah/icons/%1.svg").arg(name);
}

QByteArray source(const QString& name)
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(const QString& name, const QColor& color, QSize devicePixels)
{
    const QString key = QStringLiteral("howdah/%1/%2/%3x%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(devicePixels.width())
                            .arg(devicePixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = source(name);
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(devicePixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class SvgIconEngine final : public QIconEngine {
public:
    SvgIconEngine(QString name, std::optional<Role> role)
        : m_name(std::move(name))
        , m_role(role)
    {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        QPixmap image = pixmap(QSize(side, side) * ratio, mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, image);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return render(m_name, ink(mode, state), size);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }
    QIconEngine* clone() const override { return new SvgIconEngine(*this); }
    QString key() const override { return QStringLiteral("howdah"); }
    bool isNull() override { return !hasIcon(m_name); }

private:
    [[nodiscard]] QColor ink(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled) {
            QColor faded = color(Role::SecondText);
            faded.setAlphaF(0.5F);
            return faded;
        }
        if (m_role)
            return color(*m_role);
        if (mode == QIcon::Selected || state == QIcon::On)
            return color(Role::Accent);
        return color(Role::SecondText);
    }
    QString m_name;
    std::optional<Role> m_role;
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new SvgIconEngine(name, std::nullopt));
}

QIcon icon(const QString& name, Role role)
{
    return QIcon(new SvgIconEngine(name, role));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap image = render(name, color, QSize(pixels, pixels));
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

QIcon applicationIcon()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(render(QStringLiteral("app"), Qt::white, QSize(size, size)));
    return result;
}

bool hasIcon(const QString& name)
{
    return QFile::exists(path(name));
}

} // namespace howdah::theme
