// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/plan/arithmetic.h"
#include "core/plan/documents.h"
#include "core/plan/nodefields.h"
#include "core/plan/plan.h"
#include "core/plan/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <variant>

namespace howdah::plan {

namespace {

using base::Error;
using base::ErrorCode;
using base::Text;

/// A forward iterator that tells where the reader is: SAX events come without a position.
class Cursor {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor() = default;
    Cursor(const char* at, const char** seen)
        : m_at(at)
        , m_seen(seen)
    {}
    reference operator*() const { return *m_at; }
    Cursor& operator++()
    {
        *m_seen = ++m_at;
        return *this;
    }
    Cursor operator++(int)
    {
        Cursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor& other) const { return m_at == other.m_at; }
    bool operator!=(const Cursor& other) const { return m_at != other.m_at; }

private:
    const char* m_at = nullptr;
    const char** m_seen = nullptr;
};

/// A plan while it is read, with what arithmetic needs of it.
struct Draft {
    std::shared_ptr<Plan> plan = std::make_shared<Plan>();
    Reported reported;
};

/// A value below a node or a statement that is not itself a node: its text for people, and its leaves by path.
struct Extra {
    struct Level {
        bool array = false;
        std::size_t count = 0;
        std::string key;
    };
    std::string key;
    std::string text;
    std::vector<Level> levels;
    std::vector<std::pair<std::string, FieldValue>> leaves;
};

/// Receives the events of one document. Keeps its own stack: nothing here recurses, however deep the text goes.
class Reader {
public:
    explicit Reader(std::vector<Draft>& drafts)
        : m_drafts(drafts)
    {}

