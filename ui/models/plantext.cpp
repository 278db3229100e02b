// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plantext.h"

#include <algorithm>
#include <array>

namespace howdah::models {

namespace {

/// Where a node begins in a text, and the type that stands there.
struct Place {
    std::size_t begin = 0;
    std::size_t marker = 0;
    std::string_view type;
};

std::size_t lineBegin(std::string_view text, std::size_t at)
{
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t lineEnd(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// The value that follows `marker` at `at`, within quotes; empty when there is none.
std::string_view quotedAfter(std::string_view text, std::size_t at, bool colon)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    if (colon) {
        if (at >= text.size() || text[at] != ':')
            return {};
        ++at;
        while (at < text.size() && isBlank(text[at]))
            ++at;
    }
    if (at >= text.size() || text[at] != '"')
        return {};
    const std::size_t end = text.find('"', at + 1);
    return end == std::string_view::npos ? std::string_view() : text.substr(at + 1, end - at - 1);
}

/// `key` with its quotes; a node is the object that begins with it.
std::vector<Place> jsonPlaces(std::string_view text, std::string_view key)
{
    std::vector<Place> places;
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + key.size())) {
        // Within a string of JSON its quotes would be escaped.
        if (at > 0 && text[at - 1] == '\\')
            continue;
        const std::string_view type = quotedAfter(text, at + key.size(), true);
        if (type.empty())
            continue;
        const std::size_t open = text.rfind('{', at);
        places.push_back({open == std::string_view::npos ? at : open, at, type});
    }
    return places;
}

/// One past the brace that closes the object at `at`, or `limit`. What stands in quotes does not count.
std::size_t closing(std::string_view text, std::size_t at, std::size_t limit)
{
    int open = 0;
    bool quoted = false;
    for (; at < limit; ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                quoted = false;
        } else if (c == '"')
            quoted = true;
        else if (c == '{')
            ++open;
        else if (c == '}' && --open == 0)
            return at + 1;
    }
    return limit;
}

std::size_t withoutPlansKey(std::string_view text, std::size_t begin, std::size_t end)
{
    const auto skip = [&](std::string_view some) {
        while (end > begin && (isBlank(text[end - 1]) || some.find(text[end - 1]) != std::string_view::npos))
            --end;
    };
    skip("\n+[:");
    for (const std::string_view key : {std::string_view(R"("Plans")"), std::string_view(R"("children")")}) {
        if (end - begin > key.size() && text.substr(end - key.size(), key.size()) == key) {
            end -= key.size();
            skip("\n+");
            return end;
        }
    }
    return end;
}

std::vector<Place> markedPlaces(std::string_view text, std::string_view marker, std::string_view close)
{
    std::vector<Place> places;
    for (std::size_t at = text.find(marker); at != std::string_view::npos; at = text.find(marker, at + marker.size())) {
        const std::size_t begin = at + marker.size();
        const std::size_t end = close.empty() ? std::string_view::npos : text.find(close, begin);
        std::string_view type = close.empty()                   ? quotedAfter(text, begin, false)
                                : end == std::string_view::npos ? std::string_view()
                                                                : text.substr(begin, end - begin);
        if (type.empty() || type.size() > 100)
            continue;
        places.push_back({lineBegin(text, at), at, type});
    }
    return places;
}

/// The lines of EXPLAIN's text that begin a node: the first with figures, and all with an arrow.
std::vector<Place> textPlaces(std::string_view text)
{
    std::vector<Place> places;
    for (std::size_t at = 0; at < text.size(); at = lineEnd(text, at) + 1) {
        const std::string_view line = text.substr(at, lineEnd(text, at) - at);
        const std::size_t arrow = line.find("->");
        const bool figures = line.find("(cost=") != std::string_view::npos ||
                             line.find("(actual ") != std::string_view::npos ||
                             line.find("(never executed)") != std::string_view::npos;
        const bool leads = arrow != std::string_view::npos &&
                           line.substr(0, arrow).find_first_not_of(" \t\"|") == std::string_view::npos &&
                           line.substr(arrow, 4).find_first_not_of("-> ") == std::string_view::npos;
        if (figures || leads)
            places.push_back({at, at, line});
    }
    return places;
}

