// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

namespace howdah::service {

enum class JobState { Running, Cancelling, Succeeded, Failed, Cancelled };

/// What a job says of itself while it runs. Rows, bytes and the time that remains are of the current step; total 0:
/// unknown, and then there is no ETA. stepCount 0: unknown.
struct JobProgress {
    QString step;
    int stepNumber = 0, stepCount = 0;
    qint64 done = 0, total = 0;
    enum class Unit { None, Rows, Bytes } unit = Unit::None;
    qint64 elapsedMs = 0;
    std::optional<qint64> remainingMs;
    /// While it is being cancelled: how long until it is cancelled by force.
    std::optional<qint64> forceInMs;
};

/// Handed to the job's work on its own thread.
class JobContext {
public:
    virtual ~JobContext() = default;
    /// How many steps there will be, when it is known beforehand.
    virtual void expectSteps(int count) = 0;
    virtual void beginStep(const base::Text& step) = 0;
    virtual void progress(qint64 done, qint64 total, JobProgress::Unit unit) = 0;
    /// A line for the journal and the dock.
    virtual void note(const base::Text& line) = 0;
    /// Asked by the first cancel(): end tidily.
    [[nodiscard]] virtual const base::StopToken& stop() const = 0;
    /// Asked by the second cancel(), or ten seconds after the first: end at once, and say what is left behind.
    [[nodiscard]] virtual const base::StopToken& force() const = 0;
};

/// Anything that lasts more than 300 ms: named steps, progress, cancel in stages, a journal in the store. Owns a
/// thread. Lives on the thread that made it; signals are emitted there. Destroying one that runs cancels it by force
/// and waits for its end.
class Job : public QObject {
    Q_OBJECT
public:
    using Work = std::function<base::Status(JobContext&)>;

    [[nodiscard]] virtual quint64 id() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual JobState state() const = 0;
    [[nodiscard]] virtual JobProgress progress() const = 0;
    /// Set once it failed or was cancelled.
    [[nodiscard]] virtual std::optional<base::Error> error() const = 0;
    /// Asks it to stop; state() is Cancelling until the work has ended. A second call forces it.
    virtual void cancel() = 0;

signals:
    /// State or progress moved on; at most ten times a second, and once a second while it runs.
    void changed();
    void noted(const QString& line);
    void finished();

protected:
    using QObject::QObject;
};

} // namespace howdah::service
