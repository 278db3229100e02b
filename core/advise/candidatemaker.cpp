// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/candidatemaker.h"

#include "core/base/quoting.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace howdah::advise {

using sql::Comparison;

namespace {

constexpr std::size_t mostEqualities = 5;
constexpr std::size_t mostRanges = 3;

bool isEquality(Comparison comparison)
{
    return comparison == Comparison::Equal || comparison == Comparison::In || comparison == Comparison::IsNull ||
           comparison == Comparison::True || comparison == Comparison::False;
}

bool isRange(Comparison comparison)
{
    return comparison == Comparison::Above || comparison == Comparison::Below || comparison == Comparison::Between;
}

/// An index can be read backwards: (a DESC, b) is (a, b DESC). Begin ascending, so that both are one candidate.
void turnForwards(std::vector<IndexKey>& keys)
{
    if (keys.empty() || !keys[0].descending)
        return;
    for (IndexKey& key : keys) {
        key.descending = !key.descending;
        key.nullsFirst = !key.nullsFirst;
    }
}

} // namespace

std::string namesOf(const std::vector<IndexKey>& keys, std::size_t first)
{
    std::string names;
    for (std::size_t i = first; i < keys.size(); ++i)
        names += (names.empty() ? "" : ", ") + (keys[i].column.empty() ? keys[i].expression : keys[i].column) +
                 (keys[i].descending ? " DESC" : "");
    return names;
}

CandidateMaker::CandidateMaker(const sql::QueryShape& shape, int relation, const TableInfo& table,
                               const Catalog& catalog, CandidatePool& pool, std::vector<base::Text>& notes)
    : m_shape(shape)
    , m_relation(relation)
    , m_use(shape.relations[static_cast<std::size_t>(relation)])
    , m_table(table)
    , m_catalog(catalog)
    , m_pool(pool)
    , m_notes(notes)
{}

void CandidateMaker::make()
{
    read();
    trees();
    partial();
    for (const sql::Predicate& predicate : m_shape.predicates)
        if (here(predicate.operand))
            special(predicate);
    alternatives();
}

const ColumnInfo* CandidateMaker::columnOf(const sql::Operand& operand) const
{
    return operand.column.empty() ? nullptr : CatalogTables::column(m_table, operand.column);
}

std::string CandidateMaker::typeOf(const sql::Operand& operand) const
{
    const ColumnInfo* column = columnOf(operand);
    const std::string type = column == nullptr          ? operand.type
                             : column->baseType.empty() ? column->type
                                                        : column->baseType;
    return type.substr(0, type.find('('));
}

std::optional<IndexKey> CandidateMaker::keyOf(const sql::Operand& operand) const
{
    constexpr double widest = 500; // a B-tree refuses entries over a third of a page
    static const std::vector<std::string> unordered = {"json", "jsonb", "xml",     "point",  "line",    "lseg",
                                                       "box",  "path",  "polygon", "circle", "tsvector"};
    const ColumnInfo* column = columnOf(operand);
    if (!operand.valid() || (!operand.column.empty() && column == nullptr))
        return std::nullopt;
    if (std::find(unordered.begin(), unordered.end(), typeOf(operand)) != unordered.end())
        return std::nullopt;
    if (column != nullptr && (!column->ordered || column->averageWidth > widest))
        return std::nullopt;
    IndexKey key;
    key.column = operand.column;
    key.expression = operand.expression;
    return key;
}

IndexDefinition CandidateMaker::blank() const
{
    IndexDefinition index;
    index.schema = m_table.schema;
    index.table = m_table.name;
    return index;
}

void CandidateMaker::note(base::Text text)
{
    if (std::find(m_notes.begin(), m_notes.end(), text) == m_notes.end())
        m_notes.push_back(std::move(text));
}

const ExtensionInfo* CandidateMaker::extension(std::string_view name) const
{
    const auto found = std::find_if(m_catalog.extensions.begin(), m_catalog.extensions.end(),
                                    [&](const ExtensionInfo& one) { return one.name == name; });
    return found == m_catalog.extensions.end() ? nullptr : &*found;
}

void CandidateMaker::read()
{
    for (const sql::Predicate& predicate : m_shape.predicates) {
        if (!here(predicate.operand) || predicate.orGroup >= 0)
            continue;
        readEquality(predicate);
        readRange(predicate);
    }
    readOrders();
    dropFollowing();
    std::stable_sort(m_equalities.begin(), m_equalities.end(), [](const Equality& one, const Equality& other) {
        return std::tuple(!one.constant, one.share, one.key) < std::tuple(!other.constant, other.share, other.key);
    });
    if (m_equalities.size() > mostEqualities)
        m_equalities.resize(mostEqualities);
}

