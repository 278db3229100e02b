// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clone.h"

#include "core/advise/btreeheight.h"
#include "core/advise/clonebuild.h"
#include "core/advise/expressionsample.h"
#include "core/advise/planquestion.h"
#include "core/advise/room.h"
#include "core/advise/sharesample.h"
#include "core/base/numbers.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

constexpr std::string_view noArbiter = "42P10"; // ON CONFLICT names columns that no unique index covers

using Oids = std::set<std::uint32_t>;

template <class C> std::string joined(const C& oids)
{
    std::string text;
    for (const std::uint32_t oid : oids)
        text += (text.empty() ? "" : ", ") + std::to_string(oid);
    return text;
}

} // namespace

struct Clone::State {
    std::unique_ptr<BuiltClone> built;
    base::Nanoseconds planTimeout;
    PlanQuestion question;
    int explains = 0;

    std::vector<Oids> added; ///< by handle: the index, or of a partitioned table all it consists of
    Oids hypothetical;       ///< all of them
    Oids unusable;           ///< indexes that are not valid at the source
    std::optional<Choice> choiceNow;
    Oids offNow; ///< indexes that the planner does not see at present
    std::unordered_map<std::string, std::vector<std::uint32_t>> byName;     ///< oids of indexes
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> children; ///< of partitioned tables and indexes
    std::optional<Error> broken; ///< a change of the catalogue that was left half done

    explicit State(std::unique_ptr<BuiltClone> made, base::Nanoseconds timeout)
        : built(std::move(made))
        , planTimeout(timeout)
        , question(*built->planner)
    {
        for (const auto& [oid, relation] : built->relations)
            noteRelation(relation);
    }

    void noteRelation(const CloneRelation& relation)
    {
        if (relation.parent != 0)
            children[relation.parent].push_back(relation.oid);
        if (!relation.isIndex())
            return;
        byName[relation.name].push_back(relation.oid);
        if (!relation.valid)
            offNow.insert(relation.oid);
        // At the source it is not usable either, and nobody can choose it.
        if (!relation.valid && !hypothetical.contains(relation.oid))
            unusable.insert(relation.oid);
    }

    [[nodiscard]] pg::QueryOptions options(const base::StopToken& stop = {}) const
    {
        pg::QueryOptions query;
        query.deadline = base::Deadline::after(planTimeout);
        query.stop = stop;
        return query;
    }

    /// The relation and all below it.
    [[nodiscard]] Oids family(std::uint32_t oid) const
    {
        Oids all{oid};
        std::vector<std::uint32_t> open{oid};
        while (!open.empty()) {
            const auto found = children.find(open.back());
            open.pop_back();
            if (found == children.end())
                continue;
            for (const std::uint32_t child : found->second) {
                if (all.insert(child).second)
                    open.push_back(child);
            }
        }
        return all;
    }

    [[nodiscard]] const CloneRelation* findTable(std::string_view schema, std::string_view name) const
    {
        for (const auto& [oid, relation] : built->relations) {
            if (relation.name == name && relation.schema == schema && !relation.isIndex())
                return &relation;
        }
        return nullptr;
    }
    [[nodiscard]] const CloneRelation* findIndex(const std::string& schema, const std::string& name) const
    {
        const auto found = byName.find(name);
        if (found == byName.end())
            return nullptr;
        for (const std::uint32_t oid : found->second) {
            const CloneRelation& index = built->relations.at(oid);
            if (index.schema == schema)
                return &index;
        }
        return nullptr;
    }

    /// The name the user will see in plans, made unique over all schemas so that a plan's names can be told apart.
    [[nodiscard]] std::string freeName(const IndexDefinition& definition) const
    {
        const std::string wanted = definition.suggestedName();
        std::string name = wanted;
        for (int number = 2; byName.contains(name); ++number) {
            const std::string suffix = "_" + std::to_string(number);
            name = wanted.substr(0, std::min(wanted.size(), 63 - suffix.size())) + suffix;
        }
        return name;
    }

