// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace howdah::test {

/// A statement and the settings under which the planner makes the plan that it is there for.
struct PlanStatement {
    std::string sql;
    std::string settings; ///< SET statements, in force for this statement alone
    std::string wanted;   ///< a node type that its plan must have; empty where none is named
};

/// Tables, functions, triggers and servers that the statements use.
[[nodiscard]] std::string planSchema();

/// More than three hundred statements over every kind of node that a server without extensions' own nodes can run.
/// `version`: server_version_num.
[[nodiscard]] std::vector<PlanStatement> planStatements(int version);

/// The types of nodes in ExplainNode's switch (explain.c) that planStatements() makes a server of this version use.
[[nodiscard]] std::vector<std::string_view> nodeTypes(int version);

} // namespace howdah::test
