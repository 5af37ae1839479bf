// write_seeds FOLDER: the seeds of every target, each in a folder of the target's name.

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: write_seeds FOLDER\n");
        return 2;
    }
    for (const fuzz::Target& target : fuzz::targets()) {
        const std::filesystem::path folder = std::filesystem::path(argv[1]) / target.name;
        std::filesystem::create_directories(folder);
        for (const fuzz::Seed& seed : fuzz::seedsOf(target.name)) {
            std::ofstream file(folder / seed.name, std::ios::binary);
            file.write(reinterpret_cast<const char*>(seed.bytes.data()),
                       static_cast<std::streamsize>(seed.bytes.size()));
            if (!file) {
                std::fprintf(stderr, "%s cannot be written\n", (folder / seed.name).c_str());
                return 1;
            }
        }
    }
    return 0;
}
