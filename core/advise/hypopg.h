// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/whatif.h"
#include "core/base/deadline.h"
#include "core/pg/connectparams.h"

#include <memory>

namespace howdah::advise {

struct HypoPgOptions {
    pg::ConnectParams server; ///< straight to the server: hypothetical indexes belong to one session
    base::Deadline deadline = base::Deadline::after(base::Seconds(30)); ///< for connecting
    base::StopToken stop;
    base::Nanoseconds planTimeout = base::Seconds(10); ///< statement_timeout of the session
};

/// What-if by the extension hypopg, in a read-only session of its own on the server that is watched: where that is
/// installed and wanted. It reckons sizes itself: the size given to add() does not count. Only EXPLAIN without ANALYZE
/// is run. Nothing stays when the session ends.
class HypoPg : public WhatIf {
public:
    /// Unsupported: the extension is not in this database, or a pooler stands in between. Unreachable, LoginRefused,
    /// Timeout, Cancelled, Server.
    static base::Result<std::unique_ptr<HypoPg>> make(const HypoPgOptions& options);
    ~HypoPg() override;
    HypoPg(const HypoPg&) = delete;
    HypoPg& operator=(const HypoPg&) = delete;

    [[nodiscard]] Proof proof() const override { return Proof::HypoPg; }
    /// Unsupported: access methods other than B-tree, BRIN and hash, and partial indexes, with which the extension can
    /// crash the server (its issue 116).
    base::Result<Handle> add(const IndexDefinition& definition, base::ByteCount bytes) override;
    /// Unsupported: hiding an existing index before hypopg 1.4.
    base::Result<Estimate> estimate(const WorkloadStatement& statement, const Choice& choice,
                                    const base::StopToken& stop) override;
    base::Result<plan::PlanPtr> explain(const WorkloadStatement& statement, const Choice& choice,
                                        const base::StopToken& stop) override;
    [[nodiscard]] int explains() const override;

private:
    struct State;
    explicit HypoPg(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::advise
