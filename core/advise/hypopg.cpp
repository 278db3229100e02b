// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/hypopg.h"

#include "core/advise/planquestion.h"
#include "core/advise/sql.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

/// A hypothetical index as the session has it now.
struct Present {
    std::string oid, name;
};

} // namespace

struct HypoPg::State {
    std::unique_ptr<pg::Connection> session;
    PlanQuestion question;
    std::string schema; ///< of the extension, quoted
    bool canHide = false;
    int explains = 0;
    std::vector<std::string> added; ///< CREATE INDEX, by handle
    std::map<Handle, Present> present;
    std::map<Existing, std::string> hidden; ///< with their oid
    std::optional<Error> broken;

    State(std::unique_ptr<pg::Connection> connection, std::string extensionSchema, bool hides)
        : session(std::move(connection))
        , question(*session)
        , schema(std::move(extensionSchema))
        , canHide(hides)
    {}

    [[nodiscard]] std::string function(std::string_view name) const { return schema + "." + std::string(name); }

    Result<Present> create(const std::string& ddl)
    {
        HOWDAH_ASSIGN(
            const ResultSet rows,
            session->query("SELECT indexrelid, indexname FROM " + function("hypopg_create_index") + "($1)", {ddl}));
        // What it does not take for CREATE INDEX it passes over with a warning.
        if (rows.rowCount() != 1)
            return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("advise", "hypopg does not understand %1"), {ddl}));
        return Present{std::string(rows.text(0, 0)), std::string(rows.text(0, 1))};
    }

    Status drop(const Present& index)
    {
        HOWDAH_TRY(session->query("SELECT " + function("hypopg_drop_index") + "($1)", {index.oid}));
        return {};
    }

    /// 1.3 has no way to hide a hypothetical index, so that they come and go; making one costs no more than hiding it.
    Status show(const Choice& choice)
    {
        if (broken)
            return *broken;
        for (const Handle handle : choice.visible) {
            if (handle < 0 || static_cast<std::size_t>(handle) >= added.size())
                return Error(ErrorCode::Usage, Text(HOWDAH_TEXT("advise", "there is no hypothetical index %1"),
                                                    {std::to_string(handle)}));
        }
        HOWDAH_TRY(hide(choice));
        const std::set<Handle> wanted(choice.visible.begin(), choice.visible.end());
        Status changed = change(wanted);
        if (!changed)
            broken = changed.error();
        return changed;
    }

    Status change(const std::set<Handle>& wanted)
    {
        for (auto one = present.begin(); one != present.end();) {
            if (wanted.contains(one->first)) {
                ++one;
                continue;
            }
            HOWDAH_TRY(drop(one->second));
            one = present.erase(one);
        }
        for (const Handle handle : wanted) {
            if (present.contains(handle))
                continue;
            HOWDAH_ASSIGN(Present made, create(added[static_cast<std::size_t>(handle)]));
            present.emplace(handle, std::move(made));
        }
        return {};
    }

    Status hide(const Choice& choice)
    {
        if (!choice.hidden.empty() && !canHide)
            return Error(ErrorCode::Unsupported,
                         Text(HOWDAH_TEXT("advise", "this hypopg cannot hide an existing index")), {},
                         Text(HOWDAH_TEXT("advise", "update the extension to 1.4 or later, or use a clone")));
        const std::set<Existing> wanted(choice.hidden.begin(), choice.hidden.end());
        for (auto one = hidden.begin(); one != hidden.end();) {
            if (wanted.contains(one->first)) {
                ++one;
                continue;
            }
            HOWDAH_TRY(session->query("SELECT " + function("hypopg_unhide_index") + "($1)", {one->second}));
            one = hidden.erase(one);
        }
        for (const Existing& index : wanted) {
            if (hidden.contains(index))
                continue;
            const std::string name = base::quoteQualified({index.first, index.second});
            HOWDAH_ASSIGN(const ResultSet found, session->query("SELECT to_regclass($1)::oid", {name}));
            if (found.isNull(0, 0))
                return Error(ErrorCode::NotFound,
                             Text(HOWDAH_TEXT("advise", "there is no index %1"), {index.first + "." + index.second}));
            std::string oid(found.text(0, 0));
            HOWDAH_TRY(session->query("SELECT " + function("hypopg_hide_index") + "($1)", {oid}));
            hidden.emplace(index, std::move(oid));
        }
        return {};
    }

    Result<plan::PlanPtr> ask(const WorkloadStatement& statement, const Choice& choice, const base::StopToken& stop)
    {
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("advise", "cancelled")));
        HOWDAH_TRY(show(choice));
        ++explains;
        pg::QueryOptions options;
        options.stop = stop;
        return question.ask(statement, options);
    }

    [[nodiscard]] Estimate read(const plan::Plan& plan) const
    {
        Estimate estimate;
        estimate.cost = plan.root->totalCost;
        std::set<Handle> used;
        std::set<std::string> existing;
        plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
            if (node.index.empty())
                return;
            const auto found = std::find_if(present.begin(), present.end(),
                                            [&](const auto& one) { return one.second.name == node.index; });
            if (found != present.end())
                used.insert(found->first);
            else
                existing.insert(node.index);
        });
        estimate.used.assign(used.begin(), used.end());
        estimate.usedExisting.assign(existing.begin(), existing.end());
        return estimate;
    }
};

