// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"
#include "core/plan/cutoff.h"
#include "core/plan/reader.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace howdah::plan {

/// Where a reader stopped.
struct FormatFailure {
    std::size_t offset = 0; ///< in the document
    base::Text why;
    bool ended = false; ///< the document stops in the middle
};

/// EXPLAIN (FORMAT YAML): the part of YAML that servers write, which is lists and mappings by indentation, strings in
/// JSON's quotes, and lists in brackets. Tells the reader what the same plan's JSON would, and how the document
/// ends in `end`.
[[nodiscard]] std::optional<FormatFailure> readYaml(std::string_view document, Reader& reader, DocumentEnd& end);

/// EXPLAIN (FORMAT XML): elements and text. There is no document type in it, and no entity but the five of XML and
/// characters by number: nothing can be defined, fetched or multiplied.
[[nodiscard]] std::optional<FormatFailure> readXml(std::string_view document, Reader& reader);

} // namespace howdah::plan
