// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/service/indexadvice.h"
#include "core/service/translate.h"

#include <optional>

namespace howdah::ctl {

namespace {

/// The steps of the search as messages on standard error.
class Steps final : public service::JobContext {
public:
    explicit Steps(const Context& context)
        : m_context(context)
    {}
    void expectSteps(int) override {}
    void beginStep(const base::Text& step) override
    {
        m_context.message(Ctl::tr("advise: %1").arg(service::translated(step)));
    }
    void progress(qint64, qint64, service::JobProgress::Unit) override {}
    void note(const base::Text& line) override { m_context.message(service::translated(line)); }
    [[nodiscard]] const base::StopToken& stop() const override { return m_context.stop(); }
    [[nodiscard]] const base::StopToken& force() const override { return m_context.stop(); }

private:
    const Context& m_context;
};

/// The words of the command line that both verbs take.
struct Words {
    std::string budget, engine = "clone", prove, backup, copyLimit;
    std::vector<std::string> replicas;
    bool noReplica = false;
    int most = advise::AdviseOptions{}.most;
    bool noSample = false;
};

base::Error usage(const base::Error& error)
{
    return {base::ErrorCode::Usage, error.what(), error.why(), error.remedy()};
}

/// Those of the command line, else the one of the environment. They matter where indexes to drop are looked for.
base::Status applyReplicas(const Words& words, service::AdviceRequest& request)
{
    constexpr const char* variable = "DATABASE_REPLICA_URL";
    for (const std::string& replica : words.replicas) {
        auto params = pg::ConnectParams::parse(replica);
        if (!params)
            return usage(params.error());
        request.replicas.push_back(std::move(*params));
    }
    const pg::Environment environment = pg::processEnvironment();
    // Of blanks alone libpq's own variables would be made, which lead to the server itself.
    const bool named = environment(variable).value_or("").find_first_not_of(" \t\r\n") != std::string::npos;
    if (!words.replicas.empty() || words.noReplica || !request.options.drops || !named)
        return {};
    auto params = pg::ConnectParams::fromEnvironment(environment, variable);
    if (!params)
        return usage(params.error());
    request.replicas.push_back(std::move(*params));
    request.replicasFrom = variable;
    return {};
}

base::Status apply(const Words& words, service::AdviceRequest& request)
{
    using Engine = service::AdviceRequest::Engine;
    request.engine = words.engine == "hypopg" ? Engine::HypoPg : Engine::Clone;
    request.options.most = words.most;
    request.readRows = !words.noSample;
    HOWDAH_TRY(applyReplicas(words, request));
    if (words.budget.empty())
        return {};
    const auto budget = base::parseByteCount(words.budget);
    if (!budget)
        return base::Error(base::ErrorCode::Usage, budget.error().what(), budget.error().why(),
                           budget.error().remedy());
    if (budget->value <= 0)
        return base::Error(base::ErrorCode::Usage,
                           base::Text(HOWDAH_TEXT("ctl", "A budget of nothing allows no index")), {},
                           base::Text(HOWDAH_TEXT("ctl", "leave --budget out for no limit")));
    request.options.budget = *budget;
    return {};
}

/// Nothing when advice is not to be built.
base::Result<std::optional<service::ProofRequest>> proofOf(const Words& words)
{
    if (words.prove.empty()) {
        if (words.backup.empty() && words.copyLimit.empty())
            return std::optional<service::ProofRequest>();
        return base::Error(base::ErrorCode::Usage,
                           base::Text(HOWDAH_TEXT("ctl", "--backup and --copy-limit are for advice that is built")), {},
                           base::Text(HOWDAH_TEXT("ctl", "add --prove built")));
    }
    service::ProofRequest request;
    request.backup = words.backup;
    if (!words.copyLimit.empty()) {
        const auto limit = base::parseByteCount(words.copyLimit);
        if (!limit)
            return base::Error(base::ErrorCode::Usage, limit.error().what(), limit.error().why(),
                               limit.error().remedy());
        if (limit->value <= 0)
            return base::Error(base::ErrorCode::Usage,
                               base::Text(HOWDAH_TEXT("ctl", "A copy limit of nothing leaves nothing to prove with")));
        request.copyLimit = *limit;
    }
    return std::optional(request);
}

Exit advise(Context& context, const Words& words, service::AdviceRequest request)
{
    if (const base::Status understood = apply(words, request); !understood)
        return context.fail(understood.error());
    const auto proof = proofOf(words);
    if (!proof)
        return context.fail(proof.error());
    const auto params = context.target();
    if (!params)
        return context.fail(params.error());
    // Whether the server can be reached at all is told as every verb tells it, and within --timeout.
    if (auto connection = context.connect(*params); !connection)
        return context.fail(connection.error());
    Steps steps(context);
    service::IndexAdviser adviser(*params, std::move(request));
    auto advice = adviser.advise(steps);
    // Where nothing is advised there is nothing to build, which is an answer too.
    if (advice && *proof && !(*advice)->advice.create.empty())
        advice = service::proveAdvice(*params, **advice, **proof, steps);
    if (!advice)
        return context.fail(advice.error());
    if (context.globals().json)
        context.print(advise::toJson((*advice)->advice) + "\n");
    else
        context.print(advise::renderAdvice((*advice)->advice, terminalWidth()));
    return Exit::Done;
}

void addWords(CLI::App* verb, const std::shared_ptr<Words>& words)
{
    verb->add_option(
        "--budget", words->budget,
        Ctl::tr("What all new indexes together may take, as 200MB; else as much as they are worth").toStdString());
    verb->add_option("--max", words->most, Ctl::tr("New indexes at most (10)").toStdString())
        ->check(CLI::Range(1, 1000));
    verb->add_option("--engine", words->engine,
                     Ctl::tr("How advice is proved: clone (a private copy of schema and statistics, without data) or "
                             "hypopg (the extension on the server)")
                         .toStdString())
        ->check(CLI::IsMember({"clone", "hypopg"}));
    verb->add_flag("--no-sample", words->noSample,
                   Ctl::tr("Reads no rows: some are else, where statistics do not tell how large an index would be, or "
                           "of an expression's values")
                       .toStdString());
    verb->add_option("--prove", words->prove,
                     Ctl::tr("built: also builds and measures the advised indexes on a private copy of the tables that "
                             "the statements touch, made by pg_dump (ACCESS SHARE locks, one snapshot)")
                         .toStdString())
        ->check(CLI::IsMember({"built"}));
    verb->add_option("--backup", words->backup,
                     Ctl::tr("With --prove built: out of this backup of pg_dump's (custom, directory, tar or script) "
                             "instead of the server")
                         .toStdString());
    verb->add_option("--copy-limit", words->copyLimit,
                     Ctl::tr("With --prove built: most that is copied (2GB)").toStdString());
}

} // namespace

void addAdvise(Verbs& verbs)
{
    CLI::App* group = verbs.group("advise", Ctl::tr("Which indexes to create and to drop, each with its proof"));
    using Source = service::AdviceRequest::Source;

    const auto words = std::make_shared<Words>();
    const auto file = std::make_shared<std::string>();
    CLI::App* indexes = verbs.add(group, "indexes", Ctl::tr("For what the server runs, or a file of statements"),
                                  [words, file](Context& context) {
                                      service::AdviceRequest request;
                                      request.source = file->empty() ? Source::Server : Source::File;
                                      request.file = *file;
                                      return advise(context, *words, std::move(request));
                                  });
    indexes->add_option("--workload", *file,
                        Ctl::tr("Statements from a file instead of pg_stat_statements").toStdString());
    CLI::Option* replica =
        indexes->add_option("--replica", words->replicas,
                            Ctl::tr("A physical replica of the server, whose scans count too before an index is called "
                                    "unused; once for each; else DATABASE_REPLICA_URL")
                                .toStdString());
    indexes
        ->add_flag("--no-replica", words->noReplica,
                   Ctl::tr("Ask no replica, not even the one of DATABASE_REPLICA_URL").toStdString())
        ->excludes(replica);
    addWords(indexes, words);

    const auto queryWords = std::make_shared<Words>();
    const auto sql = std::make_shared<std::string>();
    CLI::App* query =
        verbs.add(group, "query", Ctl::tr("For one statement; it does not run"), [queryWords, sql](Context& context) {
            service::AdviceRequest request;
            request.source = Source::Query;
            request.sql = *sql;
            request.options.drops = false;
            return advise(context, *queryWords, std::move(request));
        });
    query->add_option("SQL", *sql)->required();
    addWords(query, queryWords);
}

} // namespace howdah::ctl
