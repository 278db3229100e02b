// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/fd.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace howdah::base {

namespace {

Error folderError(const std::string& path, int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "cannot make the folder %1"), {path}), errnum);
}

std::vector<std::string> pathAndParents(const std::string& path)
{
    std::vector<std::string> steps;
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        steps.push_back(path.substr(0, slash));
    steps.push_back(path);
    return steps;
}

Status tryToEnter(const std::string& folder, const Account& account)
{
    ChildOptions options;
    options.program = "/bin/sh";
    options.arguments = {"-c", "exit 0"};
    options.workingDirectory = folder;
    options.runAs = account;
    HOWDAH_ASSIGN(const Finished finished, run(options, Deadline::after(Seconds(20))));
    if (!finished.status.ok())
        return Error(ErrorCode::Io, Text(HOWDAH_TEXT("base", "cannot run %1 in %2"), {options.program, folder}));
    return {};
}

} // namespace

Status makeFolder(const std::string& path, unsigned mode, const std::optional<Account>& owner)
{
    if (::mkdir(path.c_str(), static_cast<mode_t>(mode)) != 0) {
        if (errno == EEXIST)
            return Error(ErrorCode::Refused, Text(HOWDAH_TEXT("base", "%1 is there already"), {path}));
        return folderError(path, errno);
    }
    // The umask may have taken bits away that the account needs.
    if (::chmod(path.c_str(), static_cast<mode_t>(mode)) != 0)
        return folderError(path, errno);
    return owner ? giveTo(path, *owner) : Status();
}

Status makeFolders(const std::string& path, unsigned mode, const std::optional<Account>& owner)
{
    for (const std::string& step : pathAndParents(path)) {
        struct stat info {};
        if (::stat(step.c_str(), &info) == 0) {
            if (!S_ISDIR(info.st_mode))
                return folderError(step, ENOTDIR);
            continue;
        }
        const Status made = makeFolder(step, mode, owner);
        // Another program may have been faster.
        if (!made && made.error().code() != ErrorCode::Refused)
            return made;
    }
    return {};
}

Status giveTo(const std::string& path, const Account& owner)
{
    struct stat info {};
    if (::lstat(path.c_str(), &info) == 0 && info.st_uid == owner.uid)
        return {};
    if (::lchown(path.c_str(), owner.uid, owner.gid) != 0)
        return systemError(Text(HOWDAH_TEXT("base", "cannot give %1 to the account %2"), {path, owner.name}), errno);
    return {};
}

std::optional<std::uint32_t> ownerOf(const std::string& path)
{
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0)
        return std::nullopt;
    return info.st_uid;
}

bool folderIsWritable(const std::string& path)
{
    return ::access(path.c_str(), W_OK | X_OK) == 0;
}

Status checkReachable(const std::string& folder, const Account& account)
{
    Status direct = tryToEnter(folder, account);
    if (direct || direct.error().code() != ErrorCode::Permission)
        return direct;
    for (const std::string& step : pathAndParents(folder)) {
        const Status entered = tryToEnter(step, account);
        if (!entered && entered.error().code() == ErrorCode::Permission)
            return Error(
                ErrorCode::Permission,
                Text(HOWDAH_TEXT("base", "the account %1 cannot reach %2"), {account.name, folder}),
                Text(HOWDAH_TEXT("base", "%1 is closed to it"), {step}),
                Text(HOWDAH_TEXT("base", "choose a folder that every account can reach, for example below /var/lib")));
    }
    return direct;
}

Status removeTree(const std::string& path, const Account& account)
{
    if (!ownerOf(path))
        return {};
    ChildOptions options;
    options.program = "rm";
    options.arguments = {"-rf", "--", path};
    options.runAs = account;
    options.workingDirectory = "/";
    HOWDAH_ASSIGN(const Finished finished, run(options, Deadline::after(Seconds(120))));
    if (!finished.status.ok() && ownerOf(path))
        return Error(ErrorCode::Io, Text(HOWDAH_TEXT("base", "cannot remove %1"), {path}),
                     Text::verbatim(finished.error.substr(0, 500)));
    return {};
}

Status makeSparseFile(const std::string& path, std::string_view head, std::int64_t bytes,
                      const std::optional<Account>& owner)
{
    const Text what(HOWDAH_TEXT("base", "cannot write %1"), {path});
    const Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.open()) {
        if (errno == EEXIST)
            return Error(ErrorCode::Refused, Text(HOWDAH_TEXT("base", "%1 is there already"), {path}));
        return systemError(what, errno);
    }
    const auto fail = [&](int errnum) {
        ::unlink(path.c_str());
        return systemError(what, errnum);
    };
    for (std::string_view rest = head; !rest.empty();) {
        const ssize_t written = ::write(file.get(), rest.data(), rest.size());
        if (written < 0 && errno != EINTR)
            return fail(errno);
        rest.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    if (bytes > static_cast<std::int64_t>(head.size()) && ::ftruncate(file.get(), static_cast<off_t>(bytes)) != 0)
        return fail(errno);
    if (owner && owner->uid != ::geteuid() && ::fchown(file.get(), owner->uid, owner->gid) != 0)
        return fail(errno);
    return {};
}

Status stretchFile(const std::string& path, std::int64_t bytes)
{
    const Text what(HOWDAH_TEXT("base", "cannot write %1"), {path});
    const Fd file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat info {};
    if (!file.open() || ::fstat(file.get(), &info) != 0)
        return systemError(what, errno);
    if (info.st_size < bytes && ::ftruncate(file.get(), static_cast<off_t>(bytes)) != 0)
        return systemError(what, errno);
    return {};
}

std::string randomWord(std::size_t length)
{
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device device;
    std::uniform_int_distribution<std::size_t> choose(0, letters.size() - 1);
    std::string word;
    while (word.size() < length)
        word += letters[choose(device)];
    return word;
}

Result<int> freeLoopbackPort()
{
    const Text what(HOWDAH_TEXT("base", "cannot find a free TCP port"));
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        return systemError(what, errno);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address); // the sockets API is written in terms of this cast
    const int failure = ::bind(fd, generic, length) != 0 || ::getsockname(fd, generic, &length) != 0 ? errno : 0;
    ::close(fd);
    if (failure != 0)
        return systemError(what, failure);
    return static_cast<int>(ntohs(address.sin_port));
}

} // namespace howdah::base
