// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namelookup.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <system_error>
#include <thread>

namespace howdah::base {

struct NameLookup::Waiter {
    WakePipe pipe;
};

struct NameLookup::Shared {
    mutable std::mutex mutex;
    std::optional<Result<std::vector<std::string>>> answer;
    std::vector<std::shared_ptr<Waiter>> waiters;
};

Result<std::vector<std::string>> resolveName(const std::string& name)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    const int code = ::getaddrinfo(name.c_str(), nullptr, &hints, &list);
    if (code != 0) {
        Text why = code == EAI_SYSTEM ? Text::verbatim(std::generic_category().message(errno))
                                      : Text::verbatim(::gai_strerror(code));
        const ErrorCode kind = code == EAI_NONAME ? ErrorCode::NotFound : ErrorCode::Unreachable;
        return Error(kind, Text(HOWDAH_TEXT("base", "The name %1 cannot be resolved"), {name}), std::move(why));
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, &::freeaddrinfo);
    std::vector<std::string> addresses;
    for (const addrinfo* one = list; one != nullptr; one = one->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        if (::getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), static_cast<socklen_t>(text.size()), nullptr, 0,
                          NI_NUMERICHOST) != 0)
            continue;
        std::string address(text.data());
        if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
            addresses.push_back(std::move(address));
    }
    if (addresses.empty())
        return Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("base", "The name %1 has no address"), {name}));
    return addresses;
}

Result<NameLookup> NameLookup::start(const std::string& name, const NameResolver& resolver)
{
    // Never destroyed: a helper that getaddrinfo holds may outlive main().
    static auto* const mutex = new std::mutex;
    static auto* const underWay = new std::map<std::string, std::weak_ptr<Shared>>;

    HOWDAH_ASSIGN(WakePipe pipe, WakePipe::create());
    NameLookup lookup;
    lookup.m_waiter = std::make_shared<Waiter>(Waiter{std::move(pipe)});

    const std::lock_guard registry(*mutex);
    if (!resolver) {
        const auto found = underWay->find(name);
        if (found != underWay->end()) {
            if (auto shared = found->second.lock()) {
                const std::lock_guard lock(shared->mutex);
                if (!shared->answer) {
                    shared->waiters.push_back(lookup.m_waiter);
                    lookup.m_shared = std::move(shared);
                    return lookup;
                }
            }
        }
    }
    auto shared = std::make_shared<Shared>();
    shared->waiters.push_back(lookup.m_waiter);
    lookup.m_shared = shared;
    try {
        std::thread([shared, name, resolver] {
            auto answer = resolver ? resolver(name) : resolveName(name);
            const std::lock_guard lock(shared->mutex);
            shared->answer.emplace(std::move(answer));
            for (const auto& waiter : shared->waiters)
                waiter->pipe.wake();
            shared->waiters.clear();
        }).detach();
    } catch (const std::system_error& failure) {
        return systemError(Text(HOWDAH_TEXT("base", "Cannot start a thread to resolve %1"), {name}),
                           failure.code().value());
    }
    if (!resolver) {
        std::erase_if(*underWay, [](const auto& entry) { return entry.second.expired(); });
        underWay->insert_or_assign(name, shared);
    }
    return lookup;
}

NameLookup::NameLookup(NameLookup&&) noexcept = default;
NameLookup& NameLookup::operator=(NameLookup&&) noexcept = default;
NameLookup::~NameLookup() = default;

int NameLookup::readFd() const
{
    return m_waiter->pipe.readFd();
}

bool NameLookup::done() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->answer.has_value();
}

Result<std::vector<std::string>> NameLookup::addresses() const
{
    const std::lock_guard lock(m_shared->mutex);
    if (!m_shared->answer)
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("base", "A name was asked for before it was resolved")));
    return *m_shared->answer;
}

namespace {

struct Address {
    std::optional<in_addr> v4;
    std::optional<in6_addr> v6;
};

Address readAddress(std::string_view text)
{
    Address address;
    std::string plain(text);
    in_addr four{};
    if (::inet_pton(AF_INET, plain.c_str(), &four) == 1 && plain.find('\0') == std::string::npos) {
        address.v4 = four;
        return address;
    }
    plain.resize(std::min(plain.find('%'), plain.size()));
    in6_addr six{};
    if (::inet_pton(AF_INET6, plain.c_str(), &six) == 1 && plain.find('\0') == std::string::npos)
        address.v6 = six;
    return address;
}

} // namespace

bool isNumericAddress(std::string_view text)
{
    const Address address = readAddress(text);
    return address.v4.has_value() || address.v6.has_value();
}

bool isLoopbackAddress(std::string_view text)
{
    const Address address = readAddress(text);
    if (address.v4)
        return (ntohl(address.v4->s_addr) >> 24U) == 127U;
    if (!address.v6)
        return false;
    if (IN6_IS_ADDR_V4MAPPED(&*address.v6))
        return address.v6->s6_addr[12] == 127;
    return IN6_IS_ADDR_LOOPBACK(&*address.v6);
}

} // namespace howdah::base
