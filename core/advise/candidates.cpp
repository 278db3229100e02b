// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/candidates.h"

#include "core/advise/candidatemaker.h"

#include <algorithm>
#include <utility>

namespace howdah::advise {

namespace {

void addNote(std::vector<base::Text>& notes, base::Text note)
{
    if (std::find(notes.begin(), notes.end(), note) == notes.end())
        notes.push_back(std::move(note));
}

/// Foreign keys that a statement has checked: deleting a row, or changing its key, looks for rows that refer to it.
/// visit(referring table, its key, name of the other).
template <class Visit> void forEachCheckedKey(const sql::QueryShape& shape, const Catalog& catalog, const Visit& visit)
{
    for (const sql::RelationUse& use : shape.relations) {
        if (!use.written || !use.resolved)
            continue;
        for (const TableInfo& table : catalog.tables)
            for (const ForeignKeyInfo& key : table.foreignKeys) {
                const bool changed =
                    std::any_of(key.otherColumns.begin(), key.otherColumns.end(),
                                [&](const std::string& column) { return use.updatedColumns.contains(column); });
                if (key.otherSchema != use.schema || key.otherTable != use.name ||
                    (shape.kind != sql::StatementKind::Delete && !changed))
                    continue;
                visit(table, key, use.name);
            }
    }
}

/// The planner's cost does not say that they would help.
void addForeignKeys(const sql::QueryShape& shape, const Catalog& catalog, CandidatePool& pool)
{
    forEachCheckedKey(shape, catalog, [&](const TableInfo& table, const ForeignKeyInfo& key, const std::string& other) {
        Draft draft;
        draft.index.schema = table.schema;
        draft.index.table = table.name;
        for (const std::string& column : key.columns) {
            IndexKey one;
            one.column = column;
            draft.index.keys.push_back(std::move(one));
        }
        draft.interchangeable = draft.index.keys.size();
        draft.rank = 1;
        draft.reason = base::Text(
            HOWDAH_TEXT("advise", "Finds the rows that refer to %1 when one is deleted or its key changes"), {other});
        pool.add(std::move(draft));
    });
}

} // namespace

std::vector<Candidate> findCandidates(const Workload& workload, const Catalog& catalog, std::vector<base::Text>& notes)
{
    constexpr double tiny = 50; // rows: read whole faster than any index
    const CatalogTables tables(catalog);
    CandidatePool pool(tables);
    for (std::size_t i = 0; i < workload.statements.size(); ++i) {
        const WorkloadStatement& statement = workload.statements[i];
        const auto shape = sql::shapeOf(statement.sql, tables);
        if (!shape) {
            notes.emplace_back(HOWDAH_TEXT("advise", "Statement %1 is left out: %2"),
                               std::vector<std::string>{statement.id, shape.error().why().english()});
            continue;
        }
        for (const base::Text& note : shape->notes)
            addNote(notes, note);
        pool.beginStatement(static_cast<int>(i), statement.weight);
        for (std::size_t relation = 0; relation < shape->relations.size(); ++relation) {
            const sql::RelationUse& use = shape->relations[relation];
            const TableInfo* table = use.resolved ? tables.table(use.schema, use.name) : nullptr;
            if (table == nullptr)
                continue;
            const bool analysed = std::any_of(table->columns.begin(), table->columns.end(),
                                              [](const ColumnInfo& column) { return column.hasStatistics; });
            if (table->rowsHidden)
                addNote(notes,
                        base::Text(HOWDAH_TEXT("advise", "Row level security hides rows of %1 from this role, and "
                                                         "with them its statistics: ask as a role that it does "
                                                         "not restrict"),
                                   {table->name}));
            else if (table->rowSecurity)
                addNote(notes,
                        base::Text(HOWDAH_TEXT("advise", "Statements on %1 are planned without the conditions that "
                                                         "its row level security adds for some roles"),
                                   {table->name}));
            if (!analysed && !table->rowsHidden && table->kind != 'p')
                addNote(notes,
                        base::Text(HOWDAH_TEXT("advise", "No statistics of %1 can be read: run ANALYZE first, or "
                                                         "ask as a role that may read the table"),
                                   {table->name}));
            // A partitioned table counts no rows of its own before someone analyses it.
            if (table->rows < tiny && (table->kind != 'p' || table->rows > 0))
                continue;
            CandidateMaker(*shape, static_cast<int>(relation), *table, catalog, pool, notes).make();
        }
        addForeignKeys(*shape, catalog, pool);
    }
    pool.combine();
    return pool.take(notes);
}

CheckedKeys checkedKeys(const Workload& workload, const Catalog& catalog)
{
    const CatalogTables tables(catalog);
    CheckedKeys checked;
    for (const WorkloadStatement& statement : workload.statements)
        if (const auto shape = sql::shapeOf(statement.sql, tables))
            forEachCheckedKey(*shape, catalog,
                              [&](const TableInfo& table, const ForeignKeyInfo& key, const std::string&) {
                                  checked[{table.oid, key.name}] += statement.weight;
                              });
    return checked;
}

} // namespace howdah::advise
