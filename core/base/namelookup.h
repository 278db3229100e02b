// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/poller.h"
#include "core/base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::base {

/// Numeric addresses of a host name, in the order to try them. May block for as long as a resolver does.
using NameResolver = std::function<Result<std::vector<std::string>>(const std::string& name)>;
/// The system's: getaddrinfo. NotFound when the name is unknown, Unreachable when no resolver answers.
[[nodiscard]] Result<std::vector<std::string>> resolveName(const std::string& name);

/// A name being looked up on a helper thread, because getaddrinfo blocks and cannot be stopped. Giving up means to
/// destroy this: the helper ends by itself. Lookups of the same name that are under way share one helper. Used by one
/// thread.
class NameLookup {
public:
    /// `resolver` runs on the helper thread; null means the system's.
    static Result<NameLookup> start(const std::string& name, const NameResolver& resolver = nullptr);
    NameLookup(NameLookup&&) noexcept;
    NameLookup& operator=(NameLookup&&) noexcept;
    ~NameLookup();

    /// Becomes readable once the answer is there.
    [[nodiscard]] int readFd() const;
    [[nodiscard]] bool done() const;
    /// The answer; only after done().
    [[nodiscard]] Result<std::vector<std::string>> addresses() const;

private:
    struct Waiter;
    struct Shared;
    NameLookup() = default;
    std::shared_ptr<Waiter> m_waiter;
    std::shared_ptr<Shared> m_shared;
};

/// Whether `text` is a numeric IPv4 or IPv6 address (a zone such as %eth0 is allowed).
[[nodiscard]] bool isNumericAddress(std::string_view text);
/// Whether `text` is a numeric address of this machine's loopback: 127.0.0.0/8, ::1, or the former mapped into IPv6.
[[nodiscard]] bool isLoopbackAddress(std::string_view text);

} // namespace howdah::base