/// What is an expression of columns that have one value anyway: their rows meet its condition all or not at all,
/// however few the planner, which knows nothing of the expression, takes them for.
void CandidateMaker::dropFollowing()
{
    std::vector<std::string> fixed;
    for (const Equality& one : m_equalities)
        if (one.constant && !one.several && !one.key.column.empty())
            fixed.push_back(one.key.column);
    std::erase_if(m_equalities, [&](const Equality& one) { return follows(one.key, fixed); });
    std::erase_if(m_ranges, [&](const Range& one) { return follows(one.key, fixed); });
    std::erase_if(m_orders, [&](const Order& one) {
        return std::ranges::all_of(one.keys, [&](const IndexKey& key) { return follows(key, fixed); });
    });
}

void CandidateMaker::readEquality(const sql::Predicate& predicate)
{
    const bool join = predicate.other && predicate.other->relation != m_relation;
    const auto key = isEquality(predicate.comparison) ? keyOf(predicate.operand) : std::nullopt;
    if (!key)
        return;
    auto found = std::find_if(m_equalities.begin(), m_equalities.end(),
                              [&](const Equality& one) { return one.operand == predicate.operand; });
    if (found == m_equalities.end()) {
        Equality equality;
        equality.operand = predicate.operand;
        equality.key = *key;
        equality.several = true;
        found = m_equalities.insert(m_equalities.end(), equality);
    }
    found->several = found->several && predicate.comparison == Comparison::In;
    if (join)
        found->joins.push_back(predicate.other->relation);
    else
        found->constant = true;
    const ColumnInfo* column = columnOf(predicate.operand);
    double share = 0.005; // what the planner takes where it knows nothing
    if (const auto known = shareOf(predicate))
        share = *known;
    else if (column != nullptr && column->distinct > 0)
        share = 1 / column->distinct;
    found->share = std::min(found->share, share);
}

void CandidateMaker::readRange(const sql::Predicate& predicate)
{
    const bool prefix = predicate.comparison == Comparison::LikePrefix;
    if ((!prefix && !isRange(predicate.comparison)) || m_ranges.size() >= mostRanges)
        return;
    const auto key = prefix ? prefixKeyOf(predicate.operand) : keyOf(predicate.operand);
    if (!key || std::any_of(m_ranges.begin(), m_ranges.end(), [&](const Range& one) { return one.key == *key; }))
        return;
    m_ranges.push_back({predicate.operand, *key});
}

void CandidateMaker::readOrders()
{
    for (const sql::Ordering& ordering : m_shape.orderings) {
        if (ordering.keys.empty() || !here(ordering.keys[0].operand))
            continue;
        Order order;
        order.limited = ordering.limited;
        for (const sql::SortKey& sorted : ordering.keys) {
            auto key = keyOf(sorted.operand);
            if (!key)
                break;
            key->descending = sorted.descending;
            key->nullsFirst = sorted.nullsFirst;
            order.operands.push_back(sorted.operand);
            order.keys.push_back(*key);
        }
        constexpr std::size_t longest = 6;
        if (!order.keys.empty() && order.keys.size() <= longest)
            m_orders.push_back(std::move(order));
    }
}

/// Leaves out what tells nothing apart beside the others: expressions whose columns are among them.
void CandidateMaker::tellApart(Equalities& equalities)
{
    std::vector<std::string> columns;
    for (const Equality* one : equalities)
        if (!one->several)
            columns.push_back(one->key.column);
    std::erase_if(equalities, [&](const Equality* one) { return follows(one->key, columns); });
}

