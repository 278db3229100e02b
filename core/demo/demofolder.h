// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/filelock.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::demo::detail {

/// How many rows a demo of some scale has.
struct Sizes {
    std::int64_t customers = 0;
    std::int64_t products = 0;
    std::int64_t orders = 0;
    std::int64_t events = 0;
    std::int64_t returns = 0; ///< events of the kind no statistics know
    [[nodiscard]] static Sizes of(double scale);
    /// Room on the disk that making it takes at its peak, WAL and sort files included; from measurements.
    [[nodiscard]] static std::int64_t bytesNeeded(double scale);
};

/// DiskFull when `available` bytes do not do for making a demo.
[[nodiscard]] base::Status checkRoom(const std::string& directory, double scale, std::uint64_t available);

/// What is noted of a demo, in one file that is replaced as a whole. `made` becomes true last, when all data are on
/// the disk: a demo without it is half made and is made anew.
struct Record {
    bool made = false;
    std::string cluster; ///< the data folder
    double scale = 0;
    std::string serverVersion;
};

/// Who runs the load. A pid alone may be reused, hence the start time.
struct LoadRecord {
    std::int64_t pid = 0;
    std::optional<std::uint64_t> startTicks;
};

/// The files of one demo, in DemoOptions::directory. As root the cluster may have to live elsewhere, where the
/// server's account can go; the record remembers where.
class DemoFolder {
public:
    explicit DemoFolder(std::string directory);
    /// Makes the folder itself.
    [[nodiscard]] base::Status make() const;

    [[nodiscard]] const std::string& directory() const { return m_directory; }
    /// Held by whoever starts or stops the demo.
    [[nodiscard]] std::string lockFile() const;
    /// Held by the load as long as it runs.
    [[nodiscard]] std::string loadLockFile() const;
    [[nodiscard]] std::string loadLogFile() const;

    /// Nothing when there is no demo, not even a half-made one. A made one whose data were removed counts as half made.
    /// InvalidInput when the file is not ours.
    [[nodiscard]] base::Result<std::optional<Record>> record() const;
    [[nodiscard]] base::Status writeRecord(const Record& record) const;
    [[nodiscard]] base::Status removeRecord() const;
    [[nodiscard]] base::Result<std::optional<LoadRecord>> loadRecord() const;
    [[nodiscard]] base::Status writeLoadRecord(const LoadRecord& record) const;
    /// Whether some process runs the load now.
    [[nodiscard]] base::Result<bool> loadRuns() const;

    /// Where a new cluster goes: "<directory>/cluster", or below server::clusterRoot() when the server's account
    /// cannot reach that.
    [[nodiscard]] base::Result<std::string> chooseClusterDirectory() const;

private:
    [[nodiscard]] std::string file(std::string_view name) const;
    std::string m_directory;
};

} // namespace howdah::demo::detail