    /// UPDATE pg_class for relations of a table's family: with the file it was created with, or the one of full length.
    Status setFiles(const Oids& oids, bool empty)
    {
        std::string values;
        for (const std::uint32_t oid : oids) {
            const auto found = built->relations.find(oid);
            if (found == built->relations.end())
                continue;
            const CloneRelation& relation = found->second;
            values += (values.empty() ? "(" : ", (") + std::to_string(oid) + "::oid, " +
                      std::to_string(empty ? relation.emptyFile : relation.file) + "::oid, " +
                      std::to_string(relation.relpages) + ", " + base::toChars(relation.reltuples) + ", " +
                      std::to_string(relation.allVisible) + ")";
        }
        if (values.empty())
            return {};
        return built->admin->execute(
            "UPDATE pg_class c SET relfilenode = v.file, relpages = v.relpages, reltuples = v.reltuples, "
            "relallvisible = v.visible FROM (VALUES " +
                values + ") AS v (oid, file, relpages, reltuples, visible) WHERE c.oid = v.oid",
            options());
    }

    Result<Handle> add(const IndexDefinition& definition, base::ByteCount bytes);
    Result<std::vector<CloneRelation>> newIndexes(const Oids& tables);
    Result<double> rowsShare(const IndexDefinition& definition);
    Status tellExpressions(const std::vector<CloneRelation>& indexes, const IndexDefinition& definition);
    Status giveFiles(std::vector<CloneRelation>& indexes, const IndexDefinition& definition, base::ByteCount bytes,
                     double share);
    Result<Oids> hiddenBy(const Choice& choice) const;
    Status show(const Choice& choice);
    Estimate read(const plan::Plan& plan, const Choice& choice) const;
    Result<plan::PlanPtr> ask(const WorkloadStatement& statement, const Choice& choice, const base::StopToken& stop);
};

Result<std::vector<CloneRelation>> Clone::State::newIndexes(const Oids& tables)
{
    // Partitions' indexes are made along with the table's, under names of PostgreSQL's choice.
    HOWDAH_ASSIGN(const ResultSet rows,
                  built->admin->query("SELECT c.oid::bigint, n.nspname, c.relname, m.amname, c.relkind, "
                                      "x.indrelid::bigint, coalesce(h.inhparent, 0)::bigint, c.relfilenode::bigint "
                                      "FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid "
                                      "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am m ON m.oid = c.relam "
                                      "LEFT JOIN pg_inherits h ON h.inhrelid = c.oid WHERE x.indrelid IN (" +
                                          joined(tables) + ") ORDER BY c.oid",
                                      {}, options()));
    std::vector<CloneRelation> made;
    for (int row = 0; row < rows.rowCount(); ++row) {
        CloneRelation index;
        index.oid = static_cast<std::uint32_t>(rows.value<std::int64_t>(row, 0).value_or(0));
        const auto parent = static_cast<std::uint32_t>(rows.value<std::int64_t>(row, 6).value_or(0));
        if (const auto known = built->relations.find(index.oid); known != built->relations.end()) {
            // Taken as the partition's part of a new index.
            if (std::exchange(known->second.parent, parent) != parent)
                children[parent].push_back(index.oid);
            continue;
        }
        index.schema = rows.text(row, 1);
        index.name = rows.text(row, 2);
        index.method = rows.text(row, 3);
        index.kind = rows.text(row, 4) == "I" ? 'I' : 'i';
        index.table = static_cast<std::uint32_t>(rows.value<std::int64_t>(row, 5).value_or(0));
        index.parent = parent;
        index.emptyFile = index.file = rows.value<std::int64_t>(row, 7).value_or(0);
        index.valid = false; // hidden at first
        made.push_back(std::move(index));
    }
    return made;
}

/// The part of the rows that the index's predicate keeps, counted, or as the planner estimates it.
Result<double> Clone::State::rowsShare(const IndexDefinition& definition)
{
    if (definition.where.empty())
        return 1.0;
    const TableInfo* const known = built->source.catalog.find(definition.schema, definition.table);
    if (const SampledShare* const counted = known == nullptr ? nullptr : sampledShare(definition.where, *known))
        return counted->share;
    const std::string table = base::quoteQualified({definition.schema, definition.table});
    WorkloadStatement all, some;
    all.sql = "SELECT FROM " + table;
    some.sql = all.sql + " WHERE " + definition.where;
    HOWDAH_ASSIGN(const plan::PlanPtr whole, question.ask(all, options()));
    HOWDAH_ASSIGN(const plan::PlanPtr part, question.ask(some, options()));
    return std::min(1.0, part->root->planRows / std::max(1.0, whole->root->planRows));
}

