// SPDX-License-Identifier: GPL-3.0-or-later
// A process with a pool, for the tests of the pool feed, which look at it from outside:
//   poolfeed_helper CONNINFO    makes a pool, asks for five connections, keeps the last one as "Helper::leak", says
//                               "ready" on standard output and goes on until standard input ends
#include "core/pool/connectionpool.h"

#include <iostream>
#include <string>

using namespace howdah;

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    const auto params = pg::ConnectParams::parse(argv[1]);
    if (!params)
        return 3;
    pool::PoolOptions options;
    options.params = *params;
    options.name = "helper's";
    options.applicationName = "pool feed helper";
    options.size = 2;
    options.maxOverflow = 1;
    auto pool = pool::ConnectionPool::create(options);
    if (!pool)
        return 4;
    pool::Lease kept;
    for (int i = 0; i < 5; ++i) {
        kept.release();
        auto lease = pool->checkout("Helper::leak");
        if (!lease || !lease->query("select 'from the helper'"))
            return 5;
        kept = std::move(*lease);
    }
    std::cout << "ready" << std::endl;
    std::string line;
    while (std::getline(std::cin, line))
        kept.release(); // whatever is said
    return 0;
}
