// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/whatif.h"
#include "core/base/deadline.h"
#include "core/pg/connectparams.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::advise {

struct CloneOptions {
    pg::ConnectParams source;                ///< straight to the server: not through a pooler
    std::vector<std::string> binDirectories; ///< more places where a PostgreSQL of the same major version may be
    /// Tables, views and functions, schema and name, that statements will be about; what they depend on comes along. An
    /// empty schema: those of that name in any; a name that is none is no harm. Empty: all tables. Worth giving where
    /// the database has hundreds: each table costs some 10 ms. catalog() is of all tables in any case.
    std::vector<std::pair<std::string, std::string>> tables;
    std::shared_ptr<const Catalog> catalog; ///< the source's, as it was read just now; null: it is read
    base::Deadline deadline = base::Deadline::after(base::Seconds(300)); ///< for making the clone
    base::StopToken stop;
    base::Nanoseconds lockWait = base::Seconds(5);     ///< most for a table that is locked exclusively at the source
    base::Nanoseconds planTimeout = base::Seconds(30); ///< most for one statement to be planned
    /// "connecting", "initdb", "schema", "statistics", ... on the calling thread.
    std::function<void(std::string_view step)> onStep;
};

/// The default what-if engine: a private cluster of the source's major version with its schema and its planner's
/// statistics, and tables that are as long as the source's and hold nothing. What is asked of it costs the source
/// nothing; making it reads the source's catalogue and runs pg_dump --schema-only there.
///
/// Statements are planned by a role without rights beyond the schema: functions that came with it, which the planner
/// may call, can do no more than that. The cluster is removed with the object, and by its guard when this process is
/// killed.
class Clone : public WhatIf {
public:
    /// Unsupported (no server of that version here, a pooler in between), Unreachable, LoginRefused, Permission,
    /// Timeout, Cancelled, DiskFull, ConnectionLost, Server. Leaves nothing behind when it fails.
    static base::Result<std::unique_ptr<Clone>> make(const CloneOptions& options);
    ~Clone() override;
    Clone(const Clone&) = delete;
    Clone& operator=(const Clone&) = delete;

    /// The source's catalogue as it was read for the clone.
    [[nodiscard]] const Catalog& catalog() const;
    /// What the clone lacks, and why.
    [[nodiscard]] const std::vector<base::Text>& notes() const;

    [[nodiscard]] Proof proof() const override { return Proof::Clone; }
    base::Result<Handle> add(const IndexDefinition& definition, base::ByteCount bytes) override;
    base::Result<Estimate> estimate(const WorkloadStatement& statement, const Choice& choice,
                                    const base::StopToken& stop) override;
    base::Result<plan::PlanPtr> explain(const WorkloadStatement& statement, const Choice& choice,
                                        const base::StopToken& stop) override;
    [[nodiscard]] int explains() const override;

private:
    struct State;
    explicit Clone(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::advise
