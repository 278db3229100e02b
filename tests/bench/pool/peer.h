// SPDX-License-Identifier: GPL-3.0-or-later
// What the peers written in C++ share. Nothing of Howdah's, so that a peer needs its own packages alone.
#pragma once
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace peer {

using Clock = std::chrono::steady_clock;

inline double nanoseconds(Clock::duration span)
{
    return std::chrono::duration<double, std::nano>(span).count();
}

inline std::string setting(const char* name)
{
    const char* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// A libpq connection string for the bench's server.
inline std::string conninfo()
{
    return "host=" + setting("BENCH_SOCKET") + " port=" + setting("BENCH_PORT") + " user=" + setting("BENCH_USER") +
           " dbname=" + setting("BENCH_DATABASE");
}

inline void print(std::string_view name, std::string_view metric, double value, std::string_view unit)
{
    char digits[64];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    const std::string line = "{\"peer\":\"" + std::string(name) + "\",\"version\":\"" + setting("BENCH_VERSION") +
                             "\",\"metric\":\"" + std::string(metric) + "\",\"value\":" + std::string(digits, end) +
                             ",\"unit\":\"" + std::string(unit) + "\"}";
    std::puts(line.c_str());
}

/// The best of many batches, as core/service/poolbench.cpp does it.
template <class Operation> double leastPerOperation(double seconds, const Operation& operation)
{
    constexpr int batch = 5000;
    double least = 1e18;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    do {
        const auto begun = Clock::now();
        for (int i = 0; i < batch; ++i)
            operation();
        least = std::min(least, nanoseconds(Clock::now() - begun) / batch);
    } while (Clock::now() < end);
    return least;
}

/// 50 threads; `use` takes a connection, calls what it is given once it has it, and gives the connection back.
template <class Use> void hold(std::string_view name, double seconds, const Use& use)
{
    std::vector<std::vector<double>> waits(50);
    std::vector<std::thread> threads;
    std::mutex line;
    line.lock();
    Clock::time_point end;
    for (auto& mine : waits)
        threads.emplace_back([&] {
            mine.reserve(100000);
            {
                const std::lock_guard wait(line);
            }
            while (Clock::now() < end) {
                const auto asked = Clock::now();
                use([&] {
                    mine.push_back(nanoseconds(Clock::now() - asked));
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                });
            }
        });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const auto begun = Clock::now();
    end = begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    line.unlock();
    for (auto& one : threads)
        one.join();
    const double took = nanoseconds(Clock::now() - begun) / 1e9;
    std::vector<double> all;
    std::size_t least = waits[0].size(), most = 1;
    for (const auto& mine : waits) {
        least = std::min(least, mine.size());
        most = std::max(most, mine.size());
        all.insert(all.end(), mine.begin(), mine.end());
    }
    std::sort(all.begin(), all.end());
    print(name, "hold.ops_per_s", static_cast<double>(all.size()) / took, "1/s");
    print(name, "hold.wait_p99_ms", all[all.size() * 99 / 100] / 1e6, "ms");
    print(name, "hold.wait_max_ms", all.back() / 1e6, "ms");
    print(name, "hold.fairness", static_cast<double>(least) / static_cast<double>(most), "");
}

} // namespace peer
