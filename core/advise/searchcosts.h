// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/whatif.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <limits>
#include <map>
#include <vector>

namespace howdah::advise {

/// Candidates by their numbers, sorted, each once.
using CandidateSet = std::vector<int>;

/// Failures that end a search, as against those of one statement or candidate.
[[nodiscard]] bool endsSearch(const base::Error& error);

/// What the statements of a workload cost with sets of candidates. Asks the engine once for each statement and set of
/// candidates that matter to it, and not at all where an answer follows from another: the best plan with more
/// candidates is the best with fewer as long as those it uses are among them.
///
/// One thread at a time, as the engine.
class SearchCosts {
public:
    /// `workload` and `engine` must outlive it.
    SearchCosts(const Workload& workload, WhatIf& engine);

    /// Makes a candidate's number stand for an index that the engine knows.
    void setHandle(int candidate, WhatIf::Handle handle);
    /// From now on the candidate counts for the statement; until then it is left out of what is asked.
    void setRelevant(int statement, int candidate);
    /// Statements for which the candidate counts, sorted.
    [[nodiscard]] const std::vector<int>& affected(int candidate) const;
    [[nodiscard]] const CandidateSet& relevant(int statement) const;

    struct Answer {
        double cost = 0;
        CandidateSet used;
        std::vector<std::string> usedExisting;
    };
    /// With the candidates of `set` that count for the statement. Where the engine cannot plan that, they count as no
    /// help: the answer is that without any, and failures() has one more.
    base::Result<Answer> answer(int statement, const CandidateSet& set, const base::StopToken& stop);
    base::Result<double> cost(int statement, const CandidateSet& set, const base::StopToken& stop);
    /// With all of `set`, whether they count or not; asked once.
    base::Result<double> wholeCost(int statement, const CandidateSet& set, const base::StopToken& stop);
    /// With all of `set`, whether they count or not, and existing indexes hidden.
    base::Result<Answer> ask(int statement, const CandidateSet& set, const std::vector<WhatIf::Existing>& hidden,
                             const base::StopToken& stop);
    /// The least that the statement was found to cost with any set; 0 before it was asked for.
    [[nodiscard]] double floor(int statement) const;
    struct Failure {
        int statement = 0;
        base::Error error;
    };
    /// One a statement at most.
    [[nodiscard]] const std::vector<Failure>& failures() const { return m_failures; }
    [[nodiscard]] WhatIf::Choice choice(const CandidateSet& set) const;

private:
    struct Known {
        CandidateSet visible;
        Answer answer;
    };
    struct PerStatement {
        CandidateSet relevant;
        std::map<CandidateSet, Answer> exact;
        std::vector<Known> asked;
        double floor = std::numeric_limits<double>::infinity();
    };

    base::Result<const Answer*> find(int statement, const CandidateSet& set, const base::StopToken& stop);

    const Workload& m_workload;
    WhatIf& m_engine;
    std::vector<PerStatement> m_statements;
    std::map<int, WhatIf::Handle> m_handles;
    std::map<WhatIf::Handle, int> m_candidates;
    std::map<int, std::vector<int>> m_affected;
    std::vector<Failure> m_failures;
};

} // namespace howdah::advise
