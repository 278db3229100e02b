// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/advise/search.h"
#include "core/advise/searchcosts.h"
#include "core/advise/whatif.h"
#include "core/advise/workload.h"
#include "core/advise/writecost.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::advise {

/// The candidates of a workload made known to the engine: their sizes and upkeep, for which statements a plan uses
/// them, and which are used together. Grown from those given by merging two, by taking parts away, and by indexes on
/// single columns.
///
/// Every statement is planned with all candidates of its tables at once; what that plan uses counts for the statement
/// and is taken away, and so on until nothing new helps. What no plan ever uses is out of the search.
class SearchPool {
public:
    struct Entry {
        IndexDefinition index;
        const TableInfo* table = nullptr;
        base::ByteCount bytes;
        double rowsShare = 1;
        double upkeep = 0;
        bool known = false; ///< to the engine
        bool singleColumn = false;
        base::Text reason;
        base::Text refused;          ///< why the engine cannot try it
        std::vector<int> statements; ///< it was made for
    };
    using OnProgress = std::function<void(int done, int total)>;

    /// All must outlive it.
    SearchPool(const Workload& workload, const Catalog& catalog, const std::vector<Candidate>& candidates,
               WhatIf& engine);

    /// Once; a second call does nothing. After an error it starts again.
    base::Status prepare(const base::StopToken& stop, const OnProgress& progress);
    /// The same for the indexes on single columns.
    base::Status prepareSingles(const base::StopToken& stop);

    [[nodiscard]] SearchCosts& costs() { return *m_costs; }
    [[nodiscard]] const Entry& entry(int candidate) const { return m_entries[static_cast<std::size_t>(candidate)]; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// 0 for a statement that cannot be planned.
    [[nodiscard]] const std::vector<double>& weights() const { return m_weights; }
    /// Plans each statement with all of `chosen` on its tables, also those that no plan of it used. Where that comes
    /// out otherwise than the costs say, they count for the statement from now on: true when there was one.
    base::Result<bool> verify(const CandidateSet& chosen, const base::StopToken& stop);
    [[nodiscard]] std::vector<SearchItem> items(bool singlesOnly) const;
    [[nodiscard]] std::vector<CandidateSet> bundles() const { return m_bundles; }
    /// What one execution of the statement writes, with `chosen` there and, if one is named, without an existing index
    /// (writingCost()); 0 for one that only reads.
    [[nodiscard]] double writing(int statement, const CandidateSet& chosen, std::string_view without = {}) const;
    [[nodiscard]] const std::vector<base::Text>& notes() const { return m_notes; }

private:
    base::Status plan(int statement, const base::StopToken& stop);
    void noteWrites(int statement, const plan::Plan& plan);
    void finishWrites();
    base::Result<int> include(const IndexDefinition& index, const base::StopToken& stop);
    base::Result<double> shareOf(const IndexDefinition& index, const TableInfo& table, const base::StopToken& stop);
    base::Result<CandidateSet> helpful(int statement, const CandidateSet& visible, const base::StopToken& stop);
    base::Status peel(int statement, CandidateSet visible, bool bundles, const base::StopToken& stop);
    base::Status grow(const base::StopToken& stop);
    base::Status offer(const IndexDefinition& index, const std::vector<int>& parents, const base::Text& reason,
                       const base::StopToken& stop);
    [[nodiscard]] const TableInfo* tableNamed(const std::string& schema, const std::string& name) const;

    const Workload& m_workload;
    const Catalog& m_catalog;
    const std::vector<Candidate>& m_given;
    WhatIf& m_engine;
    std::unique_ptr<SearchCosts> m_costs;
    std::vector<Entry> m_entries;
    std::map<IndexDefinition, int> m_numbers;
    std::map<IndexDefinition, WhatIf::Handle> m_handles;
    std::map<std::pair<const TableInfo*, std::string>, double> m_shares;
    std::vector<std::set<const TableInfo*>> m_tables; ///< that a statement reads
    std::vector<double> m_weights;
    std::map<const TableInfo*, std::vector<TableWrites>> m_writes;                ///< while the workload runs once
    std::vector<std::vector<std::pair<const TableInfo*, TableWrites>>> m_written; ///< by one execution of a statement
    std::vector<CandidateSet> m_bundles;
    std::vector<base::Text> m_notes;
    bool m_prepared = false, m_singles = false;
};

} // namespace howdah::advise
