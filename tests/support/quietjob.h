// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/job.h"

#include <string>
#include <vector>

namespace howdah::test {

/// A job without a screen.
class Quiet final : public service::JobContext {
public:
    void expectSteps(int) override {}
    void beginStep(const base::Text& step) override
    {
        steps.push_back(step.english());
        if (stopAt == steps.size())
            source.request_stop();
    }
    void progress(qint64, qint64, service::JobProgress::Unit) override {}
    void note(const base::Text&) override {}
    [[nodiscard]] const base::StopToken& stop() const override { return m_token; }
    [[nodiscard]] const base::StopToken& force() const override { return m_token; }

    std::vector<std::string> steps;
    std::size_t stopAt = 0;
    base::StopSource source;

private:
    base::StopToken m_token = source.get_token();
};

} // namespace howdah::test
