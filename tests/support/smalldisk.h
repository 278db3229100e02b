// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/durablefile.h"
#include "core/base/files.h"

#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <system_error>
#include <unistd.h>

namespace howdah::test {

/// A disk of this program's own that is really small and can really be filled: memory, mounted where no other program
/// sees it, so that nothing has to be unmounted whatever becomes of the test. As root in a mount namespace; as anybody
/// else in a user namespace too, in which the account stays what it is. Programs that are started from here see it.
class SmallDisk {
public:
    /// The first one is made while this program has one thread.
    explicit SmallDisk(std::int64_t bytes)
        : m_path("/tmp/hwd-disk-" + base::randomWord(6))
    {
        m_mounted = enterNamespace() && mountHere(bytes);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_mounted) {
            EXPECT_EQ(::umount2(m_path.c_str(), MNT_DETACH), 0) << std::generic_category().message(errno);
        }
        ::rmdir(m_path.c_str());
    }

    /// Why there is none; empty when there is.
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::int64_t free() const
    {
        return static_cast<std::int64_t>(std::filesystem::space(m_path).available);
    }

    /// Takes all but so many bytes, until clear().
    void fill(std::int64_t leave = 0)
    {
        const int file = ::open(ballast().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        ASSERT_GE(file, 0);
        // Others write meanwhile: what is left then is less.
        for (const std::string some(64U << 10U, 'x'); free() > leave;) {
            if (::write(file, some.data(), some.size()) <= 0)
                break;
        }
        ::close(file);
    }
    void clear() { std::filesystem::remove(ballast()); }

private:
    bool mountHere(std::int64_t bytes)
    {
        std::error_code made;
        if (!std::filesystem::create_directory(m_path, made))
            return failed("no folder to mount on");
        const std::string options = "mode=0755,size=" + std::to_string(bytes);
        if (::mount("howdah-test", m_path.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) != 0)
            return failed("no disk in memory can be mounted");
        return true;
    }
    [[nodiscard]] std::string ballast() const { return m_path + "/ballast"; }
    static bool say(const char* path, const std::string& words)
    {
        const int file = ::open(path, O_WRONLY | O_CLOEXEC);
        const bool done = file >= 0 && ::write(file, words.data(), words.size()) == static_cast<ssize_t>(words.size());
        const int why = errno;
        if (file >= 0)
            ::close(file);
        errno = why;
        return done;
    }
    /// Once a program.
    bool enterNamespace()
    {
        static bool entered = false;
        if (entered)
            return true;
        const uid_t user = ::geteuid();
        const gid_t group = ::getegid();
        if (::unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return failed("no mount namespace can be made");
        if (user != 0 && !(say("/proc/self/setgroups", "deny") &&
                           say("/proc/self/uid_map", std::to_string(user) + " " + std::to_string(user) + " 1") &&
                           say("/proc/self/gid_map", std::to_string(group) + " " + std::to_string(group) + " 1")))
            return failed("the account cannot be kept in a user namespace");
        if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            return failed("mounts cannot be made private");
        return entered = true;
    }
    bool failed(const char* what)
    {
        m_problem = std::string(what) + ": " + std::generic_category().message(errno);
        return false;
    }

    std::string m_path;
    std::string m_problem;
    bool m_mounted = false;
};

} // namespace howdah::test
