// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/job.h"

#include <memory>

namespace howdah::store {
class Store;
}

namespace howdah::service {

/// The job itself: a thread that runs the work, and what it says brought to the object's thread, throttled.
class ThreadJob final : public Job {
    Q_OBJECT
public:
    struct Options {
        quint64 id = 0;
        base::Text title;
        /// Where the journal is kept; must outlive the job. Null: nowhere.
        store::Store* journal = nullptr;
        /// From the first cancel() to force.
        base::Nanoseconds grace = base::Seconds(10);
    };
    /// Starts at once.
    ThreadJob(Options options, Work work, QObject* parent = nullptr);
    ~ThreadJob() override;

    [[nodiscard]] quint64 id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] JobState state() const override;
    [[nodiscard]] JobProgress progress() const override;
    [[nodiscard]] std::optional<base::Error> error() const override;
    void cancel() override;

private:
    class Context;
    struct State;
    void deliver();
    void finish(const base::Status& result);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
