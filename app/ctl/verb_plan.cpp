// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/advise/planfacts.h"
#include "core/base/durablefile.h"
#include "core/plan/advice.h"
#include "core/plan/diff.h"
#include "core/plan/plan.h"
#include "core/plan/share.h"
#include "core/service/explain.h"
#include "core/service/translate.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

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
    if (std::ferror(stdin) != 0)
        return base::Error(base::ErrorCode::Io, base::Text(HOWDAH_TEXT("ctl", "Standard input cannot be read")));
    return text;
}

/// `number`: from 1; 0 for the first.
base::Result<plan::PlanPtr> choose(const std::vector<plan::PlanPtr>& plans, int number, const std::string& file)
{
    if (number > static_cast<int>(plans.size()))
        return base::Error(
            base::ErrorCode::Usage,
            base::Text(HOWDAH_TEXT("ctl", "There is no plan %1 in %2"), {std::to_string(number), file}),
            base::Text::counted(HOWDAH_TEXT_N("ctl", "it holds %n plan(s)"), static_cast<long long>(plans.size())));
    return plans[static_cast<std::size_t>(std::max(number, 1) - 1)];
}

struct ShowOptions {
    std::string file, format, output;
    bool anonymize = false;
    int number = 0; ///< from 1; 0: all, or the first where a format holds only one
};

/// What all formats of `plan show` and `plan run` are made by.
std::string rendered(const std::vector<plan::PlanPtr>& plans, const plan::AdviceFacts& facts, const std::string& format,
                     const std::string& title, int width)
{
    if (format == "json")
        return plan::toJson(plans, facts) + "\n";
    if (format == "html")
        return plan::toHtml(*plans.front(), title, plan::advise(*plans.front(), facts));
    if (format == "svg")
        return plan::toSvg(*plans.front());
    std::string text;
    for (const plan::PlanPtr& plan : plans) {
        text += plan::renderText(*plan, width);
        if (const auto findings = plan::advise(*plan, facts); !findings.empty())
            text += "\n" + plan::renderAdvice(findings, width);
    }
    return text;
}

base::Error usage(base::Text what, base::Text remedy)
{
    return {base::ErrorCode::Usage, std::move(what), {}, std::move(remedy)};
}

Exit showFile(Context& context, const ShowOptions& options)
{
    const bool json = context.globals().json;
    if (json && !options.format.empty() && options.format != "json")
        return context.fail(
            usage(base::Text(HOWDAH_TEXT("ctl", "--json and --format %1 exclude each other"), {options.format}),
                  base::Text(HOWDAH_TEXT("ctl", "leave one of them out"))));
    const std::string format = json ? "json" : options.format.empty() ? "text" : options.format;
    const auto input = readInput(options.file);
    if (!input)
        return context.fail(input.error());
    auto plans = plan::parsePlans(*input);
    if (!plans)
        return context.fail(plans.error());
    const bool onlyOne = format == "html" || format == "svg";
    if (options.number > 0 || onlyOne) {
        const std::size_t count = plans->size();
        const auto chosen = choose(*plans, options.number, options.file);
        if (!chosen)
            return context.fail(chosen.error());
        plans->assign(1, *chosen);
        if (options.number == 0 && count > 1)
            context.message(Ctl::tr("The first of %n plans; --plan chooses another", nullptr, static_cast<int>(count)));
    }
    if (options.anonymize) {
        for (plan::PlanPtr& plan : *plans)
            plan = plan::anonymized(*plan);
    }
    const bool named = options.file != "-" && !options.anonymize; // a file's name says something too
    const std::string title = named ? "Plan: " + std::filesystem::path(options.file).filename().string() : "Plan";
    // A file is as wide whoever writes it.
    const bool toFile = !options.output.empty() && options.output != "-";
    const std::string text = rendered(*plans, {}, format, title, toFile ? 120 : terminalWidth());
    if (!toFile) {
        context.print(text);
        return Exit::Done;
    }
    if (const auto written = base::writeDurably(options.output, text, 0644); !written)
        return context.fail(written.error());
    context.message(Ctl::tr("Written to %1").arg(QString::fromStdString(options.output)));
    return Exit::Done;
}

Exit diffFiles(Context& context, const std::string& before, const std::string& after, int number)
{
    if (before == "-" && after == "-")
        return context.fail(usage(base::Text(HOWDAH_TEXT("ctl", "Standard input can be one of the two plans only")),
                                  base::Text(HOWDAH_TEXT("ctl", "give the other as a file"))));
    std::array<plan::PlanPtr, 2> sides;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const std::string& file = i == 0 ? before : after;
        const auto text = readInput(file);
        if (!text)
            return context.fail(text.error());
        const auto plans = plan::parsePlans(*text);
        if (!plans) // of two files it has to be said which
            return context.fail(
                plans.error().withWhat(base::Text(HOWDAH_TEXT("ctl", "%1 cannot be read as a plan"), {file})));
        const auto chosen = choose(*plans, number, file);
        if (!chosen)
            return context.fail(chosen.error());
        sides[i] = *chosen;
    }
    const plan::PlanDiff diff = plan::diffPlans(sides[0], sides[1]);
    context.print(context.globals().json ? plan::toJson(diff) + "\n" : plan::renderDiff(diff, terminalWidth()));
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
    const auto facts = advise::readPlanFacts(**connection, *plans, context.stop());
    if (!facts) // the plan is good all the same
        context.message(
            Ctl::tr("The advice goes by the plan alone: %1").arg(QString::fromStdString(facts.error().english())));
    context.print(rendered(*plans, facts ? *facts : plan::AdviceFacts(), context.globals().json ? "json" : "text", {},
                           terminalWidth()));
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

    const auto shown = std::make_shared<ShowOptions>();
    CLI::App* show =
        verbs.add(group, "show",
                  Ctl::tr("Read what EXPLAIN wrote (text, JSON, YAML, XML, logs) from a file, or - for standard input"),
                  [shown](Context& context) { return showFile(context, *shown); });
    show->add_option("FILE", shown->file)->required();
    show->add_option("--format", shown->format, Ctl::tr("text, json, html or svg").toStdString())
        ->check(CLI::IsMember({"text", "json", "html", "svg"}));
    show->add_flag("--anonymize", shown->anonymize,
                   Ctl::tr("Replace names and constants, to show the plan to others").toStdString());
    show->add_option("-o,--output", shown->output, Ctl::tr("Write to this file").toStdString());
    show->add_option("--plan", shown->number, Ctl::tr("Which plan of several, from 1").toStdString())
        ->check(CLI::Range(1, 1'000'000));

    const auto before = std::make_shared<std::string>();
    const auto after = std::make_shared<std::string>();
    const auto number = std::make_shared<int>(0);
    CLI::App* diff =
        verbs.add(group, "diff", Ctl::tr("Compare two plans of one statement: shape first, then figures"),
                  [before, after, number](Context& context) { return diffFiles(context, *before, *after, *number); });
    diff->add_option("BEFORE", *before)->required();
    diff->add_option("AFTER", *after)->required();
    diff->add_option("--plan", *number, Ctl::tr("Which plan of several in each file, from 1").toStdString())
        ->check(CLI::Range(1, 1'000'000));

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
