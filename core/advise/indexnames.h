// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"

#include <set>
#include <string>
#include <utility>

namespace howdah::advise {

/// Names for the indexes of one advice: none that is taken, none twice. The catalogue must outlive it.
class IndexNames {
public:
    explicit IndexNames(const Catalog& catalog)
        : m_catalog(catalog)
    {}
    /// CREATE INDEX under such a name; concurrently but on a partitioned table, where that is refused.
    [[nodiscard]] std::string ddl(const IndexDefinition& index);

private:
    std::string freeName(const IndexDefinition& index);
    const Catalog& m_catalog;
    std::set<std::pair<std::string, std::string>> m_given; ///< schema and name
};

} // namespace howdah::advise
