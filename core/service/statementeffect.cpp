// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/connectionpool.h"
#include "core/service/explain.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using howdah::base::Text;
using howdah::base::TextSource;

namespace howdah::service {
namespace {

using Name = std::pair<std::string, std::string>; ///< schema (empty: by search_path) and name

constexpr TextSource stays =
    HOWDAH_TEXT("explain", "The lock is the session's: it stays when the transaction is rolled back");
constexpr TextSource file = HOWDAH_TEXT("explain", "Writes or removes a file on the server");
constexpr TextSource session = HOWDAH_TEXT("explain", "Ends or interrupts another session");
constexpr TextSource server = HOWDAH_TEXT("explain", "Acts on the whole server at once");
constexpr TextSource slot = HOWDAH_TEXT("explain", "Makes, moves or drops what replication keeps, at once");
constexpr TextSource statistics = HOWDAH_TEXT("explain", "The server's statistics start anew");
constexpr TextSource sequence = HOWDAH_TEXT("explain", "A sequence moves on; no rollback takes its values back");
constexpr TextSource anything = HOWDAH_TEXT("explain", "Runs a statement that it gets as text: it may do anything");

struct BuiltIn {
    std::string_view name;
    TextSource why;
    bool certain = true;
};

/// Functions of the server's own whose doings outlive a rollback (PostgreSQL manual, "System Administration Functions",
/// "Sequence Manipulation Functions"). pg_notify is not among them: what is rolled back is not sent.
constexpr std::array builtIns{
    BuiltIn{"nextval", sequence},
    BuiltIn{"setval", sequence},
    BuiltIn{"pg_advisory_lock", stays},
    BuiltIn{"pg_advisory_lock_shared", stays},
    BuiltIn{"pg_try_advisory_lock", stays},
    BuiltIn{"pg_try_advisory_lock_shared", stays},
    BuiltIn{"pg_advisory_unlock", stays},
    BuiltIn{"pg_advisory_unlock_shared", stays},
    BuiltIn{"pg_advisory_unlock_all", stays},
    BuiltIn{"lo_export", file},
    BuiltIn{"pg_file_write", file},
    BuiltIn{"pg_file_rename", file},
    BuiltIn{"pg_file_unlink", file},
    BuiltIn{"pg_terminate_backend", session},
    BuiltIn{"pg_cancel_backend", session},
    BuiltIn{"pg_reload_conf", server},
    BuiltIn{"pg_rotate_logfile", server},
    BuiltIn{"pg_switch_wal", server},
    BuiltIn{"pg_promote", server},
    BuiltIn{"pg_create_restore_point", server},
    BuiltIn{"pg_logical_emit_message", server},
    BuiltIn{"pg_wal_replay_pause", server},
    BuiltIn{"pg_wal_replay_resume", server},
    BuiltIn{"pg_start_backup", server},
    BuiltIn{"pg_stop_backup", server},
    BuiltIn{"pg_backup_start", server},
    BuiltIn{"pg_backup_stop", server},
    BuiltIn{"pg_create_physical_replication_slot", slot},
    BuiltIn{"pg_create_logical_replication_slot", slot},
    BuiltIn{"pg_copy_physical_replication_slot", slot},
    BuiltIn{"pg_copy_logical_replication_slot", slot},
    BuiltIn{"pg_drop_replication_slot", slot},
    BuiltIn{"pg_replication_slot_advance", slot},
    BuiltIn{"pg_logical_slot_get_changes", slot},
    BuiltIn{"pg_logical_slot_get_binary_changes", slot},
    BuiltIn{"pg_stat_reset", statistics},
    BuiltIn{"pg_stat_reset_shared", statistics},
    BuiltIn{"pg_stat_reset_single_table_counters", statistics},
    BuiltIn{"pg_stat_reset_single_function_counters", statistics},
    BuiltIn{"pg_stat_reset_slru", statistics},
    BuiltIn{"pg_stat_reset_replication_slot", statistics},
    BuiltIn{"query_to_xml", anything, false},
    BuiltIn{"query_to_xmlschema", anything, false},
    BuiltIn{"query_to_xml_and_xmlschema", anything, false},
};

/// Extensions whose volatile functions only reckon, draw random numbers or read.
bool onlyReckons(std::string_view extension)
{
    return extension == "pgcrypto" || extension == "uuid-ossp" || extension == "pg_trgm" || extension == "tablefunc" ||
           extension == "pgstattuple" || extension == "pg_buffercache" || extension == "pageinspect";
}

/// The bits of pg_trigger.tgtype (pg_trigger.h).
enum : int { onInsert = 4, onDelete = 8, onUpdate = 16 };

int eventsOf(const plan::Node& node)
{
    if (node.operation == "Delete")
        return onDelete;
    if (node.operation == "Update")
        return onUpdate;
    if (node.operation == "Insert") {
        const std::string* const conflict = node.detail("Conflict Resolution");
        return onInsert | (conflict && *conflict == "UPDATE" ? onUpdate : 0);
    }
    return onInsert | onDelete | onUpdate; // MERGE, and what is still to come
}

QString qualified(std::string_view schema, std::string_view name)
{
    const std::string text = schema.empty() ? std::string(name) : std::string(schema) + '.' + std::string(name);
    return QString::fromStdString(text);
}

/// As the server reads a text[].
std::string arrayLiteral(const std::set<std::string>& values)
{
    std::string literal = "{";
    for (const std::string& value : values) {
        literal += literal.size() > 1 ? ",\"" : "\"";
        for (const char c : value) {
            if (c == '"' || c == '\\')
                literal += '\\';
            literal += c;
        }
        literal += '"';
    }
    return literal + '}';
}

/// "numbers" of "nextval('numbers'::regclass)", of every such call in the text.
void collectSequences(std::string_view text, std::set<std::string>& sequences)
{
    for (const std::string_view call : {"nextval('", "setval('"}) {
        for (std::size_t at = text.find(call); at != std::string_view::npos; at = text.find(call, at + 1)) {
            const std::size_t begin = at + call.size();
            const std::size_t end = text.find('\'', begin);
            if (end != std::string_view::npos)
                sequences.emplace(text.substr(begin, end - begin));
        }
    }
}

template <class Runner> class EffectFinder {
public:
    EffectFinder(Runner& runner, std::string_view sql, const base::StopToken& stop)
        : m_runner(runner)
        , m_sql(sql)
        , m_stop(stop)
    {}

    base::Result<StatementEffect> find()
    {
        // VERBOSE names the schemas, and what functions compute.
        ExplainOptions options;
        options.verbose = true;
        options.timeout = base::Seconds(10);
        HOWDAH_ASSIGN(const std::vector<plan::PlanPtr> plans, explainStatement(m_runner, m_sql, options, m_stop));
        m_effect.writes = makesRelation(m_sql);
        for (const plan::PlanPtr& plan : plans)
            plan::forEachNode(*plan->root, [this](const plan::Node& node, int) { look(node); });
        // Rows of VALUES and a LIMIT's count stand in the statement alone, views in the plan alone.
        addNames(calledNames(m_sql));
        HOWDAH_TRY(askFunctions());
        HOWDAH_TRY(askRelations());
        std::sort(m_effect.lasting.begin(), m_effect.lasting.end(),
                  [](const auto& a, const auto& b) { return a.certain != b.certain ? a.certain : a.name < b.name; });
        return std::move(m_effect);
    }

private:
    void look(const plan::Node& node)
    {
        if (!node.functionName.empty())
            addNames({{node.schema, node.functionName}});
        for (const auto& [key, text] : node.details) {
            if (key == "Remote SQL" || key == "Workers")
                continue;
            addNames(calledNames(text));
            collectSequences(text, m_sequences);
        }
        // LockRows: SELECT FOR UPDATE, which a read-only transaction refuses too.
        if (node.type == "LockRows")
            m_effect.writes = true;
        const bool foreign = node.type == "Foreign Scan" && !node.operation.empty() && node.operation != "Select";
        if (node.type != "ModifyTable" && !foreign)
            return;
        m_effect.writes = true;
        const QString name = qualified(node.schema, node.relation);
        if (!name.isEmpty() && std::ranges::find(m_effect.touches, name) == m_effect.touches.end())
            m_effect.touches.push_back(name);
        m_modified[{node.schema, node.relation}] |= eventsOf(node);
    }

    void addNames(const std::vector<Name>& names)
    {
        for (const auto& [schema, name] : names)
            m_called[name].insert(schema);
    }

    base::Result<pg::ResultSet> ask(std::string_view sql, const std::set<std::string>& names)
    {
        return m_runner.query(sql, {arrayLiteral(names)}, {base::Deadline::after(base::Seconds(10)), m_stop});
    }

    base::Status askFunctions()
    {
        if (m_called.empty())
            return {};
        std::set<std::string> names;
        for (const auto& [name, schemas] : m_called)
            names.insert(name);
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      ask("select n.nspname, p.proname, pg_catalog.bool_or(pg_catalog.pg_function_is_visible(p.oid)),"
                          " pg_catalog.min(coalesce(e.extname, '')) from pg_catalog.pg_proc p"
                          " join pg_catalog.pg_namespace n on n.oid = p.pronamespace"
                          " left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass"
                          " and d.objid = p.oid and d.deptype = 'e'"
                          " left join pg_catalog.pg_extension e on e.oid = d.refobjid"
                          " where p.provolatile = 'v' and p.proname = any($1::pg_catalog.text[])"
                          " group by n.nspname, p.proname",
                          names));
        for (int row = 0; row < rows.rowCount(); ++row) {
            const std::string schema(rows.text(row, 0)), name(rows.text(row, 1)), extension(rows.text(row, 3));
            const std::set<std::string>& asked = m_called[name];
            const bool visible = rows.text(row, 2) == "t";
            if (asked.contains(schema) || (visible && asked.contains("")))
                addFunction(schema, name, extension);
        }
        return {};
    }

