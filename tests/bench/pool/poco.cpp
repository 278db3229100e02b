// SPDX-License-Identifier: GPL-3.0-or-later
// poco checkout SECONDS: Poco's Data::SessionPool. An exhausted one throws instead of making callers wait, so it cannot
// be put to the test of holding.
#include "peer.h"

#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/SessionPool.h>
#include <Poco/Exception.h>

int main(int argc, char** argv)
{
    if (argc != 3 || std::string_view(argv[1]) != "checkout")
        return 2;
    try {
        Poco::Data::PostgreSQL::Connector::registerConnector();
        Poco::Data::SessionPool pool("PostgreSQL", peer::conninfo(), 1, 20);
        peer::print(
            "poco", "checkout_ns",
            peer::leastPerOperation(std::atof(argv[2]), [&pool] { const Poco::Data::Session session = pool.get(); }),
            "ns");
        pool.shutdown();
    } catch (const Poco::Exception& error) {
        std::fprintf(stderr, "poco: %s\n", error.displayText().c_str());
        return 5;
    }
    return 0;
}
