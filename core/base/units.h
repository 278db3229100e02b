// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/types.h"

#include <string>

namespace howdah::base {

/// Figures for people: a number and its unit, thin spaces (U+202F) as thousands separators, a decimal point whatever
/// the locale. Never for SQL, JSON or exports: those take the bare number through numbers.h.
namespace human {

/// "1 284", "12.5", "0.004": three significant digits below 100, whole above.
[[nodiscard]] std::string number(double value);
[[nodiscard]] std::string integer(std::int64_t value);
/// "0.06 µs", "3.1 ms", "42 s", "12 min 04 s", "3 h 07 min", "9 d 4 h".
[[nodiscard]] std::string duration(Nanoseconds span);
[[nodiscard]] std::string milliseconds(double milliseconds);
/// "412 B", "1.2 MB", "760 MB": powers of 1024, as pg_size_pretty counts.
[[nodiscard]] std::string bytes(ByteCount size);
/// `ratio` 0..1 as "98.7 %".
[[nodiscard]] std::string percent(double ratio);
/// "66×", "1.4×".
[[nodiscard]] std::string factor(double factor);

} // namespace human

/// "2GB", "64 MB", "8kB", "512": as PostgreSQL's settings read sizes (units B, kB, MB, GB, TB; powers of 1024).
[[nodiscard]] Result<ByteCount> parseByteCount(std::string_view text);
/// "500ms", "10 s", "2min", "1h", "1d": as PostgreSQL's settings read times; a bare number counts in `bareUnit`.
[[nodiscard]] Result<Nanoseconds> parseDuration(std::string_view text, Nanoseconds bareUnit = Seconds(1));

} // namespace howdah::base
