// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/formats.h"
#include "core/plan/textscan.h"
#include "core/plan/utf8.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace howdah::plan {

namespace {

using base::Text;

constexpr std::array<std::string_view, 8> lists{"Plans",      "Workers",   "Triggers",      "Grouping Sets",
                                                "Group Keys", "Hash Keys", "Target Tables", "Sort Methods Used"};

bool isList(std::string_view name)
{
    return std::find(lists.begin(), lists.end(), name) != lists.end();
}

/// explain.c writes a dash for whatever an element's name may not hold.
std::string keyOf(std::string_view element)
{
    std::string key;
    for (std::size_t at = 0; at < element.size(); ++at) {
        if (element[at] != '-') {
            key += element[at];
            continue;
        }
        const std::string_view before = element.substr(0, at);
        const std::string_view after = element.substr(at + 1);
        const bool slash = before.ends_with('I') && (before.size() == 1 || before[before.size() - 2] == '-') &&
                           after.starts_with("O-");
        const bool dash = (before == "Full" && after.starts_with("sort")) ||
                          (before == "Pre" && after.starts_with("sorted")) ||
                          (before == "One" && after.starts_with("Time"));
        key += slash ? '/' : dash ? '-' : ' ';
    }
    return key;
}

class XmlReader {
public:
    XmlReader(std::string_view document, Reader& reader)
        : m_document(document)
        , m_reader(reader)
    {}

    std::optional<FormatFailure> read()
    {
        while (m_at < m_document.size() && !m_failure) {
            if (m_document[m_at] == '<')
                takeMarkup();
            else
                takeCharacters();
        }
        if (!m_failure && (!m_open.empty() || !m_seen))
            fail(Text(HOWDAH_TEXT("plan", "an element does not end")), true);
        return std::move(m_failure);
    }

private:
    /// What an element is turns out with its first child or its end.
    enum class Kind { Unknown, Object, List, ClosedList };
    struct Element {
        std::string name; ///< as written
        std::string key;
        std::string text;
        Kind kind = Kind::Unknown;
        int groups = 0;        ///< groups of an incremental sort in it
        int spaces = 0;        ///< and kinds of space of such a group
        bool inMemory = false; ///< some of the group's methods sort in memory
    };

    bool fail(Text why, bool ended = false)
    {
        if (!m_failure)
            m_failure = FormatFailure{std::min(m_at, m_document.size()), std::move(why), ended};
        return false;
    }

    bool told(bool read) { return read || fail(m_reader.complaint()); }

    void takeCharacters()
    {
        const std::size_t end = std::min(m_document.find('<', m_at), m_document.size());
        if (m_open.empty()) {
            m_at = end;
            return;
        }
        std::string& text = m_open.back().text;
        while (m_at < end) {
            // Never beyond this text: a search to the document's end for each would be quadratic.
            const std::string_view rest = m_document.substr(m_at, end - m_at);
            const std::string_view before = rest.substr(0, rest.find('&'));
            text += before;
            m_at += before.size();
            if (m_at < end && !takeEntity(text, end))
                return;
        }
    }

