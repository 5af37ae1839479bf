#pragma once
// The caps of everything that is read from outside, in one place. docs/limits.md explains them.

#include <span>
#include <string_view>

#include "gpu/base/limit.h"

namespace core::limits {

using gpu::limits::deviceBytes;
using gpu::limits::tensorElements;

// pictures, and masks in whatever form
extern gpu::Limit pictureBytes; ///< of a picture file
extern gpu::Limit pictureSide;  ///< pixels; what OpenCV decodes at most
extern gpu::Limit picturePixels;
extern gpu::Limit pictureDecodedBytes;

// annotations
extern gpu::Limit cocoBytes; ///< of a COCO file, which is read in a stream
extern gpu::Limit cocoPictures;
extern gpu::Limit cocoNumbers;     ///< coordinates or runs of one object
extern gpu::Limit annotationBytes; ///< of the other files, which are read as a whole
extern gpu::Limit annotationObjects;
extern gpu::Limit annotationClasses; ///< as label maps can hold
extern gpu::Limit annotationDepth;   ///< of lists in lists and elements in elements
extern gpu::Limit outlinePixels;     ///< along all edges of one object

// models
extern gpu::Limit modelBytes; ///< of a model file; the format's own
extern gpu::Limit modelNodes;
extern gpu::Limit modelTensors; ///< weights and constants
extern gpu::Limit modelTextBytes;
extern gpu::Limit constantElements;  ///< of what a node stands for, such as a mask
extern gpu::Limit modelDepth;        ///< of graphs in graphs; protobuf's own
extern gpu::Limit weightBytes;       ///< of a model's files of weights together
extern gpu::Limit weightHeaderBytes; ///< of a safetensors file; the format's own
extern gpu::Limit weightTensors;     ///< of a safetensors file

// tokenizers, and what they are given
extern gpu::Limit tokenizerBytes;
extern gpu::Limit tokenizerEntries; ///< JSON values, of which each piece of the vocabulary is one
extern gpu::Limit tokenizerDepth;
extern gpu::Limit tokenBytes; ///< of a piece of the vocabulary and of any other text in the file
extern gpu::Limit textBytes;  ///< of a text that is cut into tokens

// pairs of faces
extern gpu::Limit pairsBytes;
extern gpu::Limit pairsLines;

// workspaces
extern gpu::Limit workspaceBytes;
extern gpu::Limit workspaceValues;
extern gpu::Limit workspaceDepth;

// grid worlds
extern gpu::Limit worldBytes;
extern gpu::Limit worldSide; ///< cells
extern gpu::Limit worldTeleports;
extern gpu::Limit worldTableStates;
extern gpu::Limit learnerBytes;

// the host
extern gpu::Limit hostBytes; ///< of one thing: a file's content, a picture, a constant

/// In the order of docs/limits.md.
std::span<gpu::Limit* const> all();

/// Throws NotFound, naming all.
gpu::Limit& named(std::string_view name);

/// Takes "NAME=NUMBER", as --limit has it; k, M, G behind the number are thousands, Ki, Mi, Gi powers of 1024. Throws
/// InvalidInput, and as named and Limit::set.
void apply(std::string_view assignment);

/// Throws LimitExceeded if `bytes` are more than hostBytes; `what` takes them, for the message.
void checkHostBytes(int64_t bytes, std::string_view what);

} // namespace core::limits
