// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verbs.h"

namespace howdah::ctl {

CLI::App* Verbs::add(CLI::App* parent, const std::string& word, const QString& what, Run run)
{
    CLI::App* verb = parent->add_subcommand(word, what.toStdString());
    // Global options are read after the verb too.
    verb->fallthrough();
    m_runs.emplace(verb, std::move(run));
    return verb;
}

CLI::App* Verbs::group(const std::string& word, const QString& what)
{
    CLI::App* verb = m_app.add_subcommand(word, what.toStdString());
    verb->fallthrough();
    verb->require_subcommand(1);
    return verb;
}

const Verbs::Run* Verbs::chosen() const
{
    for (const auto& [verb, run] : m_runs) {
        if (verb->parsed())
            return &run;
    }
    return nullptr;
}

} // namespace howdah::ctl
