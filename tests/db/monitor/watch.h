// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sampler.h"

#include "tests/support/cluster.h"

#include <algorithm>
#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>
#include <vector>

namespace howdah::test {

/// Gathers what a sampler tells, for a test that waits for something to come up.
template <class Sample, class Callbacks> class BasicWatch {
public:
    using SamplePtr = std::shared_ptr<const Sample>;

    Callbacks callbacks()
    {
        return {[this](SamplePtr sample) {
                    const std::lock_guard lock(m_mutex);
                    m_samples.push_back(std::move(sample));
                    m_changed.notify_all();
                },
                [this](const monitor::SamplerState& state) {
                    const std::lock_guard lock(m_mutex);
                    m_states.push_back(state);
                    m_changed.notify_all();
                }};
    }

    /// The first sample from number `from` on (in the order they came) that `wanted` accepts; null when none came
    /// within 20 s.
    template <class Wanted> SamplePtr sample(Wanted wanted, std::size_t from = 0)
    {
        std::unique_lock lock(m_mutex);
        SamplePtr found;
        m_changed.wait_for(lock, std::chrono::seconds(20), [&] {
            for (std::size_t i = from; i < m_samples.size(); ++i) {
                if (wanted(*m_samples[i])) {
                    found = m_samples[i];
                    return true;
                }
            }
            return false;
        });
        return found;
    }
    SamplePtr first()
    {
        return sample([](const Sample&) { return true; });
    }
    /// A sample begun after this call.
    SamplePtr next()
    {
        const std::size_t from = count() + 1;
        return sample([](const Sample&) { return true; }, from);
    }
    bool state(monitor::SamplerState::Kind kind, std::size_t from = 0)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] {
            for (std::size_t i = from; i < m_states.size(); ++i) {
                if (m_states[i].kind == kind)
                    return true;
            }
            return false;
        });
    }
    std::size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_samples.size();
    }
    std::vector<SamplePtr> samples()
    {
        const std::lock_guard lock(m_mutex);
        return m_samples;
    }
    std::vector<monitor::SamplerState> states()
    {
        const std::lock_guard lock(m_mutex);
        return m_states;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<SamplePtr> m_samples;
    std::vector<monitor::SamplerState> m_states;
};
using Watch = BasicWatch<monitor::Sample, monitor::SamplerCallbacks>;

/// Fast enough that a test need not wait long.
inline monitor::SamplerOptions quick(pg::ConnectParams params)
{
    monitor::SamplerOptions options;
    options.params = std::move(params);
    options.interval = base::Milliseconds(50);
    options.statementsInterval = base::Milliseconds(100);
    // Other programs share the server: whatever they ran, every statement is told.
    options.statementRows = 50000;
    return options;
}

inline monitor::ProbeState probe(const monitor::Sample& sample, std::string_view name)
{
    const auto found = std::ranges::find(sample.probes, name, &monitor::ProbeState::probe);
    return found == sample.probes.end() ? monitor::ProbeState{monitor::ProbeState::Kind::Failed, {}, {}, {}} : *found;
}

inline const monitor::Session* session(const monitor::Sample& sample, base::BackendPid pid)
{
    const auto found = std::ranges::find(sample.sessions, pid, &monitor::Session::pid);
    return found == sample.sessions.end() ? nullptr : &*found;
}

/// The statement of that database whose text has that part: other databases of a shared server may know the same text.
inline const monitor::StatementRow* statement(const monitor::Sample& sample, const Database& database,
                                              std::string_view part)
{
    const auto found = std::ranges::find_if(sample.statements, [&](const monitor::StatementRow& row) {
        return row.databaseName == database.name() && row.text.find(part) != std::string::npos;
    });
    return found == sample.statements.end() ? nullptr : &*found;
}

} // namespace howdah::test
