// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexadvice.h"
#include "core/service/indexbuild.h"
#include "core/service/indexeffect.h"
#include "core/service/task.h"

#include <QMetaType>
#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>
#include <vector>

namespace howdah::service {

class Console;
class Executor;

/// An index to change, with what it promises when it comes from an advice.
struct IndexOrder {
    IndexChange change;
    std::optional<IndexPromise> promise;
};

/// The index changes that were started from this console: each a job, and after it what the index did against its
/// promise. Lives on the console's thread.
class IndexWorks : public QObject {
    Q_OBJECT
public:
    struct Entry {
        IndexOrder order;
        pg::ConnectParams params;
        base::MonotonicTime started{};
        std::shared_ptr<IndexBuild> build;
        QPointer<Job> job; ///< null once it was dismissed
        JobState state = JobState::Running;
        std::optional<base::Error> error;
        std::optional<base::Result<IndexEffect>> effect;
        bool measuring = false;
    };

    IndexWorks(Console& console, std::shared_ptr<Executor> executor);
    ~IndexWorks() override;

    /// Starts the change as a job of the console, on the server that `params` leads to. When it succeeds and promised
    /// something, that is measured.
    Job* start(const pg::ConnectParams& params, const IndexOrder& order);
    [[nodiscard]] const std::vector<std::unique_ptr<Entry>>& entries() const { return m_entries; }
    /// The latest change of this kind to this index of this server; null: none was started.
    [[nodiscard]] const Entry* find(const pg::ConnectParams& params, IndexChange::Kind kind, const std::string& schema,
                                    const std::string& index) const;
    /// Of an index to create, whatever name it was given.
    [[nodiscard]] const Entry* find(const pg::ConnectParams& params, const advise::IndexDefinition& definition) const;
    /// Measures all kept promises of this server anew.
    void measureAgain(const pg::ConnectParams& params);

    /// Reads the outlook over a connection of its own.
    Task<IndexOutlook> lookAhead(const pg::ConnectParams& params, const IndexChange& change);

    /// Builds the advice on a copy as a job of the console; proved() tells when that succeeded.
    Job* prove(const pg::ConnectParams& params, const IndexAdvicePtr& advice, const ProofRequest& request);
    /// Whether a job for this advice runs.
    [[nodiscard]] bool isProving(const IndexAdvicePtr& advice) const;
    /// Reads what would be copied, over a connection of its own.
    Task<advise::CopyOutlook> lookAtCopy(const pg::ConnectParams& params, const IndexAdvicePtr& advice);

signals:
    /// A change was started, has ended, or was measured; a proof was started or has ended.
    void changed();
    /// `advice` was built on a copy, and this is what it looks like since.
    void proved(const howdah::service::IndexAdvicePtr& advice, const howdah::service::IndexAdvicePtr& since);

private:
    void finished(Entry& entry, const Job& job);
    void measure(Entry& entry);

    Console& m_console;
    std::shared_ptr<Executor> m_executor;
    std::vector<std::unique_ptr<Entry>> m_entries;
    std::vector<IndexAdvicePtr> m_proving;
};

} // namespace howdah::service

Q_DECLARE_METATYPE(howdah::service::IndexOrder)
Q_DECLARE_METATYPE(howdah::service::IndexAdvicePtr)