    void addFunction(const std::string& schema, const std::string& name, const std::string& extension)
    {
        const auto known = std::find_if(builtIns.begin(), builtIns.end(),
                                        [&](const BuiltIn& builtIn) { return builtIn.name == name; });
        if (known != builtIns.end() && (schema == "pg_catalog" || extension == "adminpack")) {
            if (known->why.source == sequence.source && !m_sequences.empty()) {
                for (const std::string& moved : m_sequences)
                    add(QString::fromStdString(name),
                        Text(HOWDAH_TEXT("explain", "Sequence %1 moves on; no rollback takes its values back"),
                             {moved}),
                        true);
                return;
            }
            add(QString::fromStdString(name), Text(known->why), known->certain);
            return;
        }
        // What else the server brings along only reckons or reads.
        if (schema == "pg_catalog" || schema == "information_schema" || onlyReckons(extension))
            return;
        const QString full = qualified(schema, name) + QStringLiteral("()");
        if (extension == "dblink")
            add(full, Text(HOWDAH_TEXT("explain", "Another server does it, in a transaction of its own")), true);
        else if (extension == "pg_stat_statements")
            add(full, Text(statistics), true);
        else if (!extension.empty())
            add(full,
                Text(HOWDAH_TEXT("explain", "A volatile function of extension %1: it may do anything"), {extension}),
                false);
        else
            add(full, Text(HOWDAH_TEXT("explain", "A volatile function: it may do anything")), false);
    }

