// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/monitor/json.h"
#include "core/monitor/sampler.h"
#include "core/service/translate.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace howdah::ctl {

namespace {

/// What the sampler's thread leaves for the one that prints.
struct Mailbox {
    std::mutex mutex;
    std::condition_variable_any arrived;
    std::deque<monitor::SamplePtr> samples;
    std::optional<monitor::SamplerState> state;
};

QString line(const monitor::Sample& sample)
{
    const auto count = [&](auto&& predicate) {
        return static_cast<int>(std::count_if(sample.sessions.begin(), sample.sessions.end(), predicate));
    };
    const int clients = count([](const monitor::Session& s) { return s.backendType == "client backend"; });
    const int active = count([](const monitor::Session& s) { return s.state == "active" && !s.ours; });
    const int waiting = count([](const monitor::Session& s) { return s.waitEventType == "Lock"; });
    const auto figure = [](double value) { return QString::fromStdString(base::human::number(value)); };
    QString text = Ctl::tr("%1  %2 connections, %3 active, %4 waiting")
                       .arg(QString::fromStdString(base::toIso8601(sample.serverTime)))
                       .arg(clients)
                       .arg(active)
                       .arg(waiting);
    if (sample.rates) {
        text += Ctl::tr(", %1 transactions/s").arg(figure(sample.rates->transactionsPerSecond()));
        if (const auto ratio = sample.rates->cacheHitRatio())
            text += Ctl::tr(", %1 cache hits").arg(QString::fromStdString(base::human::percent(*ratio)));
    }
    return text + QLatin1Char('\n');
}

Exit monitorServer(Context& context, double intervalSeconds, double durationSeconds)
{
    const auto params = context.target();
    if (!params)
        return context.fail(params.error());
    const auto seconds = [](double value) {
        return std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(value));
    };
    Mailbox mailbox;
    monitor::SamplerOptions options;
    options.params = *params;
    options.interval = seconds(intervalSeconds);
    options.connectTimeout = context.timeout();
    monitor::Sampler sampler(options, {.onSample =
                                           [&](monitor::SamplePtr sample) {
                                               const std::lock_guard lock(mailbox.mutex);
                                               mailbox.samples.push_back(std::move(sample));
                                               mailbox.arrived.notify_one();
                                           },
                                       .onState =
                                           [&](const monitor::SamplerState& state) {
                                               const std::lock_guard lock(mailbox.mutex);
                                               mailbox.state = state;
                                               mailbox.arrived.notify_one();
                                           }});

    const base::Deadline firstContact = base::Deadline::after(context.timeout());
    base::Deadline end = durationSeconds > 0 ? base::Deadline::after(context.timeout() + seconds(durationSeconds))
                                             : base::Deadline::never();
    bool seen = false;
    while (!context.stop().stop_requested()) {
        std::optional<monitor::SamplerState> state;
        std::deque<monitor::SamplePtr> samples;
        {
            std::unique_lock lock(mailbox.mutex);
            const base::Deadline until =
                (seen ? end : firstContact.earlier(end)).earlier(base::Deadline::after(base::Seconds(3600)));
            mailbox.arrived.wait_until(lock, context.stop(), *until.at(),
                                       [&] { return !mailbox.samples.empty() || mailbox.state.has_value(); });
            samples.swap(mailbox.samples);
            state.swap(mailbox.state);
        }
        if (!seen && !samples.empty()) {
            seen = true;
            // The time asked for begins with the first reading.
            if (durationSeconds > 0)
                end = base::Deadline::after(seconds(durationSeconds));
        }
        for (const monitor::SamplePtr& sample : samples) {
            if (context.globals().json)
                context.document(monitor::monitorDocument(*sample, monitor::identityOf(*params, *sample)));
            else
                context.print(line(*sample));
        }
        if (!samples.empty() && !context.flush())
            return Exit::Failed;
        if (state && state->kind == monitor::SamplerState::Kind::Lost && state->error) {
            const bool hopeless = state->error->code() == base::ErrorCode::LoginRefused;
            if (!seen && (hopeless || firstContact.passed() || state->error->code() == base::ErrorCode::Unreachable))
                return context.fail(Context::unreachable(*state->error));
            context.message(service::oneLine(*state->error));
        }
        if (!seen && firstContact.passed())
            return context.fail(base::Error(
                base::ErrorCode::Unreachable,
                base::Text(HOWDAH_TEXT("ctl", "No reading from %1 in time"), {params->displayName()}), {},
                base::Text(HOWDAH_TEXT("ctl", "see whether the server answers, or give it longer with --timeout"))));
        if (seen && end.passed())
            return Exit::Done;
    }
    return Exit::Cancelled;
}

} // namespace

void addMonitor(Verbs& verbs)
{
    const auto interval = std::make_shared<double>(1.0);
    const auto duration = std::make_shared<double>(0.0);
    CLI::App* verb =
        verbs.add("monitor", Ctl::tr("Watch the server: a line a reading, with --json a document each"),
                  [interval, duration](Context& context) { return monitorServer(context, *interval, *duration); });
    verb->add_option("--interval", *interval, Ctl::tr("Seconds between two readings (1)").toStdString())
        ->check(CLI::Range(0.1, 3600.0));
    verb->add_option("--duration", *duration,
                     Ctl::tr("Seconds after which it ends; without it, at Ctrl+C").toStdString())
        ->check(CLI::Range(0.1, 1e9));
}

} // namespace howdah::ctl
