// SPDX-License-Identifier: GPL-3.0-or-later
// soci checkout|hold SECONDS: SOCI's connection_pool. It has no check of what it hands out, no overflow and no
// counters.
#include "peer.h"

#include <exception>
#include <soci/connection-pool.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const std::string_view what = argv[1];
    const double seconds = std::atof(argv[2]);
    try {
        soci::connection_pool pool(20);
        for (std::size_t i = 0; i < 20; ++i)
            pool.at(i).open(soci::postgresql, peer::conninfo());
        if (what == "checkout")
            peer::print("soci", "checkout_ns",
                        peer::leastPerOperation(seconds, [&pool] { pool.give_back(pool.lease()); }), "ns");
        else if (what == "hold")
            peer::hold("soci", seconds, [&pool](const auto& granted) {
                const auto position = pool.lease();
                granted();
                pool.give_back(position);
            });
        else
            return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "soci: %s\n", error.what());
        return 5;
    }
    return 0;
}
