// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/planink.h"

namespace howdah::widgets::ink {

namespace {

QColor mixed(const QColor& one, const QColor& other, double share)
{
    return QColor::fromRgbF(static_cast<float>(one.redF() * share + other.redF() * (1 - share)),
                            static_cast<float>(one.greenF() * share + other.greenF() * (1 - share)),
                            static_cast<float>(one.blueF() * share + other.blueF() * (1 - share)));
}

} // namespace

Box boxOf(models::Heat heat, bool back, theme::Scheme scheme)
{
    const double strength = heat == models::Heat::Cool ? 0.40 : 0.62;
    const QColor paper = theme::color(theme::Role::Surface, theme::Scheme::Light);
    Box box{mixed(theme::seriesColor(models::seriesOf(heat)), paper, strength),
            theme::color(theme::Role::Text, theme::Scheme::Light)};
    if (back) {
        box.fill = mixed(box.fill, theme::color(theme::Role::Surface, scheme), 0.25);
        box.text = theme::color(theme::Role::SecondText, scheme);
    }
    return box;
}

Box boxOf(models::Heat heat, bool back)
{
    return boxOf(heat, back, theme::currentScheme());
}

} // namespace howdah::widgets::ink
