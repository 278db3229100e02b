// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal.h"

#include "core/store/sql.h"

#include <array>

namespace howdah::store {
namespace {

constexpr std::array outcomeNames{"running", "succeeded", "failed", "cancelled", "abandoned"};

QString nameOf(JobOutcome outcome)
{
    return QString::fromLatin1(outcomeNames.at(static_cast<std::size_t>(outcome)));
}

JobOutcome outcomeNamed(const QString& name)
{
    for (std::size_t i = 0; i < outcomeNames.size(); ++i) {
        if (name == QLatin1String(outcomeNames.at(i)))
            return static_cast<JobOutcome>(i);
    }
    return JobOutcome::Abandoned;
}

QString stamp(base::WallTime at)
{
    return QString::fromStdString(base::toIso8601(at));
}

} // namespace

base::Result<qint64> beginJob(QSqlDatabase& database, const QString& title, const JobOwner& owner, base::WallTime at)
{
    HOWDAH_ASSIGN(const QSqlQuery query,
                  execute(database,
                          QStringLiteral("insert into job (title, state, started_at, host, pid, start_ticks)"
                                         " values (?, 'running', ?, ?, ?, ?)"),
                          {title, stamp(at), owner.host, static_cast<qlonglong>(owner.pid),
                           static_cast<qlonglong>(owner.startTicks)}));
    return query.lastInsertId().toLongLong();
}

base::Status addJobLine(QSqlDatabase& database, qint64 job, JournalLine kind, const QString& line, base::WallTime at)
{
    HOWDAH_TRY(
        execute(database, QStringLiteral("insert into job_log (job_id, at, kind, line) values (?, ?, ?, ?)"),
                {job, stamp(at), kind == JournalLine::Step ? QStringLiteral("step") : QStringLiteral("note"), line}));
    return {};
}

base::Status endJob(QSqlDatabase& database, qint64 job, JobOutcome outcome, const std::optional<base::Error>& error,
                    base::WallTime at)
{
    QVariant code(QMetaType::fromType<QString>());
    QVariant line(QMetaType::fromType<QString>());
    if (error) {
        const std::string_view codeName = base::name(error->code());
        code = QString::fromUtf8(codeName.data(), static_cast<qsizetype>(codeName.size()));
        line = QString::fromStdString(error->english());
    }
    HOWDAH_TRY(execute(database,
                       QStringLiteral("update job set state = ?, finished_at = ?, error_code = ?, error = ?"
                                      " where id = ?"),
                       {nameOf(outcome), stamp(at), code, line, job}));
    return {};
}

base::Result<int> markAbandonedJobs(QSqlDatabase& database, const QString& host,
                                    const std::function<bool(const JobOwner&)>& lives, base::WallTime at)
{
    std::vector<qint64> abandoned;
    {
        HOWDAH_ASSIGN(QSqlQuery query,
                      execute(database,
                              QStringLiteral("select id, pid, start_ticks from job where state = 'running'"
                                             " and host = ?"),
                              {host}));
        while (query.next()) {
            const JobOwner owner{host, query.value(1).toLongLong(),
                                 static_cast<std::uint64_t>(query.value(2).toLongLong())};
            if (!lives(owner))
                abandoned.push_back(query.value(0).toLongLong());
        }
    }
    for (const qint64 id : abandoned)
        HOWDAH_TRY(endJob(database, id, JobOutcome::Abandoned, {}, at));
    return static_cast<int>(abandoned.size());
}

base::Result<std::vector<JournalEntry>> lastJobs(QSqlDatabase& database, int limit)
{
    HOWDAH_ASSIGN(QSqlQuery query,
                  execute(database,
                          QStringLiteral("select id, title, state, started_at, coalesce(finished_at, ''),"
                                         " coalesce(error, '') from job order by id desc limit ?"),
                          {limit}));
    std::vector<JournalEntry> entries;
    while (query.next())
        entries.push_back({query.value(0).toLongLong(), query.value(1).toString(),
                           outcomeNamed(query.value(2).toString()), query.value(3).toString(),
                           query.value(4).toString(), query.value(5).toString()});
    return entries;
}

base::Result<std::vector<QString>> jobLines(QSqlDatabase& database, qint64 job)
{
    HOWDAH_ASSIGN(QSqlQuery query,
                  execute(database, QStringLiteral("select line from job_log where job_id = ? order by rowid"), {job}));
    std::vector<QString> lines;
    while (query.next())
        lines.push_back(query.value(0).toString());
    return lines;
}

} // namespace howdah::store
