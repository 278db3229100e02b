// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic.h"
#include "core/plan/cutoff.h"
#include "core/plan/documents.h"
#include "core/plan/formats.h"
#include "core/plan/plan.h"
#include "core/plan/reader.h"
#include "core/plan/textformat.h"
#include "core/plan/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

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

Error notAPlan(Text why)
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("plan", "This is not a plan")), std::move(why),
            Text(HOWDAH_TEXT("plan", "Howdah reads what EXPLAIN writes, as text, JSON, YAML or XML, also from psql, "
                                     "from mails and from the server's log"))};
}

/// The place and the reason of a failure in a document.
Error failure(const Document& document, std::size_t offset, const Text& why)
{
    const std::string_view before = std::string_view(document.content).substr(0, offset);
    const auto line = document.firstLine + std::count(before.begin(), before.end(), '\n');
    const std::size_t lineStart = before.rfind('\n');
    const std::size_t character = lineStart == std::string_view::npos ? offset : offset - lineStart - 1;
    std::string reason = elided(printable(why.english()), 160);
    if (!document.complete)
        return notAPlan(Text(HOWDAH_TEXT("plan", "the text ends at line %1 within a plan"), {std::to_string(line)}));
    return notAPlan(Text(HOWDAH_TEXT("plan", "line %1, character %2: %3"),
                         {std::to_string(line), std::to_string(std::max<std::size_t>(character, 1)), reason}));
}

Error failure(Document& document, const FormatFailure& found)
{
    document.complete = document.complete && !found.ended;
    return failure(document, found.ended ? document.content.size() : found.offset, found.why);
}

/// What stood around the document in a log.
void addLogEntry(const Document& document, std::vector<Draft>& drafts, std::size_t first)
{
    if (first >= drafts.size())
        return;
    Plan& plan = *drafts[first].plan;
    if (plan.queryText.empty())
        plan.queryText = document.queryText;
    if (!document.duration.empty())
        plan.details.emplace_back("Duration", document.duration);
}

/// Of a document whose format does not tell where it ends; nothing of others.
using Ends = std::vector<std::optional<DocumentEnd>>;

base::Result<void> readDocument(Document& document, std::vector<Draft>& drafts, Ends& ends)
{
    const std::size_t first = drafts.size();
    switch (document.format) {
    case Document::Format::Json: {
        const char* seen = document.content.data();
        const char* const end = seen + document.content.size();
        Reader reader(drafts);
        const bool read = nlohmann::json::sax_parse(Cursor(seen, &seen), Cursor(end, &seen), &reader);
        if (!read)
            return failure(document, static_cast<std::size_t>(seen - document.content.data()), reader.complaint());
        break;
    }
    case Document::Format::Text:
        readTextPlan(document.content, document.firstLine, drafts);
        ends.resize(drafts.size(), DocumentEnd{});
        break;
    case Document::Format::Yaml: {
        Reader reader(drafts);
        DocumentEnd end;
        if (const auto found = readYaml(document.content, reader, end))
            return failure(document, *found);
        ends.resize(drafts.size());
        end.triggers = end.triggers || !document.duration.empty(); // auto_explain writes what it is told to
        if (drafts.size() > first)
            ends.back() = end;
        break;
    }
    case Document::Format::Xml: {
        Reader reader(drafts);
        if (const auto found = readXml(document.content, reader))
            return failure(document, *found);
        break;
    }
    }
    ends.resize(drafts.size());
    addLogEntry(document, drafts, first);
    return {};
}

void addTextDoubts(const Documents& cut, Plan& plan)
{
    if (cut.replacedBytes > 0)
        plan.doubts.push_back(
            Text::counted(HOWDAH_TEXT_N("plan", "Not UTF-8: %n byte(s), replaced"), cut.replacedBytes));
    if (cut.notNumbers > 0)
        plan.doubts.push_back(Text::counted(
            HOWDAH_TEXT_N("plan", "Not a number (NaN or Infinity): %n figure(s), left out"), cut.notNumbers));
    if (cut.joinedByGuess > 0)
        plan.doubts.push_back(Text::counted(
            HOWDAH_TEXT_N("plan", "Lines cut at the table's width without a mark were put together by their looks: %n"),
            cut.joinedByGuess));
    if (!cut.unknownLines.empty())
        plan.doubts.push_back(
            Text::counted(HOWDAH_TEXT_N("plan", "Not understood around the plan: %n line(s), the first is line %1"),
                          static_cast<long long>(cut.unknownLines.size()), {std::to_string(cut.unknownLines.front())}));
}

} // namespace

namespace {

base::Result<std::vector<PlanPtr>> readPlans(std::string_view text, const std::shared_ptr<const std::string>& kept)
{
    Documents cut = cutDocuments(text);
    if (cut.documents.empty()) {
        if (!cut.unknownLines.empty())
            return notAPlan(Text(HOWDAH_TEXT("plan", "line %1 is of no plan, and no other line begins one"),
                                 {std::to_string(cut.unknownLines.front())}));
        if (text.find_first_not_of(" \t\r\n") != std::string_view::npos)
            return notAPlan(Text(HOWDAH_TEXT("plan", "no line of it begins a plan")));
        return notAPlan(Text(HOWDAH_TEXT("plan", "it is empty")));
    }
    std::vector<Draft> drafts;
    Ends ends;
    for (Document& document : cut.documents) {
        if (auto read = readDocument(document, drafts, ends); !read)
            return read.error();
        document.content = {}; // read, and as large as the plan
    }
    std::vector<PlanPtr> plans;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& draft = drafts[i];
        if (!draft.plan->root)
            continue;
        if (plans.empty())
            addTextDoubts(cut, *draft.plan);
        derive(*draft.plan, draft.reported);
        if (ends[i])
            doubtCutOff(*draft.plan, *ends[i]);
        draft.plan->source = kept;
        plans.push_back(std::move(draft.plan));
    }
    if (plans.empty())
        return notAPlan(Text(HOWDAH_TEXT("plan", "there is no plan in it: a utility statement has none")));
    return plans;
}

} // namespace

base::Result<std::vector<PlanPtr>> parsePlans(std::string_view text)
{
    return readPlans(text, nullptr);
}

base::Result<std::vector<PlanPtr>> parsePlansKeepingText(std::shared_ptr<const std::string> text)
{
    const std::shared_ptr<const std::string> kept = text ? std::move(text) : std::make_shared<const std::string>();
    return readPlans(*kept, kept);
}

} // namespace howdah::plan
