// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QSqlDatabase;

namespace howdah::store {

/// The process that runs a job, told apart from a later one with the same number.
struct JobOwner {
    QString host;
    std::int64_t pid = 0;
    std::uint64_t startTicks = 0;
};

/// How a job ended; Abandoned: its process died under it.
enum class JobOutcome { Running, Succeeded, Failed, Cancelled, Abandoned };

/// One job as the journal remembers it.
struct JournalEntry {
    qint64 id = 0;
    QString title;
    JobOutcome outcome = JobOutcome::Running;
    QString startedAt;  ///< ISO 8601, UTC
    QString finishedAt; ///< empty while it runs
    QString error;      ///< one line, empty when it succeeded
};

enum class JournalLine { Step, Note };

/// The journal of jobs: what ran, when, how it ended. All of these run inside Store::write or Store::read.
base::Result<qint64> beginJob(QSqlDatabase& database, const QString& title, const JobOwner& owner, base::WallTime at);
base::Status addJobLine(QSqlDatabase& database, qint64 job, JournalLine kind, const QString& line, base::WallTime at);
base::Status endJob(QSqlDatabase& database, qint64 job, JobOutcome outcome, const std::optional<base::Error>& error,
                    base::WallTime at);
/// Marks running jobs of this host whose process `lives` denies as Abandoned; returns how many.
base::Result<int> markAbandonedJobs(QSqlDatabase& database, const QString& host,
                                    const std::function<bool(const JobOwner&)>& lives, base::WallTime at);
/// Newest first.
base::Result<std::vector<JournalEntry>> lastJobs(QSqlDatabase& database, int limit);
/// The lines of one job in the order they were written.
base::Result<std::vector<QString>> jobLines(QSqlDatabase& database, qint64 job);

} // namespace howdah::store
