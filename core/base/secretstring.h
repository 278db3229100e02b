// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::base {

/// A password or passphrase: wiped when destroyed or overwritten, never printed, never implicitly a string.
/// The bytes live on the heap alone (no small-string buffer that a move would leave behind). Not thread-safe.
class SecretString {
public:
    SecretString() = default;
    explicit SecretString(std::string_view secret);
    SecretString(const SecretString& other);
    SecretString(SecretString&& other) noexcept;
    SecretString& operator=(const SecretString& other);
    SecretString& operator=(SecretString&& other) noexcept;
    ~SecretString();

    /// Takes the secret out of `source` and wipes it there.
    [[nodiscard]] static SecretString take(std::string& source);

    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    [[nodiscard]] std::size_t size() const { return m_bytes.empty() ? 0 : m_bytes.size() - 1; }
    /// The one way to read it; keep the view no longer than the call it is for. NUL-terminated at data()[size()].
    [[nodiscard]] std::string_view reveal() const;

    /// Compares in constant time for equal lengths.
    bool operator==(const SecretString& other) const;

private:
    void wipe() noexcept;
    std::vector<char> m_bytes; // with a trailing NUL; empty when there is no secret
};

/// Overwrites memory in a way the optimiser must keep.
void wipeMemory(void* data, std::size_t size) noexcept;

} // namespace howdah::base