std::vector<CandidateMaker::Equalities> CandidateMaker::equalitySets() const
{
    std::vector<Equalities> sets;
    const auto take = [&](const auto& wanted) {
        Equalities chosen;
        for (const Equality& one : m_equalities)
            if (wanted(one))
                chosen.push_back(&one);
        std::stable_sort(chosen.begin(), chosen.end(), [](const Equality* one, const Equality* other) {
            return std::tuple(one->share, one->key) < std::tuple(other->share, other->key);
        });
        tellApart(chosen);
        if (std::find(sets.begin(), sets.end(), chosen) == sets.end())
            sets.push_back(std::move(chosen));
    };
    const auto joined = [](const Equality& one, int other) {
        return std::find(one.joins.begin(), one.joins.end(), other) != one.joins.end();
    };
    take([](const Equality& one) { return one.constant; });
    std::vector<int> others;
    for (const Equality& one : m_equalities)
        others.insert(others.end(), one.joins.begin(), one.joins.end());
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const int other : others) {
        take([&](const Equality& one) { return one.constant || joined(one, other); });
        take([&](const Equality& one) { return joined(one, other); });
    }
    take([](const Equality&) { return true; });
    for (const Equality& alone : m_equalities)
        take([&](const Equality& one) { return &one == &alone; });
    take([](const Equality&) { return false; });
    return sets;
}

void CandidateMaker::trees()
{
    int rank = 0;
    for (const Equalities& equalities : equalitySets()) {
        treesFor(equalities, {}, rank);
        rank = 1;
    }
}

void CandidateMaker::treesFor(const Equalities& equalities, const std::string& where, int rank)
{
    std::vector<IndexKey> keys;
    for (const Equality* one : equalities)
        keys.push_back(one->key);
    if (!keys.empty())
        tree(keys, keys.size(), where, base::Text(HOWDAH_TEXT("advise", "Serves equality on %1"), {namesOf(keys)}),
             rank);
    for (const Range& range : m_ranges) {
        if (std::any_of(equalities.begin(), equalities.end(),
                        [&](const Equality* one) { return one->operand == range.operand; }))
            continue;
        std::vector<IndexKey> with = keys;
        with.push_back(range.key);
        if (withoutFollowing(with).size() <= keys.size())
            continue;
        tree(with, keys.size(), where,
             keys.empty() ? base::Text(HOWDAH_TEXT("advise", "Serves the range on %1"), {namesOf(with)})
                          : base::Text(HOWDAH_TEXT("advise", "Serves equality on %1, then the range on %2"),
                                       {namesOf(keys), namesOf(with, keys.size())}),
             rank);
    }
    for (const Order& order : m_orders)
        ordered(equalities, order, where, rank);
}

void CandidateMaker::ordered(const Equalities& equalities, const Order& order, const std::string& where, int rank)
{
    std::vector<IndexKey> keys, sorted;
    std::vector<sql::Operand> equal;
    for (const Equality* one : equalities) {
        if (one->several) // rows of several values come in no order
            continue;
        keys.push_back(one->key);
        equal.push_back(one->operand);
    }
    const std::size_t count = keys.size();
    for (std::size_t i = 0; i < order.keys.size(); ++i)
        if (std::find(equal.begin(), equal.end(), order.operands[i]) == equal.end())
            sorted.push_back(order.keys[i]);
    turnForwards(sorted);
    keys.insert(keys.end(), sorted.begin(), sorted.end());
    if (withoutFollowing(keys).size() <= count)
        return;
    const base::Text reason =
        count == 0 ? base::Text(HOWDAH_TEXT("advise", "Gives the order %1"), {namesOf(keys)})
                   : base::Text(HOWDAH_TEXT("advise", "Serves equality on %1, then gives the order %2"),
                                {namesOf({keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count)}),
                                 namesOf(keys, count)});
    const int likelihood = rank + (order.limited || count > 0 ? 0 : 1);
    tree(keys, count, where, reason, likelihood);
    // Where few rows are wanted in order, what filters them can stand behind: read from the index, not the table.
    std::vector<IndexKey> filtered = keys;
    const auto append = [&](const IndexKey& key) {
        const bool known = std::any_of(filtered.begin(), filtered.end(), [&](const IndexKey& one) {
            return one.column == key.column && one.expression == key.expression;
        });
        if (!known && key.opclass.empty())
            filtered.push_back(key);
    };
    for (const Equality* one : equalities)
        if (one->several)
            append(one->key);
    for (const Range& range : m_ranges)
        append(range.key);
    if (order.limited && filtered.size() > keys.size())
        tree(filtered, count, where, reason, likelihood + 1);
}