    bool takeEntity(std::string& text, std::size_t end)
    {
        const std::size_t close = m_document.find(';', m_at);
        const std::string_view name = close == std::string_view::npos || close > end || close - m_at > 10
                                          ? std::string_view{}
                                          : m_document.substr(m_at + 1, close - m_at - 1);
        struct Entity {
            std::string_view name;
            char character;
        };
        static constexpr std::array<Entity, 5> known{
            {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
        const auto found =
            std::find_if(known.begin(), known.end(), [name](const Entity& entity) { return entity.name == name; });
        if (found != known.end()) {
            text += found->character;
        } else if (name.starts_with('#')) {
            const auto code = number(name.substr(1));
            if (!code)
                return fail(Text(HOWDAH_TEXT("plan", "a character's number is none")));
            appendUtf8(text, *code);
        } else {
            return fail(Text(HOWDAH_TEXT("plan", "an entity is none of XML's own")));
        }
        m_at = close + 1;
        return true;
    }

    static std::optional<std::uint32_t> number(std::string_view digits)
    {
        std::uint32_t code = 0;
        const bool hexadecimal = take(digits, "x");
        if (digits.empty())
            return std::nullopt;
        for (const char c : digits) {
            const int digit = c >= '0' && c <= '9'                  ? c - '0'
                              : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                    : -1;
            if (digit < 0)
                return std::nullopt;
            code = code * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
            if (code > 0x10ffff)
                return std::nullopt;
        }
        if (code == 0 || (code >= 0xd800 && code < 0xe000))
            return std::nullopt;
        return code;
    }

    bool skipTo(std::string_view end)
    {
        const std::size_t found = m_document.find(end, m_at);
        if (found == std::string_view::npos)
            return fail(Text(HOWDAH_TEXT("plan", "an element does not end")), true);
        m_at = found + end.size();
        return true;
    }

    bool takeMarkup()
    {
        const std::string_view rest = m_document.substr(m_at);
        if (rest.starts_with("<?"))
            return skipTo("?>");
        if (rest.starts_with("<!--"))
            return skipTo("-->");
        if (rest.starts_with("<!"))
            return fail(Text(HOWDAH_TEXT("plan", "a plan has no document type and no definitions")));
        std::size_t end = rest.find('>');
        if (end == std::string_view::npos)
            return fail(Text(HOWDAH_TEXT("plan", "an element does not end")), true);
        std::string_view tag = rest.substr(1, end - 1);
        const bool closing = take(tag, "/");
        const bool empty = !closing && tag.ends_with('/');
        if (empty)
            tag.remove_suffix(1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n"));
        if (name.empty() || name.find('<') != std::string_view::npos)
            return fail(Text(HOWDAH_TEXT("plan", "an element has no name")));
        const bool read = closing ? endElement(name) : startElement(name) && (!empty || endElement(name));
        m_at += end + 1;
        return read;
    }

    /// Makes a container of the innermost element; `child` is the first in it.
    bool beginContainer(std::string_view child)
    {
        Element& parent = m_open.back();
        if (parent.kind != Kind::Unknown)
            return true;
        const bool first = m_open.size() == 1;
        // auto_explain leaves the query's element out.
        const bool list = first ? child == "Query" || child == "Utility-Statement" || child == "Notify"
                                : child == "Item" || isList(parent.key);
        parent.kind = list ? Kind::List : Kind::Object;
        return name() && told(list ? m_reader.start_array(0) : m_reader.start_object(0));
    }

    /// Tells the innermost element's key, where the one around it is an object.
    bool name()
    {
        if (m_open.size() < 2)
            return true;
        const Kind around = m_open[m_open.size() - 2].kind;
        if (around == Kind::List)
            return true;
        std::string key = m_open.back().key;
        return told(m_reader.key(key));
    }

    bool startElement(std::string_view element)
    {
        if (m_open.empty() && m_seen)
            return fail(Text(HOWDAH_TEXT("plan", "something stands behind the plan")));
        if (!m_open.empty() && !beginContainer(element))
            return false;
        m_seen = true;
        Element& fresh = m_open.emplace_back();
        fresh.name = element;
        fresh.key = keyOf(element);
        if (m_open.size() > 1)
            nameSortGroup(m_open[m_open.size() - 2], fresh);
        return true;
    }

    /// In XML both groups of an incremental sort have the same name, and so have both kinds of space; the order tells.
    static void nameSortGroup(Element& around, Element& fresh)
    {
        if (fresh.key == "Incremental Sort Groups")
            fresh.key = around.groups++ == 0 ? "Full-sort Groups" : "Pre-sorted Groups";
        else if (fresh.key == "Sort Space")
            fresh.key = around.spaces++ == 0 && around.inMemory ? "Sort Space Memory" : "Sort Space Disk";
    }

    bool endElement(std::string_view element)
    {
        if (m_open.empty() || m_open.back().name != element)
            return fail(Text(HOWDAH_TEXT("plan", "an element ends that did not begin")));
        const Kind kind = m_open.back().kind;
        bool read = true;
        if (kind == Kind::Unknown)
            read = endLeaf();
        else if (kind != Kind::ClosedList)
            read = told(m_reader.end_object());
        m_open.pop_back();
        return read;
    }

    bool endLeaf()
    {
        Element& leaf = m_open.back();
        const std::string_view around =
            m_open.size() < 2 ? std::string_view{} : std::string_view(m_open[m_open.size() - 2].key);
        const bool inList = m_open.size() > 1 && m_open[m_open.size() - 2].kind == Kind::List;
        const bool keys = around == "Group Keys" || around == "Hash Keys";
        if (m_open.size() == 1 || isList(leaf.key) || keys)
            return name() && told(m_reader.start_array(0) && m_reader.end_array());
        if (inList && leaf.key == "Item") {
            if (around == "Sort Methods Used" && m_open.size() > 2 && !leaf.text.starts_with("external"))
                m_open[m_open.size() - 3].inMemory = true;
            return told(m_reader.string(leaf.text));
        }
        if (inList && around == "Target Tables") {
            // A server that merges into several tables puts the counts of rows into the list of tables.
            m_open[m_open.size() - 2].kind = Kind::ClosedList;
            if (!told(m_reader.end_array()))
                return false;
        } else if (inList) {
            return told(trimBlanks(leaf.text).empty() ? m_reader.string(leaf.key) : m_reader.string(leaf.text));
        }
        if (!name())
            return false;
        // Settings are texts, whatever they look like.
        if (around == "Settings" || leaf.key == "Query Text")
            return told(m_reader.string(leaf.text));
        return told(m_reader.plain(leaf.text));
    }

    std::string_view m_document;
    Reader& m_reader;
    std::size_t m_at = 0;
    bool m_seen = false;
    std::vector<Element> m_open;
    std::optional<FormatFailure> m_failure;
};

} // namespace

std::optional<FormatFailure> readXml(std::string_view document, Reader& reader)
{
    return XmlReader(document, reader).read();
}

} // namespace howdah::plan
