// SPDX-License-Identifier: GPL-3.0-or-later
// Stands where howdahctl would beside the program under test: "demo load --directory DIR".
#include "core/demo/demo.h"

#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() != 4 || words[0] != "demo" || words[1] != "load" || words[2] != "--directory")
        return 2;
    const auto done = howdah::demo::runLoad(words[3], howdah::base::StopToken());
    if (!done)
        std::cerr << done.error().english() << '\n';
    return done ? 0 : 5;
}
