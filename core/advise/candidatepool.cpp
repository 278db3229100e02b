// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/candidatepool.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace howdah::advise {

namespace {

constexpr std::size_t mostOfStatement = 60;
constexpr std::size_t mostMerged = 120;
constexpr std::size_t most = 500;
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

bool inName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `text` ends in a constant: there the server writes casts that people leave out.
bool endsInConstant(std::string_view text)
{
    if (text.empty() || text.back() == '\'')
        return !text.empty();
    const std::size_t before = text.find_last_not_of("0123456789.");
    return before != text.size() - 1 && (before == std::string_view::npos || !inName(text[before]));
}

/// Where the name of a type ends that begins at `start`.
std::size_t endOfType(std::string_view sql, std::size_t start)
{
    std::size_t end = start;
    while (end < sql.size() && (inName(sql[end]) || sql[end] == '.' || sql[end] == '"' || sql[end] == '[' ||
                                (sql[end] == ']' && end > start && sql[end - 1] == '[')))
        ++end;
    for (const std::string_view more : {" varying", " with time zone", " without time zone", " precision", "[]"})
        if (sql.substr(end, more.size()) == more)
            end += more.size();
    return end;
}

std::string loosened(std::string_view sql)
{
    std::string text;
    bool inString = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (c == '\'')
            inString = !inString;
        if (!inString && (c == ' ' || c == '(' || c == ')' || c == '"' || c == '\n'))
            continue;
        if (!inString && sql.substr(i, 2) == "::") {
            const std::size_t end = endOfType(sql, i + 2);
            const std::string_view type = sql.substr(i + 2, end - i - 2);
            if (type == "text" || type == "text[]" || type == "character varying" || type == "bpchar" ||
                endsInConstant(text)) {
                i = end - 1;
                continue;
            }
        }
        text += !inString && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    // The server writes a IN (1, 2) as a = ANY (ARRAY[1, 2]).
    constexpr std::string_view any = "=anyarray[";
    if (const std::size_t place = text.find(any); place != std::string::npos) {
        const std::size_t close = text.find(']', place);
        if (close != std::string::npos)
            text.erase(close, 1);
        text.replace(place, any.size(), "in");
    }
    return text;
}

bool sameKey(const IndexKey& one, const IndexKey& other)
{
    return one.column == other.column && one.opclass == other.opclass && one.collation == other.collation &&
           sameSql(one.expression, other.expression);
}

bool sameDirections(const std::vector<IndexKey>& one, const std::vector<IndexKey>& other, std::size_t first,
                    std::size_t end)
{
    bool forwards = true, backwards = true;
    for (std::size_t i = first; i < end; ++i) {
        forwards = forwards && one[i].descending == other[i].descending && one[i].nullsFirst == other[i].nullsFirst;
        backwards = backwards && one[i].descending != other[i].descending && one[i].nullsFirst != other[i].nullsFirst;
    }
    return forwards || backwards;
}

bool holds(const std::vector<IndexKey>& keys, std::size_t end, const IndexKey& wanted)
{
    return std::any_of(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(std::min(end, keys.size())),
                       [&](const IndexKey& key) { return sameKey(key, wanted); });
}

bool starts(const std::vector<IndexKey>& keys, const std::vector<IndexKey>& with)
{
    return keys.size() >= with.size() && std::equal(with.begin(), with.end(), keys.begin());
}

void unite(std::vector<int>& into, const std::vector<int>& more)
{
    std::vector<int> all;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(all));
    into = std::move(all);
}

std::string keyNames(const IndexDefinition& index)
{
    std::string names;
    for (const IndexKey& key : index.keys)
        names += (names.empty() ? "" : ", ") + (key.column.empty() ? key.expression : key.column);
    return names;
}

} // namespace

CatalogTables::CatalogTables(const Catalog& catalog)
    : m_catalog(catalog)
{
    for (std::size_t i = 0; i < catalog.tables.size(); ++i) {
        const TableInfo& table = catalog.tables[i];
        m_places.emplace(std::pair(table.schema, table.name), i);
        sql::TableDescription description;
        description.schema = table.schema;
        description.name = table.name;
        for (const ColumnInfo& column : table.columns)
            description.columns.push_back({column.name, column.type});
        m_descriptions.push_back(std::move(description));
    }
    for (const ViewInfo& view : catalog.views)
        m_views.emplace(std::pair(view.schema, view.name),
                        sql::ViewDescription{view.schema, view.name, view.columns, view.definition, view.barrier});
    for (const RelationInfo& relation : catalog.others)
        m_others.emplace(std::pair(relation.schema, relation.name), relation.system ? sql::OtherRelation::System
                                                                    : relation.kind == 'f'
                                                                        ? sql::OtherRelation::ForeignTable
                                                                        : sql::OtherRelation::Sequence);
}

