// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"
#include "ui/models/plandocument.h"

#include <QString>
#include <memory>
#include <string>

namespace howdah::test {

/// A join as the server prints it: the scan of orders takes most of the time and was misjudged.
inline const std::string joinText = R"json([
  {
    "Plan": {
      "Node Type": "Sort",
      "Startup Cost": 100.0, "Total Cost": 120.0, "Plan Rows": 10, "Plan Width": 8,
      "Actual Startup Time": 99.0, "Actual Total Time": 100.0, "Actual Rows": 10, "Actual Loops": 1,
      "Sort Key": ["c.country"],
      "Plans": [
        {
          "Node Type": "Hash Join",
          "Parent Relationship": "Outer",
          "Join Type": "Inner",
          "Startup Cost": 1.0, "Total Cost": 100.0, "Plan Rows": 10, "Plan Width": 8,
          "Actual Startup Time": 1.0, "Actual Total Time": 98.0, "Actual Rows": 10, "Actual Loops": 1,
          "Hash Cond": "(o.customer_id = c.id)",
          "Plans": [
            {
              "Node Type": "Seq Scan",
              "Parent Relationship": "Outer",
              "Relation Name": "orders",
              "Alias": "o",
              "Startup Cost": 0.0, "Total Cost": 60.0, "Plan Rows": 1000, "Plan Width": 8,
              "Actual Startup Time": 0.0, "Actual Total Time": 90.0, "Actual Rows": 10, "Actual Loops": 1,
              "Filter": "(status = 'open'::text)",
              "Rows Removed by Filter": 99990
            },
            {
              "Node Type": "Hash",
              "Parent Relationship": "Inner",
              "Startup Cost": 0.0, "Total Cost": 20.0, "Plan Rows": 5, "Plan Width": 8,
              "Actual Startup Time": 1.0, "Actual Total Time": 1.0, "Actual Rows": 5, "Actual Loops": 1,
              "Plans": [
                {
                  "Node Type": "Index Scan",
                  "Parent Relationship": "Outer",
                  "Index Name": "customers_pkey",
                  "Relation Name": "customers",
                  "Alias": "c",
                  "Startup Cost": 0.0, "Total Cost": 15.0, "Plan Rows": 5, "Plan Width": 8,
                  "Actual Startup Time": 0.0, "Actual Total Time": 0.8, "Actual Rows": 5, "Actual Loops": 1
                }
              ]
            }
          ]
        }
      ]
    },
    "Planning Time": 0.1,
    "Execution Time": 100.2
  }
])json";
enum : int { SortNode, JoinNode, OrdersNode, HashNode, CustomersNode, joinNodes };

inline const char* const joinSql = "SELECT o.id, c.country\n"
                                   "FROM orders AS o JOIN customers c ON c.id = o.customer_id\n"
                                   "WHERE o.status = 'open'\n"
                                   "ORDER BY c.country";

inline models::PlanDocumentPtr documentOf(const std::string& text)
{
    const auto plans = plan::parsePlans(text);
    if (!plans)
        qFatal("%s", plans.error().english().c_str());
    return models::makePlanDocument(plans->front(), {std::make_shared<const std::string>(text), 0});
}

/// One node below the other, `depth` of them.
inline std::string chainText(int depth)
{
    std::string text = R"([{"Plan": )";
    for (int i = 0; i < depth; ++i)
        text +=
            R"({"Node Type": "Materialize", "Startup Cost": 0.0, "Total Cost": 1.0, "Plan Rows": 1, "Plan Width": 4)" +
            std::string(i + 1 < depth ? R"(, "Plans": [)" : "}");
    for (int i = 1; i < depth; ++i)
        text += "]}";
    return text + "}]";
}

/// `leaves` scans below an Append, each `ms` long.
inline std::string appendText(int leaves, double ms)
{
    const std::string each = std::to_string(ms);
    std::string text =
        R"([{"Plan": {"Node Type": "Append", "Startup Cost": 0.0, "Total Cost": 10.0, "Plan Rows": 1, "Plan Width": 4,
        "Actual Startup Time": 0.0, "Actual Total Time": )" +
        std::to_string(ms * leaves) + R"(, "Actual Rows": 1, "Actual Loops": 1, "Plans": [)";
    for (int i = 0; i < leaves; ++i)
        text += std::string(i > 0 ? "," : "") + R"({"Node Type": "Seq Scan", "Relation Name": "part_)" +
                std::to_string(i) + R"(", "Startup Cost": 0.0, "Total Cost": 0.1, "Plan Rows": 1, "Plan Width": 4,
            "Actual Startup Time": 0.0, "Actual Total Time": )" +
                each + R"(, "Actual Rows": 1, "Actual Loops": 1})";
    return text + R"(]}, "Execution Time": )" + std::to_string(ms * leaves) + "}]";
}

} // namespace howdah::test