    base::Status askRelations()
    {
        if (m_modified.empty())
            return {};
        std::set<std::string> names;
        for (const auto& [relation, events] : m_modified)
            names.insert(relation.second);
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      ask("select n.nspname, c.relname, coalesce(w.fdwname, ''), coalesce(t.tgname, ''),"
                          " coalesce(t.tgtype, 0)::pg_catalog.text, coalesce(pn.nspname, ''), coalesce(p.proname, '')"
                          " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                          " left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid"
                          " left join pg_catalog.pg_foreign_server s on s.oid = f.ftserver"
                          " left join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw"
                          " left join pg_catalog.pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal"
                          " and t.tgenabled <> 'D'"
                          " left join pg_catalog.pg_proc p on p.oid = t.tgfoid"
                          " left join pg_catalog.pg_namespace pn on pn.oid = p.pronamespace"
                          " where (w.fdwname is not null or t.oid is not null)"
                          " and c.relname = any($1::pg_catalog.text[]) order by 1, 2, 4",
                          names));
        for (int row = 0; row < rows.rowCount(); ++row) {
            const std::string schema(rows.text(row, 0)), relation(rows.text(row, 1)), wrapper(rows.text(row, 2));
            const auto modified = m_modified.find({schema, relation});
            if (modified == m_modified.end())
                continue;
            if (wrapper == "postgres_fdw")
                add(qualified(schema, relation),
                    Text(HOWDAH_TEXT("explain",
                                     "A table of another server: its rows are rolled back there too, but not "
                                     "its sequences and what its triggers do")),
                    false);
            else if (!wrapper.empty())
                add(qualified(schema, relation),
                    Text(HOWDAH_TEXT("explain",
                                     "A foreign table (%1): whether it can be rolled back only its wrapper knows"),
                         {wrapper}),
                    false);
            const std::string trigger(rows.text(row, 3));
            if (!trigger.empty() && (rows.value<int>(row, 4).value_or(0) & modified->second) != 0)
                add(qualified(schema, relation),
                    Text(HOWDAH_TEXT("explain", "Its trigger %1 calls %2(): it may do anything"),
                         {trigger, std::string(rows.text(row, 5)) + '.' + std::string(rows.text(row, 6))}),
                    false);
        }
        return {};
    }

    void add(const QString& name, Text why, bool certain)
    {
        m_effect.lasting.push_back({name, std::move(why), certain});
    }

    Runner& m_runner;
    std::string_view m_sql;
    const base::StopToken& m_stop;
    StatementEffect m_effect;
    std::map<std::string, std::set<std::string>> m_called; ///< name, and the schemas it was written with
    std::map<Name, int> m_modified;                        ///< relation, and the events of its triggers
    std::set<std::string> m_sequences;
};

} // namespace

base::Result<StatementEffect> effectOfStatement(pg::Connection& connection, std::string_view sql,
                                                const base::StopToken& stop)
{
    return EffectFinder<pg::Connection>(connection, sql, stop).find();
}

base::Result<StatementEffect> effectOfStatement(pool::Lease& lease, std::string_view sql, const base::StopToken& stop)
{
    return EffectFinder<pool::Lease>(lease, sql, stop).find();
}

} // namespace howdah::service
