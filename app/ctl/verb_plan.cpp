// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/durablefile.h"
#include "core/plan/plan.h"
#include "core/service/explain.h"
#include "core/service/translate.h"

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

/// Before a statement runs: what of it no rollback takes back. Refused where that is certain and writes are not
/// allowed.
base::Status tellWhatLasts(const Context& context, pg::Connection& connection, const std::string& sql, bool allowed)
{
    // Also what a read-only transaction lets pass: a lock of the session, another server, the end of another session.
    HOWDAH_ASSIGN(const service::StatementEffect effect, service::effectOfStatement(connection, sql, context.stop()));
    for (const service::LastingEffect& lasting : effect.lasting) {
        const QString sentence = lasting.name + QStringLiteral(": ") + service::translated(lasting.why);
        if (lasting.certain && !allowed)
            return base::Error(
                base::ErrorCode::Refused,
                base::Text(HOWDAH_TEXT("ctl", "The statement was not run: no rollback takes back what %1 does"),
                           {lasting.name.toStdString()}),
                lasting.why, base::Text(HOWDAH_TEXT("ctl", "Allow it with --writes, or ask for the plan alone")));
        context.message(sentence);
    }
    return {};
}

Exit runStatement(Context& context, const std::string& sql, const service::ExplainOptions& options)
{
    const auto params = context.target();
    if (!params)
        return context.fail(params.error());
    const auto connection = context.connect(*params);
    if (!connection)
        return context.fail(connection.error());
    if (options.analyze) {
        const base::Status told = tellWhatLasts(context, **connection, sql, options.allowWrites);
        if (!told)
            return context.fail(told.error());
    }
    const auto plans = service::explainStatement(**connection, sql, options, context.stop());
    if (!plans)
        return context.fail(plans.error());
    show(context, *plans);
    return Exit::Done;
}

/// What EXPLAIN knows beside ANALYZE and VERBOSE. The targets have to outlive `run`.
void addExplainOptions(CLI::App& run, service::ExplainOptions& options, std::vector<std::string>& values,
                       std::string& serialize)
{
    run.add_option("--parameter", values,
                   Ctl::tr("Value of $1, then of $2 …, as the server reads it; \\N is NULL").toStdString())
        ->allow_extra_args(false);
    run.add_flag("--generic", options.generic, Ctl::tr("The plan that holds for all values").toStdString());
    run.add_flag("--wal", options.wal, Ctl::tr("With --analyze: what was written to the WAL").toStdString());
    run.add_flag("--memory", options.memory, Ctl::tr("What planning took (servers from 17 on)").toStdString());
    run.add_option(
           "--serialize", serialize,
           Ctl::tr("With --analyze: what making text or binary of the rows takes (servers from 17 on)").toStdString())
        ->check(CLI::IsMember({"text", "binary"}));
    run.add_flag("--timing,!--no-timing", options.timing,
                 Ctl::tr("With --analyze: each node's time (on); measuring it takes time too").toStdString());
    run.add_flag("--buffers,!--no-buffers", options.buffers, Ctl::tr("Blocks read and found (on)").toStdString());
    run.add_flag("--settings,!--no-settings", options.settings,
                 Ctl::tr("Settings that are not the default (on)").toStdString());
    run.add_flag("--costs,!--no-costs", options.costs, Ctl::tr("Estimates (on)").toStdString());
    run.add_flag("--summary,!--no-summary", options.summary,
                 Ctl::tr("Time of planning and execution (on)").toStdString());
}

void takeValues(service::ExplainOptions& options, const std::vector<std::string>& values, const std::string& serialize)
{
    using Serialize = service::ExplainOptions::Serialize;
    for (const std::string& value : values)
        options.parameters.push_back(value == "\\N" ? std::nullopt : std::optional(value));
    options.serialize = serialize == "text"     ? Serialize::Text
                        : serialize == "binary" ? Serialize::Binary
                                                : Serialize::Off;
}

} // namespace

void addPlan(Verbs& verbs)
{
    CLI::App* group = verbs.group("plan", Ctl::tr("Plans: read EXPLAIN output, or explain a statement"));

    const auto file = std::make_shared<std::string>();
    CLI::App* showVerb =
        verbs.add(group, "show", Ctl::tr("Read EXPLAIN (FORMAT JSON) output from a file, or - for standard input"),
                  [file](Context& context) { return showFile(context, *file); });
    showVerb->add_option("FILE", *file)->required();

    const auto sql = std::make_shared<std::string>();
    const auto options = std::make_shared<service::ExplainOptions>();
    const auto limit = std::make_shared<double>(60.0);
    const auto values = std::make_shared<std::vector<std::string>>();
    const auto serialize = std::make_shared<std::string>();
    CLI::App* run = verbs.add(group, "run", Ctl::tr("Explain one statement; with --analyze it runs and is rolled back"),
                              [sql, options, limit, values, serialize](Context& context) {
                                  takeValues(*options, *values, *serialize);
                                  options->timeout = std::chrono::duration_cast<base::Nanoseconds>(
                                      std::chrono::duration<double>(*limit));
                                  return runStatement(context, *sql, *options);
                              });
    run->add_option("SQL", *sql)->required();
    run->add_flag("--analyze", options->analyze, Ctl::tr("Run it and measure").toStdString());
    run->add_flag("--writes", options->allowWrites,
                  Ctl::tr("Let a statement that writes run; it is rolled back all the same").toStdString());
    run->add_flag("--verbose", options->verbose, Ctl::tr("With output columns and schemas").toStdString());
    addExplainOptions(*run, *options, *values, *serialize);
    run->add_option("--statement-timeout", *limit,
                    Ctl::tr("Seconds after which the statement is cancelled (60)").toStdString())
        ->check(CLI::Range(0.001, 86400.0));
}

} // namespace howdah::ctl
