// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/pg/connectparams.h"
#include "core/pg/resultset.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// Inner part of core/pg: which servers a list of hosts means, and what is asked of one.
namespace howdah::pg {

using EffectiveValues = std::map<std::string, std::string, std::less<>>;

/// One entry of a host list (PostgreSQL manual, "Specifying Multiple Hosts").
struct HostEntry {
    enum class Kind { Socket, Address, Name };
    Kind kind = Kind::Socket;
    std::string name;    ///< as given: what a certificate must name; empty for the default socket folder
    std::string address; ///< numeric, when known without asking a resolver
    std::string port;

    /// Whether this entry, at a numeric address, is on this machine.
    [[nodiscard]] bool local(std::string_view numeric) const;
};

/// InvalidInput when the lists of hosts, addresses and ports do not fit together.
[[nodiscard]] base::Result<std::vector<HostEntry>> hostEntries(const EffectiveValues& effective);

/// target_session_attrs.
enum class Role { Any, ReadWrite, ReadOnly, Primary, Standby };
/// What to look for, in order; two for prefer-standby. InvalidInput for an unknown word.
[[nodiscard]] base::Result<std::vector<Role>> rolesFor(const EffectiveValues& effective);
/// The statement whose answer tells, for the simple protocol.
[[nodiscard]] std::string_view roleQuery();
[[nodiscard]] bool isRoleAnswer(const ResultSet& result);
[[nodiscard]] bool matches(Role role, const ResultSet& answer);
[[nodiscard]] base::Text roleMismatch(Role role, const std::string& where);

/// connect_timeout for one address; nothing when it is unlimited.
[[nodiscard]] std::optional<base::Nanoseconds> connectTimeout(const EffectiveValues& effective);

} // namespace howdah::pg
