// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <utility>

namespace howdah::plan {

using base::Text;

bool Reader::null()
{
    return value(FieldValue::null());
}

bool Reader::boolean(bool flag)
{
    return value(FieldValue::boolean(flag));
}

bool Reader::number_integer(std::int64_t number)
{
    return value(FieldValue::integer(number));
}

bool Reader::number_unsigned(std::uint64_t number)
{
    return value(FieldValue::integer(number));
}

bool Reader::number_float(double number, const std::string&)
{
    return value(FieldValue::fraction(number));
}

bool Reader::string(std::string& text)
{
    return value(FieldValue::string(std::move(text)));
}

bool Reader::text(std::string_view text)
{
    return value(FieldValue::string(std::string(text)));
}

bool Reader::binary(nlohmann::json::binary_t&)
{
    return false;
}

bool Reader::key(std::string& name)
{
    if (!m_extra.empty() && !m_extra.back().levels.empty())
        m_extra.back().levels.back().key = std::move(name);
    else
        m_key = std::move(name);
    return true;
}

void Reader::name(std::string_view name)
{
    (m_extra.empty() || m_extra.back().levels.empty() ? m_key : m_extra.back().levels.back().key) = name;
}

bool Reader::parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error)
{
    m_complaint = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 2: what": we name the place ourselves
    for (const std::string_view before : {"] ", ": "}) {
        if (const std::size_t at = m_complaint.find(before); at != std::string::npos && at < 80)
            m_complaint.erase(0, at + 2);
    }
    return false;
}

bool Reader::plain(std::string_view text)
{
    if (const auto integer = base::parseNumber<std::int64_t>(text))
        return number_integer(*integer);
    if (text == "true" || text == "false")
        return boolean(text == "true");
    // Only what the server prints with "%.*f": a hash or an identifier like 1e5 stays what it is.
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; });
    if (digits && text.find('.') != std::string_view::npos) {
        if (const auto number = base::parseDouble(text))
            return value(FieldValue::fraction(*number));
    }
    return this->text(text);
}

Text Reader::complaint() const
{
    return m_wrong.empty() ? Text::verbatim(m_complaint) : m_wrong;
}

bool Reader::wrong(Text what)
{
    m_wrong = std::move(what);
    return false;
}

bool Reader::start(bool array)
{
    if (!m_extra.empty())
        return startInExtra(array);
    if (m_frames.empty()) {
        m_frames.push_back({array ? Kind::Wrapper : Kind::Statement, array, nullptr, noDraft});
        return true;
    }
    Frame& top = m_frames.back();
    switch (top.kind) {
    case Kind::Wrapper:
        m_frames.push_back({array ? Kind::Wrapper : Kind::Statement, array, nullptr, noDraft});
        return true;
    case Kind::Statement:
        if (m_key == "Plan" && !array)
            return startPlan(top);
        // drivers hand the column's name out: [{"QUERY PLAN": [...]}]
        if (m_key == "QUERY PLAN" || m_key == "query plan") {
            m_frames.push_back({array ? Kind::Wrapper : Kind::Statement, array, nullptr, noDraft});
            return true;
        }
        return startExtra(m_key, array);
    case Kind::Node:
        if (m_key == "Plans" && array) {
            m_frames.push_back({Kind::Children, true, top.node, top.draft});
            return true;
        }
        return startExtra(m_key, array);
    case Kind::Children:
        if (array)
            return wrong(Text(HOWDAH_TEXT("plan", "a list stands where a plan node should be")));
        return startNode(top.draft, top.node);
    }
    return false;
}

bool Reader::startPlan(Frame& statement)
{
    const std::size_t draft = draftOf(statement);
    if (m_drafts[draft].plan->root)
        return wrong(Text(HOWDAH_TEXT("plan", "a statement has two plans")));
    return startNode(draft, nullptr);
}

std::size_t Reader::draftOf(Frame& statement)
{
    if (statement.draft == noDraft) {
        statement.draft = m_drafts.size();
        m_drafts.emplace_back();
    }
    return statement.draft;
}

bool Reader::startNode(std::size_t draft, Node* parent)
{
    auto fresh = std::make_unique<Node>();
    Node* const node = fresh.get();
    Plan& plan = *m_drafts[draft].plan;
    ++plan.nodeCount;
    if (parent)
        parent->children.push_back(std::move(fresh));
    else
        plan.root = std::move(fresh);
    m_frames.push_back({Kind::Node, false, node, draft});
    return true;
}

bool Reader::startExtra(const std::string& name, bool array)
{
    m_extra.emplace_back();
    m_extra.back().key = name;
    m_extra.back().levels.push_back({array, 0, {}});
    return true;
}

bool Reader::startInExtra(bool array)
{
    Extra& extra = m_extra.back();
    const bool worker = extra.levels.size() == 1 && extra.levels.front().array && extra.key == "Workers" && !array;
    separate(extra, worker ? "; " : ", ");
    if (!worker)
        extra.text += '(';
    extra.levels.push_back({array, 0, {}});
    return true;
}

void Reader::separate(Extra& extra, std::string_view separator)
{
    Extra::Level& level = extra.levels.back();
    if (level.count++ > 0)
        extra.text += separator;
    if (!level.array) {
        extra.text += level.key;
        extra.text += ": ";
    }
}