Status Clone::State::giveFiles(std::vector<CloneRelation>& indexes, const IndexDefinition& definition,
                               base::ByteCount bytes, double share)
{
    const FileLayout& layout = built->layout;
    double rows = 0;
    const auto rowsOf = [&](const CloneRelation& index) {
        const auto table = built->relations.find(index.table);
        return index.hasFile() && table != built->relations.end() ? std::max(0.0, table->second.reltuples) : 0.0;
    };
    for (const CloneRelation& index : indexes)
        rows += rowsOf(index);
    const TableInfo* const table = built->source.catalog.find(definition.schema, definition.table);
    const double pages = std::ceil(static_cast<double>(bytes.value) / layout.blockSize);
    const auto withFile = std::count_if(indexes.begin(), indexes.end(), [](const auto& one) { return one.hasFile(); });
    for (CloneRelation& index : indexes) {
        if (!index.hasFile())
            continue;
        const double part = rows > 0 ? rowsOf(index) / rows : 1.0 / static_cast<double>(withFile);
        // A B-tree has a metapage at least.
        index.pages = index.relpages = std::max<std::int64_t>(1, std::llround(pages * part));
        index.reltuples = std::round(rowsOf(index) * share);
        if (index.method != "btree" || !built->knowsBtree) {
            HOWDAH_TRY(stretchRelationFiles(built->pathOf(index.emptyFile), index.pages, layout));
            continue;
        }
        index.file = built->nextFile++;
        const int height = btreeHeight(index.pages, innerKeyBytes(definition, table, index.pages), layout.blockSize);
        HOWDAH_TRY(
            makeRelationFiles(built->pathOf(index.file), emptyBtree(height, layout.blockSize), index.pages, layout));
    }
    return {};
}

/// What ANALYZE will know of the index's expressions. Without it the planner takes half a percent of the rows for every
/// value, whatever they are; what cannot be laid down is left to that.
Status Clone::State::tellExpressions(const std::vector<CloneRelation>& indexes, const IndexDefinition& definition)
{
    const TableInfo* const table = built->source.catalog.find(definition.schema, definition.table);
    for (std::size_t i = 0; table != nullptr && i < definition.keys.size(); ++i) {
        const SampledExpression* const sampled =
            definition.keys[i].column.empty() ? sampledExpression(definition.keys[i].expression, *table) : nullptr;
        constexpr std::uint32_t firstOfUsers = 16384; // FirstNormalObjectId, access/transam.h
        if (sampled == nullptr || sampled->column.typeOid >= firstOfUsers)
            continue;
        const ColumnInfo& column = sampled->column;
        // As ANALYZE does: many distinct values are a share of the rows, which grows with them (analyze.c).
        constexpr double many = 0.1;
        const double distinct =
            column.distinct > many * table->rows ? -std::min(1.0, column.distinct / table->rows) : column.distinct;
        const auto list = [](const std::vector<std::string>& values) {
            return nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        };
        const auto numbers = [](const std::vector<double>& values) {
            std::string text;
            for (const double value : values)
                text += (text.empty() ? "{" : ",") + base::toChars(value);
            return text + (text.empty() ? "{}" : "}");
        };
        const CommonElements& elements = sampled->elements;
        for (const CloneRelation& index : indexes) {
            const auto put = built->admin->query(
                "SELECT pg_temp.put_expression($1::oid, $2::int2, $3::oid, $4::float4, $5::int4, $6::float4, "
                "$7::jsonb, $8, $9::jsonb, $10::jsonb, $11::float4[], $12::float4[])",
                {std::to_string(index.oid), std::to_string(i + 1), std::to_string(column.typeOid),
                 base::toChars(column.nullFraction), std::to_string(std::lround(column.averageWidth)),
                 base::toChars(distinct), list(column.commonValues), numbers(column.commonFrequencies),
                 list(column.histogram), list(elements.values), numbers(elements.frequencies),
                 numbers({elements.least, elements.most, elements.nulls})},
                options());
            if (!put)
                return put.error();
        }
    }
    return {};
}

