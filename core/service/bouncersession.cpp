// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/bouncersession.h"

#include "core/service/postbox.h"

#include <limits>
#include <mutex>
#include <utility>
#include <vector>

namespace howdah::service {

namespace {

/// What the watch's thread leaves for ours, with at most one wake-up under way.
struct Inbox {
    std::mutex mutex;
    std::vector<monitor::PgBouncerSamplePtr> samples;
    std::optional<monitor::SamplerState> state;
    bool woken = false;
    std::shared_ptr<Postbox> postbox;
    std::function<void()> wake;

    template <class Put> void put(Put put)
    {
        const std::scoped_lock lock(mutex);
        put(*this);
        if (!std::exchange(woken, true))
            postbox->post(wake);
    }
};

double orGap(const std::optional<double>& value)
{
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

} // namespace

struct BouncerSession::State {
    pg::ConnectParams params;
    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    std::unique_ptr<monitor::PgBouncerWatch> watch;
    monitor::SamplerState state;
    monitor::PgBouncerSamplePtr sample;
    monitor::RingSeries waitingClients, busyServers;
};

BouncerSession::BouncerSession(pg::ConnectParams params, QObject* parent)
    : QObject(parent)
    , m_state(std::make_unique<State>())
{
    State& state = *m_state;
    state.params = params;
    state.inbox->postbox = Postbox::of(this);
    state.inbox->wake = [this] { readMail(); };
    monitor::PgBouncerOptions options;
    options.params = std::move(params);
    monitor::PgBouncerCallbacks callbacks;
    callbacks.onSample = [inbox = state.inbox](monitor::PgBouncerSamplePtr sample) {
        inbox->put([&](Inbox& box) {
            constexpr std::size_t most = 600; // a thread that is held up keeps the last minutes
            if (box.samples.size() < most)
                box.samples.push_back(std::move(sample));
        });
    };
    callbacks.onState = [inbox = state.inbox](const monitor::SamplerState& now) {
        inbox->put([&](Inbox& box) { box.state = now; });
    };
    state.watch = std::make_unique<monitor::PgBouncerWatch>(std::move(options), std::move(callbacks));
}

BouncerSession::~BouncerSession()
{
    m_state->inbox->postbox->close();
}

void BouncerSession::readMail()
{
    State& state = *m_state;
    std::vector<monitor::PgBouncerSamplePtr> samples;
    {
        const std::scoped_lock lock(state.inbox->mutex);
        state.inbox->woken = false;
        samples = std::exchange(state.inbox->samples, {});
        if (state.inbox->state)
            state.state = *std::exchange(state.inbox->state, std::nullopt);
    }
    for (const monitor::PgBouncerSamplePtr& sample : samples) {
        const auto& rates = sample->rates;
        state.waitingClients.append({sample->time, rates ? orGap(rates->waitingClients) : orGap({})});
        state.busyServers.append({sample->time, rates ? orGap(rates->busyServers) : orGap({})});
        state.sample = sample;
    }
    emit changed();
}

QString BouncerSession::displayName() const
{
    const std::string name = m_state->params.displayName();
    return QString::fromStdString(name.substr(0, name.rfind('/')));
}

monitor::SamplerState BouncerSession::state() const
{
    return m_state->state;
}

monitor::PgBouncerSamplePtr BouncerSession::sample() const
{
    return m_state->sample;
}

const monitor::RingSeries& BouncerSession::waitingClients() const
{
    return m_state->waitingClients;
}

const monitor::RingSeries& BouncerSession::busyServers() const
{
    return m_state->busyServers;
}

void BouncerSession::refresh()
{
    m_state->watch->sampleNow();
}

} // namespace howdah::service
