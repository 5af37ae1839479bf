#include "tests/core/segment/formats/sample_sets.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include <QRandomGenerator>

namespace samples {

using core::Mask;
using core::segment::AnnotatedObject;
using core::segment::AnnotationSet;

Mask randomMask(int width, int height, uint32_t seed)
{
    QRandomGenerator random(seed);
    Mask mask{width, height, std::vector<uint8_t>(static_cast<size_t>(width * height), 0)};
    for (int blob = 0; blob < 5; ++blob) {
        const double x0 = random.bounded(width);
        const double y0 = random.bounded(height);
        const double outer = 2 + random.bounded(0.35) * width;
        const double inner = random.bounded(2) == 0 ? outer * 0.5 : 0;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const double distance = std::hypot(x - x0, (y - y0) * 1.3);
                uint8_t& value = mask.values[static_cast<size_t>(y * width + x)];
                if (distance < inner)
                    value = 0;
                else if (distance < outer)
                    value = 255;
            }
        }
    }
    for (int i = 0; i < width * height / 40; ++i) // holes and specks of one pixel
        mask.values[random.bounded(static_cast<quint32>(mask.values.size()))] ^= 255;
    return mask;
}

AnnotatedObject object(const Mask& mask, uint32_t label, const std::string& name)
{
    return {name, label, false, std::make_shared<const core::segment::RunLengths>(core::segment::encodeRuns(mask))};
}

AnnotationSet randomSet(int width, int height, int count, uint32_t seed)
{
    AnnotationSet set{"photo <1> & \"2\".jpg",
                      width,
                      height,
                      {{1, "cat", {0x00, 0x72, 0xB2}}, {3, "Hund & <Katze>", {1, 2, 3}}, {7, "猫 'x'", {250, 0, 9}}},
                      {}};
    for (int i = 0; i < count; ++i)
        set.objects.push_back(object(randomMask(width, height, seed * 100 + static_cast<uint32_t>(i)),
                                     set.classes[static_cast<size_t>(i) % 3].label, "n" + std::to_string(i)));
    return set;
}

Mask paint(const std::vector<int64_t>& counts, int width, int height)
{
    Mask mask{width, height, std::vector<uint8_t>(static_cast<size_t>(width * height), 7)};
    size_t run = 0;
    int64_t left = counts.at(0);
    for (int x = 0; x < width; ++x) {
        for (int y = 0; y < height; ++y) {
            while (left == 0)
                left = counts.at(++run);
            --left;
            mask.values[static_cast<size_t>(y * width + x)] = run % 2 == 1 ? 255 : 0;
        }
    }
    return mask;
}

std::vector<Mask> masksOf(const AnnotationSet& set)
{
    std::vector<Mask> masks;
    for (const AnnotatedObject& one : set.objects)
        masks.push_back(paint({one.runs->counts.begin(), one.runs->counts.end()}, set.width, set.height));
    return masks;
}

std::vector<int64_t> countsOf(const std::string& text)
{
    std::vector<int64_t> counts;
    int64_t value = 0;
    int64_t weight = 1;
    for (const char c : text) {
        const int code = c - 48;
        value += code % 32 * weight;
        weight *= 32;
        if (code >= 32)
            continue;
        if (code >= 16)
            value -= weight;
        counts.push_back(counts.size() > 2 ? value + counts[counts.size() - 2] : value);
        value = 0;
        weight = 1;
    }
    return counts;
}

Reference fillByCentres(const std::vector<std::vector<std::pair<double, double>>>& rings, int width, int height)
{
    constexpr double kDoubt = 0.35; // corners move by up to 0.1 px along each axis, crossings are rounded to 0.2 px
    Reference reference;
    reference.mask = {width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double px = x + 0.5;
            const double py = y + 0.5;
            bool inside = false;
            double nearest = 1e9;
            for (const auto& ring : rings) {
                for (size_t i = 0; i < ring.size(); ++i) {
                    const auto [ax, ay] = ring[i];
                    const auto [bx, by] = ring[(i + 1) % ring.size()];
                    if ((ay > py) != (by > py) && px < ax + (py - ay) / (by - ay) * (bx - ax))
                        inside = !inside;
                    const double length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
                    const double share =
                        length == 0 ? 0
                                    : std::clamp(((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length, 0.0, 1.0);
                    nearest = std::min(nearest, std::hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay)));
                }
            }
            reference.mask.values.push_back(inside ? 255 : 0);
            reference.doubtful.push_back(nearest < kDoubt);
        }
    }
    return reference;
}

void write(const std::filesystem::path& path, const std::string& text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    if (!(file << text) || !file.flush())
        throw std::runtime_error("cannot write the test's file");
}

std::string read(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace samples