    bool null() { return value({"null", std::nullopt, false, true}); }
    bool boolean(bool flag) { return value({flag ? "true" : "false", std::nullopt, false, false}); }
    bool number_integer(std::int64_t number)
    {
        return value({std::to_string(number), static_cast<double>(number), false, false});
    }
    bool number_unsigned(std::uint64_t number)
    {
        return value({std::to_string(number), static_cast<double>(number), false, false});
    }
    bool number_float(double number, const std::string&)
    {
        return value({base::toChars(number), number, false, false});
    }
    bool string(std::string& text) { return value({std::move(text), std::nullopt, true, false}); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool key(std::string& name)
    {
        if (!m_extra.empty() && !m_extra.back().levels.empty())
            m_extra.back().levels.back().key = std::move(name);
        else
            m_frames.back().key = std::move(name);
        return true;
    }
    bool start_object(std::size_t) { return start(false); }
    bool start_array(std::size_t) { return start(true); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error)
    {
        m_complaint = error.what();
        // "[json.exception.parse_error.101] parse error at line 1, column 2: what": we name the place ourselves
        for (const std::string_view before : {"] ", ": "}) {
            if (const std::size_t at = m_complaint.find(before); at != std::string::npos && at < 80)
                m_complaint.erase(0, at + 2);
        }
        return false;
    }

    /// Empty unless reading stopped.
    [[nodiscard]] Text complaint() const { return m_wrong.empty() ? Text::verbatim(m_complaint) : m_wrong; }

private:
    enum class Kind { Wrapper, Statement, Node, Children };
    struct Frame {
        Kind kind;
        bool array = false;
        Node* node = nullptr;
        std::string key;
        std::size_t draft = 0;
    };

    bool wrong(Text what)
    {
        m_wrong = std::move(what);
        return false;
    }

    bool start(bool array)
    {
        if (!m_extra.empty())
            return startInExtra(array);
        if (m_frames.empty()) {
            m_frames.push_back({array ? Kind::Wrapper : Kind::Statement, array, nullptr, {}, noDraft});
            return true;
        }
        Frame& top = m_frames.back();
        switch (top.kind) {
        case Kind::Wrapper:
            m_frames.push_back({array ? Kind::Wrapper : Kind::Statement, array, nullptr, {}, noDraft});
            return true;
        case Kind::Statement:
            if (top.key == "Plan" && !array)
                return startPlan(top);
            // drivers hand the column's name out: [{"QUERY PLAN": [...]}]
            if (top.key == "QUERY PLAN" || top.key == "query plan") {
                m_frames.push_back({array ? Kind::Wrapper : Kind::Statement, array, nullptr, {}, noDraft});
                return true;
            }
            return startExtra(top.key, array);
        case Kind::Node:
            if (top.key == "Plans" && array) {
                m_frames.push_back({Kind::Children, true, top.node, {}, top.draft});
                return true;
            }
            return startExtra(top.key, array);
        case Kind::Children:
            if (array)
                return wrong(Text(HOWDAH_TEXT("plan", "a list stands where a plan node should be")));
            return startNode(top.draft, top.node);
        }
        return false;
    }

    bool startPlan(Frame& statement)
    {
        const std::size_t draft = draftOf(statement);
        if (m_drafts[draft].plan->root)
            return wrong(Text(HOWDAH_TEXT("plan", "a statement has two plans")));
        return startNode(draft, nullptr);
    }

    std::size_t draftOf(Frame& statement)
    {
        if (statement.draft == noDraft) {
            statement.draft = m_drafts.size();
            m_drafts.emplace_back();
        }
        return statement.draft;
    }

    bool startNode(std::size_t draft, Node* parent)
    {
        auto fresh = std::make_unique<Node>();
        Node* const node = fresh.get();
        Plan& plan = *m_drafts[draft].plan;
        ++plan.nodeCount;
        if (parent)
            parent->children.push_back(std::move(fresh));
        else
            plan.root = std::move(fresh);
        m_frames.push_back({Kind::Node, false, node, {}, draft});
        return true;
    }

    bool startExtra(const std::string& name, bool array)
    {
        m_extra.emplace_back();
        m_extra.back().key = name;
        m_extra.back().levels.push_back({array, 0, {}});
        return true;
    }

    bool startInExtra(bool array)
    {
        Extra& extra = m_extra.back();
        const bool worker = extra.levels.size() == 1 && extra.levels.front().array && extra.key == "Workers" && !array;
        separate(extra, worker ? "; " : ", ");
        if (!worker)
            extra.text += '(';
        extra.levels.push_back({array, 0, {}});
        return true;
    }

    static void separate(Extra& extra, std::string_view separator)
    {
        Extra::Level& level = extra.levels.back();
        if (level.count++ > 0)
            extra.text += separator;
        if (!level.array) {
            extra.text += level.key;
            extra.text += ": ";
        }
    }

    bool value(FieldValue field)
    {
        if (!m_extra.empty()) {
            Extra& extra = m_extra.back();
            separate(extra, ", ");
            extra.text += field.text;
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
            if (field.text == "Utility Statement")
                return true;
            return wrong(Text(HOWDAH_TEXT("plan", "a plan is an object or a list of objects")));
        case Kind::Children:
            return wrong(Text(HOWDAH_TEXT("plan", "a plain value stands where a plan node should be")));
        case Kind::Node:
            setNodeField(*m_drafts[top.draft].plan, *top.node, top.key, std::move(field));
            return true;
        case Kind::Statement:
            if (top.key == "Plan")
                return wrong(Text(HOWDAH_TEXT("plan", "\"Plan\" is not an object")));
            statementField(top, std::move(field));
            return true;
        }
        return false;
    }

    static std::string path(const Extra& extra)
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

    void statementField(Frame& statement, FieldValue field)
    {
        Plan& plan = *m_drafts[draftOf(statement)].plan;
        const std::string& name = statement.key;
        if (name == "Execution Time" || name == "Total Runtime")
            plan.executionMs = plausibleMs(plan, name, field);
        else if (name == "Planning Time")
            plan.planningMs = plausibleMs(plan, name, field);
        else if (name == "Query Text")
            plan.queryText = std::move(field.text);
        else if (name == "Query Identifier")
            plan.queryId = base::parseNumber<std::int64_t>(field.text);
        else
            plan.details.emplace_back(name, std::move(field.text));
    }

    bool end()
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

    void finishExtra()
    {
        Extra& extra = m_extra.back();
        Frame& owner = m_frames.back();
        if (owner.kind == Kind::Node) {
            owner.node->details.emplace_back(std::move(extra.key), std::move(extra.text));
            return;
        }
        Draft& draft = m_drafts[draftOf(owner)];
        if (extra.key == "Settings") {
            for (auto& [name, field] : extra.leaves)
                draft.plan->settings.emplace_back(name.substr(1), std::move(field.text));
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
            draft.plan->details.emplace_back(full, std::move(field.text));
        }
    }

    static void readTriggers(Draft& draft, Extra& extra)
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
                trigger.name = std::move(field.text);
            else if (what == "Constraint Name")
                trigger.constraint = std::move(field.text);
            else if (what == "Relation")
                trigger.relation = std::move(field.text);
            else if (what == "Time")
                trigger.ms = plausibleMs(*draft.plan, "Triggers" + name, field);
            else if (what == "Calls")
                trigger.calls = field.number.value_or(0);
            else
                draft.plan->details.emplace_back("Triggers" + name, std::move(field.text));
        }
    }