/// Each arm of an OR needs an index of its own, which a bitmap scan then unites.
void CandidateMaker::alternatives()
{
    for (const sql::Predicate& predicate : m_shape.predicates) {
        if (!here(predicate.operand) || predicate.orGroup < 0)
            continue;
        const bool equality = isEquality(predicate.comparison);
        const bool prefix = predicate.comparison == Comparison::LikePrefix;
        if (!equality && !prefix && !isRange(predicate.comparison))
            continue;
        const auto key = prefix ? prefixKeyOf(predicate.operand) : keyOf(predicate.operand);
        if (!key)
            continue;
        const base::Text reason(HOWDAH_TEXT("advise", "Serves one side of an OR: %1"), {namesOf({*key})});
        tree({*key}, equality ? 1 : 0, {}, reason, 0);
        std::vector<IndexKey> keys;
        for (const Equality& one : m_equalities)
            if (one.constant && one.operand != predicate.operand)
                keys.push_back(one.key);
        // What else the same side asks for equality comes before.
        for (const sql::Predicate& beside : m_shape.predicates) {
            const bool together = here(beside.operand) && beside.orGroup == predicate.orGroup &&
                                  beside.orArm == predicate.orArm && beside.operand != predicate.operand &&
                                  isEquality(beside.comparison);
            const auto other = together ? keyOf(beside.operand) : std::nullopt;
            if (other && keys.size() < mostEqualities && std::find(keys.begin(), keys.end(), *other) == keys.end())
                keys.push_back(*other);
        }
        keys.push_back(*key);
        tree(keys, equality ? keys.size() : keys.size() - 1, {}, reason, 1);
    }
}

void CandidateMaker::tree(const std::vector<IndexKey>& keys, std::size_t interchangeable, const std::string& where,
                          base::Text reason, int rank)
{
    Draft draft;
    draft.index = blank();
    draft.index.keys = withoutFollowing(keys);
    draft.index.where = where;
    draft.interchangeable = std::min(interchangeable, draft.index.keys.size());
    draft.reason = std::move(reason);
    draft.rank = rank;
    const Draft plain = draft;
    m_pool.add(std::move(draft));
    withoutNulls(plain);
    // With everything the statement reads, the table need not be visited. What is written is visited anyway.
    constexpr std::size_t mostIncluded = 6;
    constexpr double widestIncluded = 200; // bytes
    const bool computed = std::any_of(plain.index.keys.begin(), plain.index.keys.end(),
                                      [](const IndexKey& key) { return key.column.empty(); });
    if (computed || m_use.allColumns || m_use.written || m_use.columns.empty())
        return;
    Draft covering = plain;
    double width = 0;
    for (const std::string& name : m_use.columns) {
        const bool key = std::any_of(plain.index.keys.begin(), plain.index.keys.end(),
                                     [&](const IndexKey& one) { return one.column == name; });
        const ColumnInfo* column = CatalogTables::column(m_table, name);
        if (key || column == nullptr)
            continue;
        width += column->averageWidth;
        covering.index.include.push_back(name);
    }
    if (covering.index.include.empty() || covering.index.include.size() > mostIncluded || width > widestIncluded)
        return;
    covering.rank = rank + 1;
    covering.reason = base::Text(HOWDAH_TEXT("advise", "Keys %1, and with %2 the table need not be visited"),
                                 {namesOf(plain.index.keys), [&] {
                                      std::string names;
                                      for (const std::string& name : covering.index.include)
                                          names += (names.empty() ? "" : ", ") + name;
                                      return names;
                                  }()});
    m_pool.add(std::move(covering));
}

/// A comparison is never true for NULL: where most are NULL, an index of the rest serves it as well and is smaller.
void CandidateMaker::withoutNulls(const Draft& draft)
{
    constexpr double mostly = 0.5;
    const std::string& name = draft.index.keys[0].column;
    const ColumnInfo* column = CatalogTables::column(m_table, name);
    if (!draft.index.where.empty() || column == nullptr || column->nullFraction < mostly)
        return;
    bool compared = false, nulls = false;
    for (const sql::Predicate& one : m_shape.predicates) {
        if (!here(one.operand) || one.operand.column != name)
            continue;
        nulls = nulls || one.comparison == Comparison::IsNull;
        compared = compared || one.comparison == Comparison::Equal || one.comparison == Comparison::In ||
                   one.comparison == Comparison::LikePrefix || isRange(one.comparison);
    }
    if (!compared || nulls)
        return;
    Draft partial = draft;
    partial.index.where = base::quoteIdentifier(name) + " IS NOT NULL";
    partial.reason =
        base::Text(HOWDAH_TEXT("advise", "Keys %1, without the rows where %2 is NULL, which no comparison finds"),
                   {namesOf(draft.index.keys), name});
    m_pool.add(std::move(partial));
}

} // namespace howdah::advise
