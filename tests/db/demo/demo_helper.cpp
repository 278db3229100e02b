// SPDX-License-Identifier: GPL-3.0-or-later
// A process that the tests of the demo can kill:
//   demo_helper load --directory DIR    runs the load
//   demo_helper make SCALE DIR          makes a demo, one line a step on standard output
#include "core/base/numbers.h"
#include "core/demo/demo.h"

#include <iostream>
#include <string_view>

using namespace howdah;

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    base::Status done;
    if (words.size() == 3 && words[0] == "load" && words[1] == "--directory") {
        demo::LoadOptions options;
        options.onTrouble = [](const base::Error& error) { std::cerr << error.english() + '\n' << std::flush; };
        done = demo::runLoad(words[2], options);
    } else if (words.size() == 3 && words[0] == "make") {
        demo::DemoOptions options;
        options.directory = words[2];
        options.scale = base::parseDouble(words[1]).value_or(0);
        options.onProgress = [last = std::string()](const demo::DemoOptions::Progress& progress) mutable {
            if (progress.step != last)
                std::cout << progress.step << std::endl;
            last = progress.step;
        };
        if (auto started = demo::start(options); !started)
            done = started.error();
    } else {
        return 2;
    }
    if (!done)
        std::cerr << done.error().english() << '\n';
    return done ? 0 : 5;
}
