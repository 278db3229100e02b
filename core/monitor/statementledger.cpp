// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/statementledger.h"

#include "core/monitor/sqltemplate.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

namespace howdah::monitor {

namespace {

constexpr std::array wholeFigures{&StatementFigures::calls,      &StatementFigures::rows,
                                  &StatementFigures::blocksHit,  &StatementFigures::blocksRead,
                                  &StatementFigures::tempBlocks, &StatementFigures::walBytes};
constexpr std::array timeFigures{&StatementFigures::executionMs, &StatementFigures::planMs, &StatementFigures::ioMs};

/// Every figure only grows; one that fell tells of a reset that nothing else told of (a single statement can be reset).
bool anyFell(const StatementFigures& before, const StatementFigures& after)
{
    const auto fell = [&](auto figure) { return after.*figure < before.*figure; };
    return std::ranges::any_of(wholeFigures, fell) || std::ranges::any_of(timeFigures, fell);
}

StatementFigures difference(const StatementFigures& before, const StatementFigures& after)
{
    StatementFigures result;
    for (const auto figure : wholeFigures)
        result.*figure = after.*figure - before.*figure;
    for (const auto figure : timeFigures)
        result.*figure = after.*figure - before.*figure;
    return result;
}

constexpr float gapMark = std::numeric_limits<float>::quiet_NaN();

} // namespace

void StatementLedger::apply(const StatementReading& reading)
{
    // After a restart the counters may be the saved ones, lost, or another server's: nothing of them can be put into
    // the interval without the danger of a spike that never was.
    const bool continues = m_last && m_last->postmasterStart == reading.postmasterStart && reading.at > m_last->at;
    const bool resetBetween = continues && reading.reset && reading.reset != m_last->reset;
    const bool evictedBetween = continues && reading.evictions != m_last->evictions;
    ++m_reading;
    m_seconds = continues ? std::chrono::duration<double>(reading.at - m_last->at).count() : 0;
    m_anyLowerBound = !continues;

    for (const StatementCounters& row : reading.rows) {
        const auto [found, isNew] = m_entries.try_emplace(row.key);
        Entry& entry = found->second;
        const StatementFigures before = entry.total;
        entry.reading = m_reading;
        entry.total = row.total;
        entry.maxMs = row.maxMs;
        entry.interval = {};
        entry.lowerBound = false;
        if (!continues) {
            entry.lowerBound = m_last.has_value();
        } else if (row.since) {
            if (*row.since > m_last->at) {
                entry.interval = row.total;
                entry.lowerBound = !isNew;
            } else if (isNew || anyFell(before, row.total)) {
                // It was there at the last reading and could not be seen then.
                entry.lowerBound = true;
            } else {
                entry.interval = difference(before, row.total);
            }
        } else if (isNew) {
            // Where rows were hidden at the last reading, a new one may be old.
            if (m_last->hidden == 0)
                entry.interval = row.total;
            entry.lowerBound = m_last->hidden != 0 || evictedBetween || resetBetween;
        } else if (resetBetween || anyFell(before, row.total)) {
            entry.interval = row.total;
            entry.lowerBound = true;
        } else {
            entry.interval = difference(before, row.total);
        }
        m_anyLowerBound = m_anyLowerBound || entry.lowerBound;
        remember(entry);
    }
    std::erase_if(m_entries, [this](const auto& item) { return item.second.reading != m_reading; });
    m_anyLowerBound = m_anyLowerBound || evictedBetween;

    m_shape.push_back(continues ? 0.0F : gapMark);
    if (m_shape.size() > historyLength)
        m_shape.pop_front();
    m_intervalMs = 0;
    m_foreignMs = 0;
    m_foreignIntervalMs = 0;
    for (const auto& [key, entry] : m_entries) {
        if (!key.topLevel)
            continue;
        m_intervalMs += entry.interval.executionMs;
        if (!entry.own) {
            m_foreignMs += entry.total.executionMs;
            m_foreignIntervalMs += entry.interval.executionMs;
        }
    }
    m_last =
        StatementReading{reading.at, reading.postmasterStart, reading.evictions, reading.reset, reading.hidden, {}};
}

void StatementLedger::remember(Entry& entry) const
{
    const float value = m_seconds > 0 ? static_cast<float>(entry.interval.executionMs / m_seconds) : gapMark;
    if (entry.history.empty()) {
        if (!(value > 0))
            return;
        const std::size_t earlier = std::min(m_shape.size(), historyLength - 1);
        entry.history.assign(m_shape.end() - static_cast<std::ptrdiff_t>(earlier), m_shape.end());
    }
    entry.history.push_back(value);
    if (entry.history.size() > historyLength)
        entry.history.erase(entry.history.begin());
}

std::optional<double> StatementLedger::intervalMs() const
{
    return m_seconds > 0 && !m_anyLowerBound ? std::optional(m_intervalMs) : std::nullopt;
}

std::vector<const StatementLedger::Item*> StatementLedger::chosen(std::size_t perFigure) const
{
    std::vector<const Item*> items;
    items.reserve(m_entries.size());
    for (const Item& item : m_entries) {
        if (!item.second.own)
            items.push_back(&item);
    }
    const auto byTotalTime = [](const Item* a, const Item* b) {
        return a->second.total.executionMs > b->second.total.executionMs ||
               (a->second.total.executionMs == b->second.total.executionMs && a->first < b->first);
    };
    if (items.size() > perFigure) {
        using Figure = std::function<double(const Entry&)>;
        static const std::array<Figure, 12> figures{
            [](const Entry& e) { return e.total.executionMs; },
            [](const Entry& e) { return e.interval.executionMs; },
            [](const Entry& e) { return e.total.meanMs(); },
            [](const Entry& e) { return e.interval.meanMs(); },
            [](const Entry& e) { return e.maxMs; },
            [](const Entry& e) { return static_cast<double>(e.total.calls); },
            [](const Entry& e) { return static_cast<double>(e.interval.calls); },
            [](const Entry& e) { return static_cast<double>(e.total.rows); },
            [](const Entry& e) { return static_cast<double>(e.total.blocksRead); },
            [](const Entry& e) { return e.total.ioMs; },
            [](const Entry& e) { return static_cast<double>(e.total.tempBlocks); },
            [](const Entry& e) { return static_cast<double>(e.total.walBytes); },
        };
        std::vector<const Item*> leading;
        for (const Figure& figure : figures) {
            const auto end = items.begin() + static_cast<std::ptrdiff_t>(perFigure);
            std::nth_element(items.begin(), end, items.end(), [&](const Item* a, const Item* b) {
                const double left = figure(a->second), right = figure(b->second);
                return left > right || (left == right && a->first < b->first);
            });
            leading.insert(leading.end(), items.begin(), end);
        }
        std::ranges::sort(leading);
        leading.erase(std::unique(leading.begin(), leading.end()), leading.end());
        items = std::move(leading);
    }
    std::ranges::sort(items, byTotalTime);
    return items;
}

std::vector<StatementRow> StatementLedger::leaders(std::size_t perFigure) const
{
    std::vector<StatementRow> rows;
    for (const Item* item : chosen(perFigure)) {
        const Entry& entry = item->second;
        StatementRow& row = rows.emplace_back();
        row.key = item->first;
        row.text = entry.text;
        row.databaseName = entry.databaseName;
        row.userName = entry.userName;
        row.total = entry.total;
        row.interval = entry.interval;
        row.lowerBound = entry.lowerBound;
        row.maxMs = entry.maxMs;
        // A nested statement's time is also its caller's: its share is of the same whole, and shares need not sum to 1.
        row.share = m_foreignMs > 0 ? std::min(1.0, entry.total.executionMs / m_foreignMs) : 0;
        row.intervalShare =
            m_foreignIntervalMs > 0 ? std::min(1.0, entry.interval.executionMs / m_foreignIntervalMs) : 0;
        if (entry.history.empty())
            row.recentMsPerSecond.assign(m_shape.begin(), m_shape.end());
        else
            row.recentMsPerSecond = entry.history;
    }
    return rows;
}

std::vector<StatementKey> StatementLedger::withoutText(std::size_t perFigure) const
{
    std::vector<StatementKey> keys;
    for (const Item* item : chosen(perFigure)) {
        if (!item->second.textKnown)
            keys.push_back(item->first);
    }
    return keys;
}

void StatementLedger::setText(const StatementKey& key, std::string text, std::string databaseName, std::string userName)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    entry.textKnown = true;
    const bool own = text.find(statementMark) != std::string::npos;
    if (own && !entry.own && key.topLevel) {
        m_foreignMs -= entry.total.executionMs;
        m_foreignIntervalMs -= entry.interval.executionMs;
    }
    entry.own = own;
    entry.text = own ? std::string() : std::move(text);
    entry.databaseName = std::move(databaseName);
    entry.userName = std::move(userName);
}

} // namespace howdah::monitor
