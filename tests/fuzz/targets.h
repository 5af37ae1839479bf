#pragma once
// What the fuzzers feed: one function per kind of input that comes from outside. The fuzzers and tst_fuzz_inputs run
// the same functions.

#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "gpu/base/error.h"

namespace fuzz {

using Bytes = std::span<const uint8_t>;

// Each gives the bytes to the product and checks what must hold for whatever comes out. True if they were taken, false
// if they were refused. Anything else (a crash, an exception that is no refusal) is a bug.
bool onnxModel(Bytes bytes);
bool picture(Bytes bytes);
bool safetensors(Bytes bytes);
bool workspace(Bytes bytes);
bool world(Bytes bytes);
bool coco(Bytes bytes);
/// The first byte picks VOC, YOLO, SVG or a label map.
bool annotations(Bytes bytes);
/// A byte each for width and height, then COCO's string.
bool runLengths(Bytes bytes);
bool assetManifest(Bytes bytes);
/// The file, a zero, the text.
bool tokenizer(Bytes bytes);
bool facePairs(Bytes bytes);
/// One word a line, the verb first.
bool commandLine(Bytes bytes);

struct Target {
    const char* name;
    bool (*run)(Bytes bytes);
};

/// All of them, under the names of the folders of their inputs.
std::span<const Target> targets();

/// Whether `work` ended without a refusal. What it throws besides, and errors that are bugs of ours, pass through.
template <typename Work>
bool taken(Work&& work)
{
    try {
        std::forward<Work>(work)();
        return true;
    } catch (const gpu::Error& error) {
        if (error.kind() == gpu::ErrorKind::Internal)
            throw;
        return false;
    }
}

/// Ends the program: something that must hold does not.
[[noreturn]] void broken(const char* claim);

/// The bytes as a file that has a path and lies in memory; gone with the object.
class MemoryFile {
public:
    explicit MemoryFile(Bytes bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    const std::string& path() const { return m_path; }

private:
    int m_handle = -1;
    std::string m_path;
};

} // namespace fuzz