/// Whether a line of EXPLAIN's text can be the node's: the object it names stands in it.
bool lineTells(std::string_view line, const plan::Node& node)
{
    for (const std::string* name : {&node.relation, &node.index, &node.cteName}) {
        if (!name->empty() && line.find(*name) == std::string_view::npos)
            return false;
    }
    static constexpr std::array own{"Aggregate", "ModifyTable", "SetOp", "Foreign Scan", "Custom Scan"};
    const std::size_t word = node.type.find(' ');
    return std::find(own.begin(), own.end(), node.type) != own.end() ||
           line.find(std::string_view(node.type).substr(0, word)) != std::string_view::npos;
}

} // namespace

std::vector<TextRange> partsOfNodes(std::string_view text, const plan::Plan& plan, int nodesBefore)
{
    enum class Format { Json, Lines, Text };
    Format format = Format::Json;
    std::vector<Place> places = jsonPlaces(text, R"("Node Type")");
    if (places.empty())
        places = jsonPlaces(text, R"("node")");
    if (places.empty()) {
        format = Format::Lines;
        places = markedPlaces(text, "<Node-Type>", "</Node-Type>");
    }
    if (places.empty())
        places = markedPlaces(text, "Node Type: ", {});
    if (places.empty()) {
        format = Format::Text;
        places = textPlaces(text);
    }
    const auto first = static_cast<std::size_t>(nodesBefore);
    if (!plan.root || places.size() < first + static_cast<std::size_t>(plan.nodeCount))
        return {};

    std::vector<TextRange> parts(static_cast<std::size_t>(plan.nodeCount));
    bool agree = true;
    std::size_t id = 0;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        if (!agree || id >= parts.size())
            return;
        const std::size_t at = first + id;
        const Place& place = places[at];
        agree = format == Format::Text ? lineTells(place.type, node) : place.type == node.type;
        const std::size_t next = at + 1 < places.size() ? places[at + 1].begin : text.size();
        std::size_t end = next;
        if (format == Format::Json)
            end = withoutPlansKey(text, place.begin, closing(text, place.begin, next));
        else if (at + 1 == places.size()) // what follows the last node is the statement's
            end = lineEnd(text, place.marker);
        parts[id++] = {place.begin, end};
    });
    if (!agree || id != parts.size())
        return {};
    return parts;
}

std::vector<std::size_t> lineStarts(std::string_view text, std::size_t most)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = lineEnd(text, at);
        while (end - at > most) {
            at += most;
            // Bytes 10xxxxxx go on with a character of UTF-8; a few are enough, the text may be no UTF-8 at all.
            for (int back = 0; back < 3 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; ++back)
                --at;
            starts.push_back(at);
        }
        if (end >= text.size())
            break;
        starts.push_back(end + 1);
        at = end + 1;
    }
    return starts;
}

std::string setOut(std::string_view json, int deepest)
{
    std::string out;
    out.reserve(json.size() * 2);
    int depth = 0;
    bool quoted = false;
    const auto newLine = [&] {
        out += '\n';
        out.append(static_cast<std::size_t>(2 * std::clamp(depth, 0, deepest)), ' ');
    };
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (quoted) {
            out += c;
            if (c == '\\' && at + 1 < json.size())
                out += json[++at];
            else if (c == '"')
                quoted = false;
            continue;
        }
        switch (c) {
        case '"':
            quoted = true;
            out += c;
            break;
        case '{':
        case '[': {
            out += c;
            const std::size_t next = json.find_first_not_of(" \t\r\n", at + 1);
            if (next != std::string_view::npos && (json[next] == '}' || json[next] == ']')) {
                out += json[next];
                at = next;
                break;
            }
            ++depth;
            newLine();
            break;
        }
        case '}':
        case ']':
            --depth;
            newLine();
            out += c;
            break;
        case ',':
            out += c;
            newLine();
            break;
        case ':':
            out += ": ";
            break;
        case ' ':
        case '\t':
        case '\r':
        case '\n':
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace howdah::models