bool Reader::value(FieldValue field)
{
    if (!m_extra.empty()) {
        Extra& extra = m_extra.back();
        separate(extra, ", ");
        extra.text += field.text();
        if (extra.levels.size() <= deepestPath)
            extra.leaves.emplace_back(path(extra), std::move(field));
        return true;
    }
    if (m_frames.empty())
        return wrong(Text(HOWDAH_TEXT("plan", "a plan is an object or a list of objects")));
    Frame& top = m_frames.back();
    switch (top.kind) {
    case Kind::Wrapper:
        // EXPLAIN of a utility statement has no plan, only these words.
        if (field.is("Utility Statement"))
            return true;
        return wrong(Text(HOWDAH_TEXT("plan", "a plan is an object or a list of objects")));
    case Kind::Children:
        return wrong(Text(HOWDAH_TEXT("plan", "a plain value stands where a plan node should be")));
    case Kind::Node:
        setNodeField(*m_drafts[top.draft].plan, *top.node, m_key, std::move(field));
        return true;
    case Kind::Statement:
        if (m_key == "Plan")
            return wrong(Text(HOWDAH_TEXT("plan", "\"Plan\" is not an object")));
        statementField(top, std::move(field));
        return true;
    }
    return false;
}

std::string Reader::path(const Extra& extra)
{
    std::string text;
    for (const Extra::Level& level : extra.levels) {
        if (level.array)
            text += '[' + std::to_string(level.count - 1) + ']';
        else
            text += '.' + level.key;
    }
    return text;
}

void Reader::statementField(Frame& statement, FieldValue field)
{
    Plan& plan = *m_drafts[draftOf(statement)].plan;
    const std::string& name = m_key;
    if (name == "Execution Time" || name == "Total Runtime")
        plan.executionMs = plausibleMs(plan, name, field);
    else if (name == "Planning Time")
        plan.planningMs = plausibleMs(plan, name, field);
    else if (name == "Query Text")
        plan.queryText = std::move(field).text();
    else if (name == "Query Identifier")
        plan.queryId = base::parseNumber<std::int64_t>(field.text());
    else
        plan.details.emplace_back(name, std::move(field).text());
}

bool Reader::end()
{
    if (!m_extra.empty()) {
        Extra& extra = m_extra.back();
        const bool inWorkers = extra.levels.size() == 2 && extra.levels.front().array && extra.key == "Workers" &&
                               !extra.levels.back().array;
        extra.levels.pop_back();
        if (!extra.levels.empty()) {
            if (!inWorkers)
                extra.text += ')';
            return true;
        }
        finishExtra();
        m_extra.pop_back();
        return true;
    }
    const Frame top = std::move(m_frames.back());
    m_frames.pop_back();
    if (top.kind == Kind::Node && top.node->type.empty())
        return wrong(Text(HOWDAH_TEXT("plan", "a plan node has no \"Node Type\"")));
    if (top.kind == Kind::Statement && top.draft != noDraft && !m_drafts[top.draft].plan->root)
        return wrong(Text(HOWDAH_TEXT("plan", "an object has no \"Plan\"")));
    return true;
}

void Reader::finishExtra()
{
    Extra& extra = m_extra.back();
    Frame& owner = m_frames.back();
    if (owner.kind == Kind::Node) {
        // JSON has the list even where no worker did anything.
        if (extra.key == "Workers" && extra.text.empty())
            return;
        owner.node->details.emplace_back(std::move(extra.key), std::move(extra.text));
        return;
    }
    Draft& draft = m_drafts[draftOf(owner)];
    if (extra.key == "Settings") {
        for (auto& [name, field] : extra.leaves)
            draft.plan->settings.emplace_back(name.substr(1), std::move(field).text());
        return;
    }
    if (extra.key == "Triggers") {
        readTriggers(draft, extra);
        return;
    }
    for (auto& [name, field] : extra.leaves) {
        const std::string full = extra.key + name;
        if (full == "Serialization.Time")
            draft.reported.serializationMs = plausibleMs(*draft.plan, full, field);
        // A sum of its own from server 17 on, where the time for tuple deforming stands beside it.
        if (full == "JIT.Timing.Generation" || full == "JIT.Timing.Generation.Total") {
            draft.reported.jitGenerationMs = plausibleMs(*draft.plan, full, field);
            draft.reported.jitGenerationSource = full;
        }
        draft.plan->details.emplace_back(full, std::move(field).text());
    }
}

void Reader::readTriggers(Draft& draft, Extra& extra)
{
    for (auto& [name, field] : extra.leaves) {
        const std::size_t close = name.find("].");
        const auto index = close == std::string::npos || name.front() != '['
                               ? std::nullopt
                               : base::parseNumber<int>(std::string_view(name).substr(1, close - 1));
        if (!index)
            continue;
        auto& triggers = draft.reported.triggers;
        if (triggers.empty() || triggers.back().index != *index)
            triggers.push_back({*index, {}, {}, {}, std::nullopt, 0});
        ReportedTrigger& trigger = triggers.back();
        const std::string_view what = std::string_view(name).substr(close + 2);
        if (what == "Trigger Name")
            trigger.name = std::move(field).text();
        else if (what == "Constraint Name")
            trigger.constraint = std::move(field).text();
        else if (what == "Relation")
            trigger.relation = std::move(field).text();
        else if (what == "Time")
            trigger.ms = plausibleMs(*draft.plan, "Triggers" + name, field);
        else if (what == "Calls")
            trigger.calls = field.number().value_or(0);
        else
            draft.plan->details.emplace_back("Triggers" + name, std::move(field).text());
    }
}

} // namespace howdah::plan
