// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"
#include "core/server/installation.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::pg {
class Connection;
}

// Inner part of the clone: a schema brought back with pg_restore, object by object.
namespace howdah::advise {

struct RestoreReport {
    std::vector<base::Text> notes; ///< what could not be made, and why
    int failures = 0;
};

/// Restores what a planner looks at out of a dump in the custom format: not triggers, policies, comments or foreign
/// tables. What fails does not stop the rest. As the role of `connection`, which is only asked for where it is
/// connected to. `scratch`: a private folder. `partial`: tables were left out of the dump.
base::Result<RestoreReport> restoreSchema(const pg::Connection& connection, const server::Installation& installation,
                                          const std::string& dump, const std::string& scratch, bool partial,
                                          const base::Deadline& deadline, const base::StopToken& stop);

/// The lines of "pg_restore --list" that are to be restored.
[[nodiscard]] std::string chooseEntries(std::string_view list);
/// Those lines with the data of the tables in `data` and of no others.
[[nodiscard]] std::string chooseEntries(std::string_view list,
                                        const std::set<std::pair<std::string, std::string>>& data);
/// The names of the extensions that a list of entries has.
[[nodiscard]] std::vector<std::string> extensionsIn(std::string_view list);
/// How pg_restore is started, as the role of `connection`.
[[nodiscard]] base::ChildOptions restoreCommand(const pg::Connection& connection,
                                                const server::Installation& installation,
                                                std::vector<std::string> arguments);
/// DiskFull or ConnectionLost where its complaints say that the private server could not go on.
[[nodiscard]] std::optional<base::Error> hostFailed(const base::Text& what, std::string_view words);
/// What pg_restore's complaints mean. `partial`: of a dump that leaves tables or rows out, so that references to those
/// fail.
[[nodiscard]] RestoreReport readComplaints(std::string_view words, bool partial);

} // namespace howdah::advise
