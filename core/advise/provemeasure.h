// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/planquestion.h"
#include "core/advise/prove.h"
#include "core/advise/provecopy.h"
#include "core/advise/proveruns.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

// Inner part of the proof: each index built on the copy, and what the statements do with it.
namespace howdah::advise {

class ProofMeasure {
public:
    ProofMeasure(ProofCopy& copy, const Workload& workload, const ProveOptions& options);
    /// Plans every statement as the copy is. InvalidInput when none can be planned.
    base::Status begin(std::vector<base::Text>& notes);
    /// Builds one, measures, and leaves it there for those to come. Fills `built` or `notBuilt`, and the plans.
    base::Status build(CreateAdvice& create);
    [[nodiscard]] int explains() const { return m_explains; }

private:
    struct Made {
        std::string schema, name;
        std::set<std::string> names; ///< with its partitions' indexes
        std::string oids;            ///< "1, 2"
        base::ByteCount bytes;
        double ms = 0;
    };
    using Plans = std::vector<plan::PlanPtr>; ///< beside the workload's statements; null: cannot be planned

    [[nodiscard]] pg::QueryOptions within(base::Nanoseconds most) const;
    void report(ProveProgress::Stage stage, std::int64_t done, std::int64_t total, const std::string& subject) const;
    base::Result<Plans> planAll();
    base::Result<Made> make(const CreateAdvice& create);
    base::Status show(const Made& index, bool visible);
    base::Status measure(CreateAdvice& create, const Made& made, const Plans& after);
    [[nodiscard]] double costOf(const Plans& plans) const;

    ProofCopy& m_copy;
    const Workload& m_workload;
    const ProveOptions& m_options;
    PlanQuestion m_question;
    ProofRuns m_runs;
    Plans m_plans; ///< as the copy is now
    int m_explains = 0;
};

} // namespace howdah::advise
