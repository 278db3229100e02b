// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/candidates.h"
#include "core/advise/workload.h"
#include "core/sql/splitter.h"
#include "core/sql/statement.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace howdah;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

advise::ColumnInfo column(std::string name, std::string type)
{
    advise::ColumnInfo info;
    info.name = std::move(name);
    info.type = std::move(type);
    info.hasStatistics = true;
    info.distinct = 100;
    info.nullFraction = 0.1;
    info.correlation = 1;
    info.averageWidth = 60;
    info.commonValues = {"a", "t", "1"};
    info.commonFrequencies = {0.6, 0.1, 0.01};
    return info;
}

const advise::Catalog& catalog()
{
    static const advise::Catalog made = [] {
        advise::Catalog shop;
        shop.searchPath = {"public"};
        shop.extensions = {{"pg_trgm", "public"}};
        for (const char* name : {"t", "u"}) {
            advise::TableInfo table;
            table.schema = "public";
            table.name = name;
            table.rows = 1e6;
            table.pages = 20000;
            table.columns = {column("a", "integer"), column("b", "text"),   column("c", "timestamp without time zone"),
                             column("d", "jsonb"),   column("e", "text[]"), column("f", "boolean"),
                             column("g", "numeric")};
            shop.tables.push_back(std::move(table));
        }
        return shop;
    }();
    return made;
}

bool isGap(std::string_view text)
{
    // Between two statements only blanks, comments and semicolons may be lost.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (text.substr(i, 2) == "--") {
            i = std::min(text.find_first_of("\r\n", i), text.size() - 1);
        } else if (text.substr(i, 2) == "/*") {
            int depth = 0;
            for (; i + 1 < text.size(); ++i) {
                if (text.substr(i, 2) == "/*") {
                    ++depth;
                    ++i;
                } else if (text.substr(i, 2) == "*/" && ++i > 0 && --depth == 0) {
                    break;
                }
            }
        } else if (c != ';' && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') {
            return false;
        }
    }
    return true;
}

} // namespace

/// Any text: split without loss, read, and looked at for indexes, each of which has to be whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto spans = sql::splitStatements(text);
    if (!spans) {
        require(spans.error().code() == base::ErrorCode::InvalidInput);
    } else {
        std::size_t end = 0;
        for (const sql::Span& span : *spans) {
            require(span.length > 0 && span.offset >= end && span.offset + span.length <= text.size());
            require(isGap(text.substr(end, span.offset - end)));
            end = span.offset + span.length;
            const std::string_view statement = text.substr(span.offset, span.length);
            const auto mark = sql::fingerprint(statement);
            if (mark)
                require(mark->size() == 16);
            static_cast<void>(sql::normalized(statement));
        }
        require(isGap(text.substr(end)));
    }
    static_cast<void>(advise::readServerLog(text));
    if (const auto workload = advise::readWorkload(text)) {
        require(!workload->statements.empty() && workload->statements.size() <= advise::mostStatements);
        std::vector<base::Text> notes;
        for (const auto& candidate : advise::findCandidates(*workload, catalog(), notes)) {
            require(!candidate.index.keys.empty() && !candidate.statements.empty() && !candidate.reason.empty());
            for (const advise::IndexKey& key : candidate.index.keys)
                require(key.column.empty() != key.expression.empty());
            require(sql::checkSyntax(candidate.index.ddl(candidate.index.suggestedName())).has_value());
        }
    }
    return 0;
}