HypoPg::HypoPg(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
HypoPg::~HypoPg() = default;

Result<std::unique_ptr<HypoPg>> HypoPg::make(const HypoPgOptions& options)
{
    pg::ConnectOptions connect;
    connect.deadline = options.deadline;
    connect.stop = options.stop;
    HOWDAH_ASSIGN(auto session, pg::Connection::connect(options.server, connect));
    pg::QueryOptions query;
    query.deadline = options.deadline;
    query.stop = options.stop;
    HOWDAH_ASSIGN(const ResultSet facts, session->query(sql::hypopg, {}, query));
    if (facts.value<int>(0, "pid").value_or(0) != session->backendPid().value)
        return Error(ErrorCode::Unsupported,
                     Text(HOWDAH_TEXT("advise", "hypothetical indexes do not work through a connection pooler")),
                     Text(HOWDAH_TEXT("advise", "they belong to one session of the server")),
                     Text(HOWDAH_TEXT("advise", "connect to the server's own port")));
    const auto schema = facts.value<std::string>(0, "schema");
    if (!schema)
        return Error(ErrorCode::Unsupported,
                     Text(HOWDAH_TEXT("advise", "the extension hypopg is not installed in the database %1"),
                          {facts.value<std::string>(0, "database").value_or("")}),
                     {}, Text(HOWDAH_TEXT("advise", "use a clone, or have a superuser run CREATE EXTENSION hypopg")));
    const auto limit = std::chrono::ceil<base::Milliseconds>(options.planTimeout).count();
    HOWDAH_TRY(session->execute("SET plan_cache_mode = force_generic_plan; SET default_transaction_read_only = on; "
                                "SET statement_timeout = " +
                                    std::to_string(std::max<std::int64_t>(1, limit)),
                                query));
    const bool hides = facts.value<bool>(0, "hides").value_or(false);
    return std::unique_ptr<HypoPg>(
        new HypoPg(std::make_unique<State>(std::move(session), base::quoteIdentifier(*schema), hides)));
}

Result<WhatIf::Handle> HypoPg::add(const IndexDefinition& definition, base::ByteCount /*bytes*/)
{
    if (m_state->broken)
        return *m_state->broken;
    const bool known = definition.method == "btree" || definition.method == "brin" || definition.method == "hash";
    if (!known)
        return Error(ErrorCode::Unsupported,
                     Text(HOWDAH_TEXT("advise", "hypopg does not know indexes of the kind %1"), {definition.method}));
    if (!definition.where.empty())
        return Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("advise", "partial indexes are not tried with hypopg")),
                     Text(HOWDAH_TEXT("advise", "with one of them it can crash the server")));
    std::string ddl = definition.ddl(definition.suggestedName(), false);
    auto made = m_state->create(ddl);
    if (!made)
        return made.error().withWhat(Text(HOWDAH_TEXT("advise", "PostgreSQL refuses the index %1"), {ddl}));
    HOWDAH_TRY(m_state->drop(*made));
    m_state->added.push_back(std::move(ddl));
    return static_cast<Handle>(m_state->added.size()) - 1;
}

Result<WhatIf::Estimate> HypoPg::estimate(const WorkloadStatement& statement, const Choice& choice,
                                          const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const plan::PlanPtr plan, m_state->ask(statement, choice, stop));
    return m_state->read(*plan);
}

Result<plan::PlanPtr> HypoPg::explain(const WorkloadStatement& statement, const Choice& choice,
                                      const base::StopToken& stop)
{
    return m_state->ask(statement, choice, stop);
}

int HypoPg::explains() const
{
    return m_state->explains;
}

} // namespace howdah::advise