std::size_t CatalogTables::place(std::string_view schema, std::string_view name) const
{
    const auto in = [&](std::string_view one) {
        const auto found = m_places.find(std::pair(std::string(one), std::string(name)));
        return found == m_places.end() ? nowhere : found->second;
    };
    if (!schema.empty())
        return in(schema);
    for (const std::string& one : m_catalog.searchPath) {
        if (const std::size_t found = in(one); found != nowhere)
            return found;
        // Whatever has the name hides the tables of later schemas.
        if (m_views.contains(std::pair(one, std::string(name))) || m_others.contains(std::pair(one, std::string(name))))
            return nowhere;
    }
    return nowhere;
}

const sql::ViewDescription* CatalogTables::view(std::string_view schema, std::string_view name) const
{
    const auto in = [&](std::string_view one) {
        const auto found = m_views.find(std::pair(std::string(one), std::string(name)));
        return found == m_views.end() ? nullptr : &found->second;
    };
    if (!schema.empty())
        return in(schema);
    for (const std::string& one : m_catalog.searchPath) {
        if (const sql::ViewDescription* found = in(one))
            return found;
        if (m_others.contains(std::pair(one, std::string(name))))
            return nullptr;
    }
    return nullptr;
}

std::optional<sql::OtherRelation> CatalogTables::other(std::string_view schema, std::string_view name) const
{
    const auto in = [&](std::string_view one) -> std::optional<sql::OtherRelation> {
        const auto found = m_others.find(std::pair(std::string(one), std::string(name)));
        return found == m_others.end() ? std::nullopt : std::optional(found->second);
    };
    if (!schema.empty())
        return in(schema);
    for (const std::string& one : m_catalog.searchPath)
        if (const auto found = in(one))
            return found;
    // The system's own are found whatever the path says.
    return in("pg_catalog");
}

const sql::TableDescription* CatalogTables::find(std::string_view schema, std::string_view name) const
{
    const std::size_t found = place(schema, name);
    return found == nowhere ? nullptr : &m_descriptions[found];
}

const TableInfo* CatalogTables::table(std::string_view schema, std::string_view name) const
{
    const std::size_t found = place(schema, name);
    return found == nowhere ? nullptr : &m_catalog.tables[found];
}