Result<WhatIf::Handle> Clone::State::add(const IndexDefinition& definition, base::ByteCount bytes)
{
    if (broken)
        return *broken;
    // A relation has at most 2^32 - 2 pages; pg_class counts them in 31 bits.
    if (bytes.value < 0 || bytes.value / built->layout.blockSize >= std::numeric_limits<std::int32_t>::max())
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("advise", "an index cannot have a size of %1 bytes"),
                                                   {std::to_string(bytes.value)}));
    const CloneRelation* const table = findTable(definition.schema, definition.table);
    if (table == nullptr)
        return Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("advise", "the clone has no table %1"),
                                               {definition.schema + "." + definition.table}));
    const Oids tables = family(table->oid);
    HOWDAH_ASSIGN(const double share, rowsShare(definition));
    // CREATE INDEX reads the table: then it has to be as empty as it is, and not as long as it looks.
    if (const Status emptied = setFiles(tables, true); !emptied) {
        broken = emptied.error();
        return emptied.error();
    }
    const std::string name = freeName(definition);
    const auto created = built->planner->query(definition.ddl(name, false), {}, options());
    auto indexes = newIndexes(tables);
    if (!indexes) {
        broken = indexes.error();
        return indexes.error();
    }
    const Status files = giveFiles(*indexes, definition, bytes, share);
    Oids oids, touched = tables;
    for (CloneRelation& index : *indexes) {
        oids.insert(index.oid);
        touched.insert(index.oid);
        hypothetical.insert(index.oid);
        built->relations.insert_or_assign(index.oid, index);
        noteRelation(index);
    }
    // CREATE INDEX has also set the table's rows to what it found.
    Status restored = setFiles(touched, false);
    if (restored && !oids.empty())
        restored = built->admin->execute(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid IN (" + joined(oids) + ")", options());
    if (!restored) {
        broken = restored.error();
        return restored.error();
    }
    if (!created)
        return created.error().withWhat(
            Text(HOWDAH_TEXT("advise", "PostgreSQL refuses the index %1"), {definition.ddl(name, false)}));
    HOWDAH_TRY(files);
    HOWDAH_TRY(tellExpressions(*indexes, definition));
    // A partition may have had the index already, hypothetical or not: PostgreSQL then takes that one.
    const CloneRelation* const made = findIndex(definition.schema, name);
    if (made != nullptr) {
        for (const std::uint32_t oid : family(made->oid)) {
            if (hypothetical.contains(oid))
                oids.insert(oid);
        }
    }
    added.push_back(std::move(oids));
    return static_cast<Handle>(added.size()) - 1;
}

Result<Oids> Clone::State::hiddenBy(const Choice& choice) const
{
    Oids off;
    for (const auto& [schema, name] : choice.hidden) {
        const CloneRelation* const index = findIndex(schema, name);
        if (index == nullptr || hypothetical.contains(index->oid))
            return Error(ErrorCode::NotFound,
                         Text(HOWDAH_TEXT("advise", "the clone has no index %1"), {schema + "." + name}));
        off.merge(family(index->oid));
    }
    return off;
}

/// Changes what differs from the present choice and nothing else. The planner skips indexes that are not valid
/// (get_relation_info), and learns of the change by an invalidation of the index alone.
Status Clone::State::show(const Choice& choice)
{
    if (broken)
        return *broken;
    // An index that was added meanwhile is hidden already.
    if (choiceNow == choice)
        return {};
    HOWDAH_ASSIGN(Oids off, hiddenBy(choice));
    Oids on;
    for (const Handle handle : choice.visible) {
        if (handle < 0 || static_cast<std::size_t>(handle) >= added.size())
            return Error(ErrorCode::Usage,
                         Text(HOWDAH_TEXT("advise", "there is no hypothetical index %1"), {std::to_string(handle)}));
        const Oids& oids = added[static_cast<std::size_t>(handle)];
        on.insert(oids.begin(), oids.end());
    }
    off.insert(unusable.begin(), unusable.end());
    std::set_difference(hypothetical.begin(), hypothetical.end(), on.begin(), on.end(), std::inserter(off, off.end()));
    choiceNow = choice;
    if (off == offNow)
        return {};
    std::vector<std::uint32_t> hide, reveal;
    std::set_difference(off.begin(), off.end(), offNow.begin(), offNow.end(), std::back_inserter(hide));
    std::set_difference(offNow.begin(), offNow.end(), off.begin(), off.end(), std::back_inserter(reveal));
    std::vector<std::uint32_t> both = hide;
    both.insert(both.end(), reveal.begin(), reveal.end());
    const std::string valid = reveal.empty() ? "false" : "indexrelid IN (" + joined(reveal) + ")";
    const Status changed = built->admin->execute(
        "UPDATE pg_index SET indisvalid = " + valid + " WHERE indexrelid IN (" + joined(both) + ")", options());
    if (!changed) {
        broken = changed.error();
        return changed;
    }
    offNow = std::move(off);
    return {};
}

