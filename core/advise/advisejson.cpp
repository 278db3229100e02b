// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/advice.h"
#include "core/base/numbers.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace howdah::advise {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN(); // null

/// Writes straight into a string: the plans inside are documents of their own, however deep.
class Writer {
public:
    void open(char bracket)
    {
        separate();
        m_out += bracket;
        m_first = true;
    }
    void close(char bracket)
    {
        m_out += bracket;
        m_first = false;
    }
    void key(std::string_view name)
    {
        raw(quoted(name));
        m_out += ':';
        m_first = true;
    }
    void raw(std::string_view value)
    {
        separate();
        m_out += value;
    }
    void text(std::string_view value) { raw(quoted(value)); }
    void textField(std::string_view name, std::string_view value)
    {
        key(name);
        text(value);
    }
    void optionalText(std::string_view name, const std::string& value)
    {
        key(name);
        raw(value.empty() ? "null" : quoted(value));
    }
    void flag(std::string_view name, bool value)
    {
        key(name);
        raw(value ? "true" : "false");
    }
    void integerField(std::string_view name, std::int64_t value)
    {
        key(name);
        raw(std::to_string(value));
    }
    /// To the millionth, without trailing zeros; null where there is no number.
    void numberField(std::string_view name, double value)
    {
        key(name);
        if (!std::isfinite(value)) {
            raw("null");
            return;
        }
        constexpr int decimals = 6;
        std::string text = base::toChars(value, decimals);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.pop_back();
        raw(text);
    }
    void list(std::string_view name, const std::vector<std::string>& values)
    {
        key(name);
        open('[');
        for (const std::string& value : values)
            text(value);
        close(']');
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    static std::string quoted(std::string_view text)
    {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
    void separate()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
    }

    std::string m_out;
    bool m_first = true;
};

/// A workload that costs nothing was not planned.
double ofWorkload(double cost)
{
    return cost > 0 ? cost : notKnown;
}

void writeCosts(Writer& out, std::string_view name, const std::vector<StatementCost>& costs)
{
    out.key(name);
    out.open('[');
    for (const StatementCost& cost : costs) {
        out.open('{');
        out.textField("id", cost.id);
        out.numberField("before", cost.before);
        out.numberField("after", cost.after);
        if (cost.writeBefore > 0 || cost.writeAfter > 0) {
            out.numberField("write_before", cost.writeBefore);
            out.numberField("write_after", cost.writeAfter);
        }
        out.close('}');
    }
    out.close(']');
}

void writePlan(Writer& out, std::string_view name, const plan::PlanPtr& plan)
{
    out.key(name);
    out.raw(plan == nullptr || plan->root == nullptr ? "null" : plan::toJson({plan}));
}

void writeProof(Writer& out, Proof proof, const base::Text& notProved)
{
    out.textField("proof", name(proof));
    out.optionalText("not_proved", notProved.english());
}

void writeBuilt(Writer& out, const std::optional<BuiltIndex>& built)
{
    out.key("built");
    if (!built) {
        out.raw("null");
        return;
    }
    out.open('{');
    out.textField("verdict", name(built->verdict));
    out.textField("finding", built->finding().english());
    out.integerField("bytes", built->bytes.value);
    out.numberField("build_ms", built->buildMs);
    out.numberField("cost_before", built->costBefore);
    out.numberField("cost_after", built->costAfter);
    out.numberField("promised_share", built->promised.value_or(notKnown));
    out.numberField("share", built->share.value_or(notKnown));
    out.key("statements");
    out.open('[');
    for (const BuiltStatement& one : built->statements) {
        out.open('{');
        out.textField("id", one.id);
        out.flag("foretold", one.foretold);
        out.flag("uses_index", one.usesIndex);
        out.numberField("cost_before", one.costBefore);
        out.numberField("cost_after", one.costAfter);
        out.numberField("ms_before", one.msBefore.value_or(notKnown));
        out.numberField("ms_after", one.msAfter.value_or(notKnown));
        out.optionalText("not_timed", one.notTimed.english());
        out.optionalText("values", one.values.english());
        out.close('}');
    }
    out.close(']');
    out.close('}');
}

void writeCopy(Writer& out, const std::optional<CopyFacts>& copy)
{
    out.key("copy");
    if (!copy) {
        out.raw("null");
        return;
    }
    out.open('{');
    out.textField("source", copy->backup.empty() ? "server" : "backup");
    out.optionalText("backup", copy->backup);
    out.optionalText("archived", copy->archived);
    out.integerField("tables", copy->tables);
    out.integerField("bytes", copy->bytes.value);
    out.numberField("took_ms", std::chrono::duration<double, std::milli>(copy->took).count());
    out.close('}');
}

void writeCreate(Writer& out, const CreateAdvice& create)
{
    std::vector<std::string> columns;
    for (const IndexKey& key : create.index.keys)
        columns.push_back(key.column.empty() ? key.expression : key.column);
    out.open('{');
    out.textField("ddl", create.ddl);
    out.textField("schema_name", create.index.schema);
    out.textField("table", create.index.table);
    out.textField("method", create.index.method);
    out.list("columns", columns);
    out.list("include", create.index.include);
    out.optionalText("where", create.index.where);
    out.integerField("estimated_bytes", create.estimatedBytes.value);
    out.numberField("sampled_rows", create.sampledRows > 0 ? static_cast<double>(create.sampledRows) : notKnown);
    const bool open = create.sizeFactor > 1;
    const auto bytes = static_cast<double>(create.estimatedBytes.value);
    out.numberField("estimated_bytes_least", open ? std::round(bytes / create.sizeFactor) : notKnown);
    out.numberField("estimated_bytes_most", open ? std::round(bytes * create.sizeFactor) : notKnown);
    out.numberField("cost_before", ofWorkload(create.costBefore));
    out.numberField("cost_after", ofWorkload(create.costAfter));
    out.numberField("write_cost", create.writeCost);
    writeCosts(out, "statements", create.statements);
    out.optionalText("reason", create.reason.english());
    writeProof(out, create.proof, create.notProved);
    writeBuilt(out, create.built);
    out.optionalText("not_built", create.notBuilt.english());
    out.optionalText("plan_of", create.planOf);
    writePlan(out, "plan_before", create.planBefore);
    writePlan(out, "plan_after", create.planAfter);
    out.close('}');
}

void writeDrop(Writer& out, const DropAdvice& drop)
{
    out.open('{');
    out.textField("index", drop.index);
    out.textField("schema_name", drop.schema);
    out.textField("table", drop.table);
    out.textField("reason", name(drop.reason));
    out.textField("evidence", drop.evidence.english());
    out.integerField("bytes", drop.bytes.value);
    out.textField("ddl", drop.ddl);
    out.numberField("cost_before", ofWorkload(drop.costBefore));
    out.numberField("cost_after", ofWorkload(drop.costAfter));
    writeCosts(out, "statements", drop.statements);
    writeProof(out, drop.proof, drop.notProved);
    out.close('}');
}

void writeReplicas(Writer& out, const std::optional<ReplicaReport>& replicas)
{
    out.key("replicas");
    if (!replicas) {
        out.raw("null");
        return;
    }
    out.open('{');
    out.key("asked");
    out.open('[');
    for (const ReplicaReport::Asked& one : replicas->asked) {
        out.open('{');
        out.textField("server", one.server);
        out.textField("asked_at", base::toIso8601(one.at));
        out.numberField("statistics_seconds", one.statisticsSeconds.value_or(notKnown));
        out.close('}');
    }
    out.close(']');
    out.key("not_asked");
    out.open('[');
    for (const ReplicaReport::NotAsked& one : replicas->notAsked) {
        out.open('{');
        out.textField("server", one.server);
        out.optionalText("failure", one.why.english());
        out.close('}');
    }
    out.close(']');
    out.flag("streams_seen", replicas->looked && replicas->hidden == 0);
    out.close('}');
}

} // namespace

