// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/keyspectrum.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace howdah::advise {

/// What a part of the blocks drawn would have shown, on average.
struct KeySpectrum::Part {
    double places = 0; ///< pairs of a key and a block that has it
    double found = 0;  ///< keys
    double once = 0, twice = 0, thrice = 0;
};

namespace {

constexpr double farthest = 8; ///< a smaller part says little of what was drawn

enum Estimator { Duj1, Chao, Power, Bent, Mixed, estimators };

/// The logarithm of what the number of keys grows by when the rows become `times` as many: its slope is 1 where all are
/// new, 0 where none is. `bend`: how fast the slope falls.
double grownBy(double slope, double bend, double times)
{
    return std::fabs(bend) < 1e-6 ? slope * std::log(times) : slope * (1 - std::pow(times, -bend)) / bend;
}

} // namespace

void KeySpectrum::add(int blocks, double rows, double width)
{
    constexpr double alike = 1.1; // how much a class may spread
    const int found = std::max(1, blocks);
    const int step = static_cast<int>(std::log(std::max(1.0, rows)) / std::log(alike));
    for (Group* const group : {&m_groups[found], &m_classes[{found, step}]}) {
        ++group->keys;
        group->rows += rows;
        group->width += width;
    }
    ++m_found;
}

KeySpectrum::Part KeySpectrum::part(double share) const
{
    Part part;
    const double rest = 1 - share;
    for (const auto& [blocks, group] : m_groups) {
        const double n = blocks;
        part.places += group.keys * n * share;
        part.found += group.keys * (1 - std::pow(rest, n));
        // Binomial: a key in so many blocks is in exactly one, two, three of the part's.
        part.once += group.keys * n * share * std::pow(rest, n - 1);
        if (blocks > 1)
            part.twice += group.keys * n * (n - 1) / 2 * share * share * std::pow(rest, n - 2);
        if (blocks > 2)
            part.thrice += group.keys * n * (n - 1) * (n - 2) / 6 * share * share * share * std::pow(rest, n - 3);
    }
    return part;
}

/// Keys in `times` as much as that share of what was drawn.
double KeySpectrum::estimate(int estimator, double share, double times) const
{
    const Part here = part(share);
    if (here.found <= 0 || here.once <= 0)
        return here.found;
    const double most = here.found + (times - 1) * here.once; // no key is rarer than one that is there once
    const double slope = here.once / here.found;
    double keys = here.found;
    switch (estimator) {
    case Duj1:
        keys = here.found / (1 - here.once / here.places * (1 - 1 / times));
        break;
    case Chao: {
        const double unseen = here.once * here.once / (2 * here.twice + 1e-9);
        keys = here.found + unseen * -std::expm1(-(times - 1) * here.once / std::max(unseen, 1e-9));
        break;
    }
    case Mixed: {
        // Alike keys follow Poisson's law, which twice and thrice give; what is there once beyond it is not repeated.
        const double rate = here.twice > 0 ? 3 * here.thrice / here.twice : 0;
        const double alike = rate > 0 ? 2 * here.twice * std::exp(rate) / rate / rate : 0;
        const double own = std::max(0.0, here.once - alike * rate * std::exp(-rate));
        keys = here.found + alike * (std::exp(-rate) - std::exp(-rate * times)) + own * (times - 1);
        break;
    }
    case Power:
        keys = here.found * std::pow(times, slope);
        break;
    default: {
        constexpr double half = 0.5;
        const Part before = part(share * half);
        const double slopeBefore = before.found > 0 ? before.once / before.found : slope;
        const double bend = std::log(std::max(slopeBefore, 1e-9) / std::max(slope, 1e-9)) / -std::log(half);
        keys = here.found * std::exp(grownBy(slope, std::max(0.0, bend), times));
        break;
    }
    }
    return std::clamp(keys, here.found, std::max(here.found, most));
}

/// Of the logarithm, when it has to tell what was found from a part. Over two ways, so that one lucky hit decides
/// nothing.
double KeySpectrum::errorOf(int estimator, double times) const
{
    const double far = std::clamp(times, 1.5, farthest);
    double error = 0;
    for (const double way : {far, std::sqrt(far)})
        error = std::max(error, std::fabs(std::log(estimate(estimator, 1 / way, way) / m_found)));
    return error * std::max(1.0, std::log(times) / std::log(far));
}

KeySpectrum::Estimate KeySpectrum::keysIn(double times) const
{
    if (m_found <= 0)
        return {};
    if (times <= 1) {
        const double keys = part(std::max(0.0, times)).found;
        return {keys, keys, keys};
    }
    std::array<double, estimators> errors{};
    for (int estimator = 0; estimator < estimators; ++estimator)
        errors[static_cast<std::size_t>(estimator)] = errorOf(estimator, times);
    const double chao = estimate(Chao, 1, times);
    constexpr double certain = 0.01, twiceAsBad = 2;
    // So close only where the keys are alike, or each has its own; the others see more in it than there is.
    if (const double error = errors[Chao]; error < certain / 2)
        return {chao, std::max(m_found, chao * std::exp(-error)), chao * std::exp(error)};
    const double best = *std::ranges::min_element(errors) + certain;
    double weights = 0, sum = 0, least = 0, most = 0;
    for (int estimator = 0; estimator < estimators; ++estimator) {
        const double error = errors[static_cast<std::size_t>(estimator)] + certain;
        if (error > twiceAsBad * best)
            continue;
        const double keys = std::log(estimate(estimator, 1, times));
        const double low = keys - (error - certain), high = keys + (error - certain);
        least = weights > 0 ? std::min(least, low) : low;
        most = weights > 0 ? std::max(most, high) : high;
        weights += 1 / (error * error);
        sum += keys / (error * error);
    }
    // Chao's is a lower bound whatever the keys are like. A short way needs none.
    if (times > farthest / 2)
        least = std::min(least, std::log(chao));
    const double found = std::log(m_found);
    return {std::exp(std::max(found, sum / weights)), std::exp(std::max(found, least)),
            std::exp(std::max(found, most))};
}

} // namespace howdah::advise
