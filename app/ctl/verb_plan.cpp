// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/durablefile.h"
#include "core/plan/plan.h"
#include "core/service/explain.h"

#include <array>
#include <cstdio>

namespace howdah::ctl {

namespace {

/// The most that is read as a plan.
constexpr std::size_t mostBytes = 256U << 20U;

base::Result<std::string> readInput(const std::string& file)
{
    if (file != "-")
        return base::readFile(file, mostBytes);
    std::string text;
    std::array<char, 65536> chunk{};
    for (std::size_t got = 0; (got = std::fread(chunk.data(), 1, chunk.size(), stdin)) > 0;) {
        text.append(chunk.data(), got);
        if (text.size() > mostBytes)
            return base::Error(base::ErrorCode::InvalidInput,
                               base::Text(HOWDAH_TEXT("ctl", "Standard input is too long for a plan")));
    }
    return text;
}

void show(const Context& context, const std::vector<plan::PlanPtr>& plans)
{
    if (context.globals().json) {
        context.print(plan::toJson(plans) + "\n");
        return;
    }
    for (const plan::PlanPtr& plan : plans)
        context.print(plan::renderText(*plan, terminalWidth()));
}

Exit showFile(Context& context, const std::string& file)
{
    const auto text = readInput(file);
    if (!text)
        return context.fail(text.error());
    const auto plans = plan::parsePlans(*text);
    if (!plans)
        return context.fail(plans.error());
    show(context, *plans);
    return Exit::Done;
}

Exit runStatement(Context& context, const std::string& sql, const service::ExplainOptions& options)
{
    const auto params = context.target();
    if (!params)
        return context.fail(params.error());
    const auto connection = context.connect(*params);
    if (!connection)
        return context.fail(connection.error());
    const auto plans = service::explainStatement(**connection, sql, options, context.stop());
    if (!plans)
        return context.fail(plans.error());
    show(context, *plans);
    return Exit::Done;
}

} // namespace

void addPlan(Verbs& verbs)
{
    CLI::App* group = verbs.group("plan", Ctl::tr("Plans: read EXPLAIN output, or explain a statement"));

    const auto file = std::make_shared<std::string>();
    CLI::App* showVerb =
        verbs.add(group, "show",
                  Ctl::tr("Read what EXPLAIN wrote (text, JSON, YAML, XML, logs) from a file, or - for standard input"),
                  [file](Context& context) { return showFile(context, *file); });
    showVerb->add_option("FILE", *file)->required();

    const auto sql = std::make_shared<std::string>();
    const auto options = std::make_shared<service::ExplainOptions>();
    const auto limit = std::make_shared<double>(60.0);
    CLI::App* run = verbs.add(group, "run", Ctl::tr("Explain one statement; with --analyze it runs and is rolled back"),
                              [sql, options, limit](Context& context) {
                                  options->timeout = std::chrono::duration_cast<base::Nanoseconds>(
                                      std::chrono::duration<double>(*limit));
                                  return runStatement(context, *sql, *options);
                              });
    run->add_option("SQL", *sql)->required();
    run->add_flag("--analyze", options->analyze, Ctl::tr("Run it and measure").toStdString());
    run->add_flag("--writes", options->allowWrites,
                  Ctl::tr("Let a statement that writes run; it is rolled back all the same").toStdString());
    run->add_flag("--verbose", options->verbose, Ctl::tr("With output columns and schemas").toStdString());
    run->add_option("--statement-timeout", *limit,
                    Ctl::tr("Seconds after which the statement is cancelled (60)").toStdString())
        ->check(CLI::Range(0.001, 86400.0));
}

} // namespace howdah::ctl