    static constexpr std::size_t noDraft = static_cast<std::size_t>(-1);
    static constexpr std::size_t deepestPath = 8;

    std::vector<Draft>& m_drafts;
    std::vector<Frame> m_frames;
    std::vector<Extra> m_extra; ///< at most one
    std::string m_complaint;
    Text m_wrong;
};

Error notAPlan(Text why)
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("plan", "This is not a plan")), std::move(why),
            Text(HOWDAH_TEXT("plan", "Howdah reads the output of EXPLAIN (FORMAT JSON)"))};
}

/// The place and the reason of a failure in a document.
Error failure(const Document& document, std::size_t offset, const Text& why)
{
    const std::string_view before = std::string_view(document.json).substr(0, offset);
    const auto line = document.firstLine + std::count(before.begin(), before.end(), '\n');
    const std::size_t lineStart = before.rfind('\n');
    const std::size_t character = lineStart == std::string_view::npos ? offset : offset - lineStart - 1;
    std::string reason = elided(printable(why.english()), 160);
    if (!document.complete)
        return notAPlan(Text(HOWDAH_TEXT("plan", "the text ends at line %1 within a plan"), {std::to_string(line)}));
    return notAPlan(Text(HOWDAH_TEXT("plan", "line %1, character %2: %3"),
                         {std::to_string(line), std::to_string(std::max<std::size_t>(character, 1)), reason}));
}

void addTextDoubts(const Documents& cut, Plan& plan)
{
    if (cut.replacedBytes > 0)
        plan.doubts.push_back(
            Text::counted(HOWDAH_TEXT_N("plan", "Not UTF-8: %n byte(s), replaced"), cut.replacedBytes));
    if (cut.notNumbers > 0)
        plan.doubts.push_back(Text::counted(
            HOWDAH_TEXT_N("plan", "Not a number (NaN or Infinity): %n figure(s), left out"), cut.notNumbers));
    if (!cut.unknownLines.empty())
        plan.doubts.push_back(
            Text::counted(HOWDAH_TEXT_N("plan", "Not understood around the plan: %n line(s), the first is line %1"),
                          static_cast<long long>(cut.unknownLines.size()), {std::to_string(cut.unknownLines.front())}));
}

} // namespace

base::Result<std::vector<PlanPtr>> parsePlans(std::string_view text)
{
    const Documents cut = cutDocuments(text);
    if (cut.documents.empty()) {
        if (text.find("(cost=") != std::string_view::npos || text.find("(actual time=") != std::string_view::npos)
            return notAPlan(Text(HOWDAH_TEXT("plan", "it is EXPLAIN's text format")));
        if (!cut.unknownLines.empty())
            return notAPlan(Text(HOWDAH_TEXT("plan", "line %1 is no JSON, and no other line begins with [ or {"),
                                 {std::to_string(cut.unknownLines.front())}));
        return notAPlan(Text(HOWDAH_TEXT("plan", "it is empty")));
    }
    std::vector<Draft> drafts;
    for (const Document& document : cut.documents) {
        const char* seen = document.json.data();
        const char* const end = seen + document.json.size();
        Reader reader(drafts);
        const bool read = nlohmann::json::sax_parse(Cursor(seen, &seen), Cursor(end, &seen), &reader);
        if (!read)
            return failure(document, static_cast<std::size_t>(seen - document.json.data()), reader.complaint());
    }
    std::vector<PlanPtr> plans;
    for (Draft& draft : drafts) {
        if (!draft.plan->root)
            continue;
        if (plans.empty())
            addTextDoubts(cut, *draft.plan);
        derive(*draft.plan, draft.reported);
        plans.push_back(std::move(draft.plan));
    }
    if (plans.empty())
        return notAPlan(Text(HOWDAH_TEXT("plan", "there is no plan in it: a utility statement has none")));
    return plans;
}

} // namespace howdah::plan