WhatIf::Estimate Clone::State::read(const plan::Plan& plan, const Choice& choice) const
{
    Estimate estimate;
    estimate.cost = plan.root->totalCost;
    std::set<Handle> used;
    std::set<std::string> existing;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        const auto found = node.index.empty() ? byName.end() : byName.find(node.index);
        if (found == byName.end())
            return;
        for (const std::uint32_t oid : found->second) {
            if (offNow.contains(oid))
                continue;
            if (!hypothetical.contains(oid))
                existing.insert(node.index);
            for (const Handle handle : choice.visible) {
                if (added[static_cast<std::size_t>(handle)].contains(oid))
                    used.insert(handle);
            }
        }
    });
    estimate.used.assign(used.begin(), used.end());
    estimate.usedExisting.assign(existing.begin(), existing.end());
    return estimate;
}

Result<plan::PlanPtr> Clone::State::ask(const WorkloadStatement& statement, const Choice& choice,
                                        const base::StopToken& stop)
{
    HOWDAH_TRY(show(choice));
    ++explains;
    auto plan = question.ask(statement, options(stop));
    if (!plan && plan.error().sqlState() == noArbiter && !choice.hidden.empty())
        return Error(ErrorCode::Unsupported,
                     Text(HOWDAH_TEXT("advise", "the statement needs an index that is to be hidden")),
                     Text(HOWDAH_TEXT("advise", "its ON CONFLICT relies on a unique index")));
    return plan;
}

Clone::Clone(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
Clone::~Clone() = default;

Result<std::unique_ptr<Clone>> Clone::make(const CloneOptions& options)
{
    if (options.onStep)
        options.onStep("connecting");
    pg::ConnectOptions connect;
    connect.deadline = options.deadline;
    connect.stop = options.stop;
    HOWDAH_ASSIGN(const auto source, pg::Connection::connect(options.source, connect));
    BuildOptions build;
    build.binDirectories = options.binDirectories;
    build.tables = options.tables;
    build.catalog = options.catalog;
    build.deadline = options.deadline;
    build.stop = options.stop;
    build.lockWait = options.lockWait;
    build.onStep = options.onStep;
    HOWDAH_ASSIGN(auto built, buildClone(*source, build));
    return std::unique_ptr<Clone>(new Clone(std::make_unique<State>(std::move(built), options.planTimeout)));
}

const Catalog& Clone::catalog() const
{
    return m_state->built->source.catalog;
}

const std::vector<Text>& Clone::notes() const
{
    return m_state->built->notes;
}

Result<WhatIf::Handle> Clone::add(const IndexDefinition& definition, base::ByteCount bytes)
{
    auto added = m_state->add(definition, bytes);
    // Not an index that is refused: the search would go on without it.
    if (!added && ranOutOfRoom(added.error()))
        return noRoom(RoomFor::Clone, emptyClusterBytes);
    return added;
}

Result<WhatIf::Estimate> Clone::estimate(const WorkloadStatement& statement, const Choice& choice,
                                         const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const plan::PlanPtr plan, explain(statement, choice, stop));
    return m_state->read(*plan, choice);
}

Result<plan::PlanPtr> Clone::explain(const WorkloadStatement& statement, const Choice& choice,
                                     const base::StopToken& stop)
{
    auto plan = m_state->ask(statement, choice, stop);
    if (!plan && ranOutOfRoom(plan.error()))
        return noRoom(RoomFor::Clone, emptyClusterBytes);
    constexpr std::string_view undefinedTable = "42P01";
    if (!plan && m_state->built->incomplete && plan.error().sqlState() == undefinedTable)
        return plan.error().withRemedy(Text(HOWDAH_TEXT(
            "advise", "ask as a role that may read it: what this one may not read is not in the clone either")));
    return plan;
}

int Clone::explains() const
{
    return m_state->explains;
}

} // namespace howdah::advise