const ColumnInfo* CatalogTables::column(const TableInfo& table, std::string_view name)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const ColumnInfo& column) { return column.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

bool sameSql(std::string_view one, std::string_view other)
{
    return one == other || loosened(one) == loosened(other);
}

bool gives(const IndexInfo& existing, const IndexDefinition& wanted, std::size_t interchangeable)
{
    const IndexDefinition& index = existing.definition;
    if (!existing.valid || index.method != wanted.method)
        return false;
    const bool all = index.where.empty();
    const bool same = all ? wanted.where.empty() : sameSql(index.where, wanted.where);
    if (!all && !same)
        return false;
    // One row at most: nothing behind these keys could be narrower.
    if (index.unique && index.method == "btree" && wanted.include.empty() && !index.keys.empty() &&
        std::all_of(index.keys.begin(), index.keys.end(),
                    [&](const IndexKey& key) { return holds(wanted.keys, interchangeable, key); }))
        return true;
    // An index of all rows finds what a partial one holds, but not without reading the others.
    const std::size_t count = wanted.keys.size();
    if (!same || index.keys.size() < count)
        return false;
    const bool ordered = index.method == "btree";
    for (std::size_t i = 0; i < count; ++i) {
        const bool anywhere = !ordered || i < interchangeable;
        const std::size_t end = ordered ? interchangeable : index.keys.size();
        if (anywhere ? !holds(index.keys, end, wanted.keys[i]) : !sameKey(index.keys[i], wanted.keys[i]))
            return false;
    }
    if (ordered && !sameDirections(index.keys, wanted.keys, interchangeable, count))
        return false;
    return std::all_of(wanted.include.begin(), wanted.include.end(), [&](const std::string& column) {
        return std::find(index.include.begin(), index.include.end(), column) != index.include.end() ||
               std::any_of(index.keys.begin(), index.keys.end(),
                           [&](const IndexKey& key) { return key.column == column; });
    });
}

void CandidatePool::beginStatement(int place, double weight)
{
    m_statement = place;
    m_weight = weight;
    m_ofStatement = 0;
}

void CandidatePool::add(Draft draft)
{
    draft.statements = {m_statement};
    draft.weight = m_weight;
    if (const auto known = m_drafts.find(draft.index); known == m_drafts.end()) {
        if (m_ofStatement >= mostOfStatement) {
            m_cut = true;
            return;
        }
        ++m_ofStatement;
    }
    insert(std::move(draft));
}

void CandidatePool::insert(Draft draft)
{
    constexpr std::size_t mostKeys = 32; // INDEX_MAX_KEYS, with the included columns
    if (draft.index.keys.empty() || draft.index.keys.size() + draft.index.include.size() > mostKeys)
        return;
    const TableInfo* table = m_tables.table(draft.index.schema, draft.index.table);
    if (table == nullptr || std::any_of(table->indexes.begin(), table->indexes.end(), [&](const IndexInfo& existing) {
            return gives(existing, draft.index, draft.interchangeable);
        }))
        return;
    const auto known = m_drafts.find(draft.index);
    if (known == m_drafts.end()) {
        IndexDefinition index = draft.index;
        m_drafts.emplace(std::move(index), std::move(draft));
        return;
    }
    Draft& there = known->second;
    if (!std::includes(there.statements.begin(), there.statements.end(), draft.statements.begin(),
                       draft.statements.end()))
        there.weight += draft.weight;
    unite(there.statements, draft.statements);
    there.interchangeable = std::min(there.interchangeable, draft.interchangeable);
    there.rank = std::min(there.rank, draft.rank);
}

void CandidatePool::combine()
{
    addMerged();
    addPrefixes();
}

void CandidatePool::addPrefixes()
{
    std::vector<Draft> shorter;
    for (const auto& [index, draft] : m_drafts) {
        if (index.method != "btree" || index.keys.size() < 2)
            continue;
        for (std::size_t count = 1; count < index.keys.size(); ++count) {
            Draft cut = draft;
            cut.index.keys.resize(count);
            cut.index.include.clear();
            cut.interchangeable = std::min(draft.interchangeable, count);
            cut.rank = draft.rank + 2;
            cut.reason =
                base::Text(HOWDAH_TEXT("advise", "The first keys of a longer index: %1"), {keyNames(cut.index)});
            // Alone, a direction says nothing.
            if (count == 1 && cut.index.keys[0].descending) {
                cut.index.keys[0].descending = false;
                cut.index.keys[0].nullsFirst = !cut.index.keys[0].nullsFirst;
            }
            shorter.push_back(std::move(cut));
        }
    }
    for (Draft& draft : shorter)
        insert(std::move(draft));
}

void CandidatePool::addMerged()
{
    std::vector<Draft> merged;
    const auto sameRows = [](const IndexDefinition& one, const IndexDefinition& other) {
        return one.schema == other.schema && one.table == other.table && one.method == "btree" &&
               other.method == "btree" && one.where == other.where;
    };
    for (auto one = m_drafts.begin(); one != m_drafts.end() && merged.size() < mostMerged; ++one) {
        for (auto other = m_drafts.begin(); other != m_drafts.end() && merged.size() < mostMerged; ++other) {
            const Draft& shortOne = one->second;
            const Draft& longOne = other->second;
            if (one == other || !sameRows(shortOne.index, longOne.index) || shortOne.statements == longOne.statements ||
                !shortOne.index.include.empty())
                continue;
            const auto& first = shortOne.index.keys;
            const bool within = first.size() < longOne.index.keys.size() && !starts(longOne.index.keys, first) &&
                                std::all_of(first.begin(), first.end(), [&](const IndexKey& key) {
                                    return holds(longOne.index.keys, longOne.interchangeable, key);
                                });
            if (!within)
                continue;
            Draft both = longOne;
            both.index.keys = first;
            for (const IndexKey& key : longOne.index.keys)
                if (!holds(first, first.size(), key))
                    both.index.keys.push_back(key);
            both.index.keys = withoutFollowing(both.index.keys);
            both.interchangeable = shortOne.interchangeable == first.size() ? first.size() : 0;
            unite(both.statements, shortOne.statements);
            both.weight += shortOne.weight;
            both.rank = std::max(shortOne.rank, longOne.rank) + 1;
            both.reason = base::Text(HOWDAH_TEXT("advise", "Serves several statements: %1"), {keyNames(both.index)});
            merged.push_back(std::move(both));
        }
    }
    for (Draft& draft : merged)
        insert(std::move(draft));
}

std::vector<Candidate> CandidatePool::take(std::vector<base::Text>& notes)
{
    std::vector<Draft> drafts;
    for (auto& [index, draft] : m_drafts)
        drafts.push_back(std::move(draft));
    m_drafts.clear();
    if (drafts.size() > most) {
        std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& one, const Draft& other) {
            return std::tuple(one.rank, -one.weight) < std::tuple(other.rank, -other.weight);
        });
        drafts.resize(most);
        m_cut = true;
    }
    if (m_cut)
        notes.emplace_back(
            HOWDAH_TEXT("advise", "More indexes came into question than are tried; the least likely are left out"));
    std::vector<Candidate> candidates;
    for (Draft& draft : drafts)
        candidates.push_back({std::move(draft.index), std::move(draft.statements), std::move(draft.reason)});
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& one, const Candidate& other) { return one.index < other.index; });
    return candidates;
}

} // namespace howdah::advise
