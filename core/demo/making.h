// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/demo/demo.h"
#include "core/demo/demofolder.h"
#include "core/server/privatecluster.h"

#include <span>

namespace howdah::demo::detail {

inline constexpr std::string_view shopDatabase = "shop";

/// Tells DemoOptions::onProgress which of several steps is at work.
class ProgressTeller {
public:
    ProgressTeller(const DemoOptions& options, std::span<const std::string_view> steps)
        : m_options(options)
        , m_steps(steps)
    {}
    /// `step` is one of the steps; those before it are done.
    void begin(std::string_view step);
    void rows(std::int64_t rows);

private:
    void tell() const;
    const DemoOptions& m_options;
    std::span<const std::string_view> m_steps;
    DemoOptions::Progress m_now;
};

/// Makes the shop's database with its data and faults in a server that runs. Deadline and stop token of `options`.
base::Status makeShop(const server::PrivateCluster& cluster, const DemoOptions& options, ProgressTeller& progress);

/// A full disk is a DiskFull, whoever noticed it.
[[nodiscard]] base::Error plainly(const base::Error& error, const std::string& directory);

} // namespace howdah::demo::detail
