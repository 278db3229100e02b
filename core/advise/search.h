// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/searchcosts.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace howdah::advise {

/// What is chosen from.
struct SearchItem {
    int candidate = 0;
    std::int64_t bytes = 0;
    double upkeep = 0;         ///< in the costs' units, whatever else is chosen
    std::vector<int> replaces; ///< candidates that are of no use once this one is there, sorted
};

struct SearchLimits {
    std::optional<std::int64_t> budget; ///< bytes of all chosen
    int most = 10;                      ///< indexes
    double leastGain = 0;               ///< what each has to save, upkeep deducted, in the costs' units
    CandidateSet barred;                ///< not to be chosen
};

/// Chooses the indexes that save most of a workload's cost within limits.
///
/// Greedy as Extend (Schlosser, Kossmann, Boissier: "Efficient Scalable Multi-Attribute Index Selection Using Recursive
/// Strategies", ICDE 2019): the step that saves most per byte, adding an index or putting a longer one in the place of
/// one chosen. Then also by what is saved at all, and by steps of several indexes that only help together. The best of
/// these is improved by taking out one or two and filling up again, and by exchanging, until nothing gets better. So
/// the result is never worse than Extend's. Deterministic.
class Search {
public:
    /// `weights` of the statements. `costs` must outlive it.
    Search(SearchCosts& costs, std::vector<double> weights, std::vector<SearchItem> items,
           std::vector<CandidateSet> bundles);

    /// Never worse than `seed`, where that fits. Errors are the engine's.
    base::Result<CandidateSet> run(const SearchLimits& limits, const CandidateSet& seed, const base::StopToken& stop);
    /// What `to` saves against `from`, upkeep deducted.
    base::Result<double> saved(const CandidateSet& from, const CandidateSet& to, const base::StopToken& stop);
    /// Without those that save too little beside the others, by what the costs know by now; the least useful go first.
    base::Result<CandidateSet> thin(CandidateSet chosen, const SearchLimits& limits, const base::StopToken& stop);
    /// The chosen in the order of what each adds to those before it, best first.
    base::Result<std::vector<int>> ranked(const CandidateSet& chosen, const base::StopToken& stop);

private:
    enum class Worth { PerByte, Whole, PerRoot };
    struct Move {
        CandidateSet adds;
        std::vector<int> statements; ///< that it may change
    };
    struct Judged {
        bool fresh = false;
        double saved = 0;
    };
    using Gains = std::vector<Judged>;

    [[nodiscard]] const SearchItem& item(int candidate) const;
    [[nodiscard]] std::int64_t bytes(const CandidateSet& set) const;
    [[nodiscard]] bool fits(const CandidateSet& set, const SearchLimits& limits) const;
    [[nodiscard]] CandidateSet after(const CandidateSet& chosen, const CandidateSet& adds) const;
    void forget(Gains& gains, const CandidateSet& from, const CandidateSet& to) const;

    base::Result<double> bound(const CandidateSet& chosen, const CandidateSet& next, const std::vector<int>& statements,
                               std::vector<std::optional<double>>& now, const base::StopToken& stop);
    base::Result<CandidateSet> fill(CandidateSet chosen, const CandidateSet& without, Worth worth, bool bundles,
                                    const SearchLimits& limits, const base::StopToken& stop);
    base::Result<CandidateSet> improve(CandidateSet chosen, const SearchLimits& limits, const base::StopToken& stop);
    base::Result<bool> better(CandidateSet& best, const CandidateSet& other, const base::StopToken& stop);

    SearchCosts& m_costs;
    std::vector<double> m_weights;
    std::vector<SearchItem> m_items;   ///< sorted by candidate
    std::vector<std::size_t> m_places; ///< in m_items, by candidate
    std::vector<Move> m_moves;         ///< single ones first
    std::size_t m_singles = 0;
};

} // namespace howdah::advise
