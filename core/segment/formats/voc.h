#pragma once
// Pascal VOC: boxes as XML, masks as two PNGs with VOC's palette. See docs/formats.md for files and fields.

#include <filesystem>
#include <string>
#include <vector>

#include "core/segment/formats/annotation_set.h"

namespace core::segment {

/// The three files of one picture. If the XML lies in a folder called Annotations, the PNGs lie in SegmentationClass
/// and SegmentationObject beside that folder, as in the VOC kit; else in these folders beside the XML.
struct VocFiles {
    std::filesystem::path xml;
    std::filesystem::path classes;
    std::filesystem::path objects;
};
VocFiles vocFiles(const std::filesystem::path& xml);

/// VOC's colour for each index: three times three bits, dealt out to the channels from the highest down.
std::vector<Rgb> vocPalette();

/// Boxes of all objects in order; no masks in it. Throws what checkAnnotations throws.
std::string vocXml(const AnnotationSet& set);

/// Writes the three files, each whole or not at all. Objects without a pixel are left out. Throws LimitExceeded for
/// more than 254 objects or a label above 254 (255 is VOC's "void"), before anything is written; Io.
std::vector<gpu::Message> writeVoc(const std::filesystem::path& xml, const AnnotationSet& set,
                                   const FileFacts& facts = {});

/// Reads the XML, and the masks from the PNGs if they are there; without them an object is its box, and a note says so.
/// Throws NotFound, InvalidInput (another size), Corrupt (no VOC XML, a box that is none, an object's number in the PNG
/// that the XML does not list), Io, LimitExceeded, and what loadLabelMap throws.
ReadAnnotations readVoc(const std::filesystem::path& xml, const PictureKey& picture);

} // namespace core::segment