std::string_view name(Proof proof)
{
    switch (proof) {
    case Proof::HypoPg:
        return "hypopg";
    case Proof::Clone:
        return "clone";
    case Proof::Built:
        return "built";
    case Proof::None:
        break;
    }
    return "none";
}

std::string_view name(DropReason reason)
{
    switch (reason) {
    case DropReason::Duplicate:
        return "duplicate";
    case DropReason::Covered:
        return "covered";
    case DropReason::Invalid:
        return "invalid";
    case DropReason::Bloated:
        return "bloated";
    case DropReason::Unused:
        break;
    }
    return "unused";
}

std::string toJson(const Advice& advice)
{
    Writer out;
    out.open('{');
    out.textField("schema", "howdah/advise-indexes/1");
    out.textField("proof", name(advice.proof));
    out.key("workload");
    out.open('{');
    out.numberField("cost_before", ofWorkload(advice.costBefore));
    out.numberField("cost_after", ofWorkload(advice.costAfter));
    out.numberField("single_column_cost", advice.singleColumnCost > 0 ? advice.singleColumnCost : notKnown);
    writeCosts(out, "statements", advice.statements);
    writeCosts(out, "regressions", advice.regressions);
    out.close('}');
    out.key("create");
    out.open('[');
    for (const CreateAdvice& create : advice.create)
        writeCreate(out, create);
    out.close(']');
    out.key("drop");
    out.open('[');
    for (const DropAdvice& drop : advice.drop)
        writeDrop(out, drop);
    out.close(']');
    out.key("foreign_keys");
    out.open('[');
    for (const ForeignKeyAdvice& missing : advice.foreignKeys) {
        out.open('{');
        out.textField("constraint", missing.constraint);
        out.textField("schema_name", missing.schema);
        out.textField("table", missing.table);
        out.textField("reason", missing.reason.english());
        out.textField("ddl", missing.ddl);
        out.integerField("estimated_bytes", missing.estimatedBytes.value);
        out.close('}');
    }
    out.close(']');
    writeReplicas(out, advice.replicas);
    writeCopy(out, advice.copy);
    out.integerField("explains", advice.explains);
    std::vector<std::string> notes;
    for (const base::Text& note : advice.notes)
        notes.push_back(note.english());
    out.list("notes", notes);
    out.close('}');
    return out.take();
}

} // namespace howdah::advise
