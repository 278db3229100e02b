// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/ctl/context.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <map>

namespace howdah::ctl {

/// The verbs that were declared, each with what it does. A verb's file declares its words and options and keeps their
/// values alive in the function it registers.
class Verbs {
public:
    using Run = std::function<Exit(Context&)>;

    explicit Verbs(CLI::App& app)
        : m_app(app)
    {}
    /// A verb, or a word below one: its options still have to be added to what is returned.
    CLI::App* add(CLI::App* parent, const std::string& word, const QString& what, Run run);
    CLI::App* add(const std::string& word, const QString& what, Run run)
    {
        return add(&m_app, word, what, std::move(run));
    }
    /// A verb that only groups words below it.
    CLI::App* group(const std::string& word, const QString& what);

    /// What was asked for on the command line.
    [[nodiscard]] const Run* chosen() const;

private:
    CLI::App& m_app;
    std::map<const CLI::App*, Run> m_runs;
};

void addAdvise(Verbs& verbs);
void addDemo(Verbs& verbs);
void addHealth(Verbs& verbs);
void addMonitor(Verbs& verbs);
void addPlan(Verbs& verbs);
/// Returns the group, for the words that have files of their own.
CLI::App* addPool(Verbs& verbs);
/// `pool`: the group that it goes into.
void addPoolBench(Verbs& verbs, CLI::App* pool);
void addPoolBouncer(Verbs& verbs, CLI::App* pool);
void addPoolSize(Verbs& verbs, CLI::App* pool);
void addSlow(Verbs& verbs);

} // namespace howdah::ctl
