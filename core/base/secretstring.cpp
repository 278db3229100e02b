// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretstring.h"

#include <utility>

namespace howdah::base {

void wipeMemory(void* data, std::size_t size) noexcept
{
    auto* bytes = static_cast<volatile unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = 0;
}

SecretString::SecretString(std::string_view secret)
{
    if (secret.empty())
        return;
    m_bytes.reserve(secret.size() + 1);
    m_bytes.assign(secret.begin(), secret.end());
    m_bytes.push_back('\0');
}

SecretString::SecretString(const SecretString& other) = default;

SecretString::SecretString(SecretString&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{}

SecretString& SecretString::operator=(const SecretString& other)
{
    if (this != &other) {
        SecretString copy(other);
        wipe();
        m_bytes.swap(copy.m_bytes);
    }
    return *this;
}

SecretString& SecretString::operator=(SecretString&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretString::~SecretString()
{
    wipe();
}

SecretString SecretString::take(std::string& source)
{
    SecretString secret(source);
    wipeMemory(source.data(), source.size());
    source.clear();
    return secret;
}

std::string_view SecretString::reveal() const
{
    return m_bytes.empty() ? std::string_view("") : std::string_view(m_bytes.data(), m_bytes.size() - 1);
}

bool SecretString::operator==(const SecretString& other) const
{
    if (m_bytes.size() != other.m_bytes.size())
        return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        difference = static_cast<unsigned char>(
            difference | (static_cast<unsigned char>(m_bytes[i]) ^ static_cast<unsigned char>(other.m_bytes[i])));
    return difference == 0;
}

void SecretString::wipe() noexcept
{
    if (!m_bytes.empty())
        wipeMemory(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace howdah::base
