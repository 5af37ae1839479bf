// What `tessera segment` takes, as its help shows it.

#include <limits>

#include "app/cli/verbs.h"
#include "app/cli/words.h"

namespace app::cli {

CommandSpec describeSegment()
{
    return {
        .name = "segment",
        .summary = CommandLine::tr("Cut an object out of a picture by pointing at it."),
        .positionals = {{.name = CommandLine::tr("IMAGE"),
                         .description = CommandLine::tr("The pictures: PNG, JPEG, WebP, BMP, TIFF or PNM. All get the "
                                                        "same prompts; one that fails does not stop the others."),
                         .maximum = std::numeric_limits<int>::max()}},
        .options =
            {
                {"point", CommandLine::tr("X,Y[,+|-]"),
                 CommandLine::tr("A point of the object (+, as without a sign) or of the background (-)."), true},
                {"box", CommandLine::tr("X0,Y0,X1,Y1"),
                 CommandLine::tr("A box around the object, left top and right bottom corner.")},
                {"mask-input", CommandLine::tr("MASK.png"),
                 CommandLine::tr("A previous mask of the picture's size, to be improved.")},
                {"candidate", CommandLine::tr("best|0|1|2|3"),
                 CommandLine::tr(
                     "Which mask to write: 0 is the single one, 1 to 3 are part, whole and more; best lets the "
                     "model choose.")},
                {"out", CommandLine::tr("FILE|DIR"),
                 CommandLine::tr("Write the mask, as --format says. Of several pictures into a folder, with the names "
                                 "of the pictures; COCO also all into one .json file.")},
                {"format", CommandLine::tr("png|coco|voc|yolo|svg"),
                 CommandLine::tr(
                     "How --out writes the mask: png (grey, 255 the object, 0 the rest), coco (JSON with polygons), "
                     "voc (XML and PNGs), yolo (polygons as text), svg (outline); also coco-rle, label-map, "
                     "cut-out and overlay.")},
                {"class", CommandLine::tr("NAME"),
                 CommandLine::tr("The object's class, for --format and --truth; \"object\" if it is not given.")},
                {"overlay", CommandLine::tr("OVERLAY.png|DIR"),
                 CommandLine::tr("Write the picture with the mask over it; of several pictures into a folder.")},
                {"attention", CommandLine::tr("DIR"),
                 CommandLine::tr("Write where the mask decoder looks into a folder: for each layer and token, both "
                                 "ways, the mean of the heads over the picture, all heads side by side, and a table "
                                 "of the 64 x 64 values; attention.json says what is what. Of several pictures into a "
                                 "folder for each. Attention is not an explanation.")},
                {"json", CommandLine::tr("FILE|-"),
                 CommandLine::tr("Write prompts, candidates, device and timings as JSON, of several pictures as an "
                                 "array; - is standard output.")},
                {"truth", CommandLine::tr("FILE|DIR"),
                 CommandLine::tr(
                     "Compare with a label map or mask (PNG) or COCO JSON; of several pictures a COCO file, "
                     "or a folder with a file for each.")},
                {"metrics", CommandLine::tr("FILE|-"),
                 CommandLine::tr("Write the comparison as JSON with the keys of tessera metrics, or as CSV if the name "
                                 "ends in .csv; - is standard output.")},
                {"ignore", CommandLine::tr("LABEL"),
                 CommandLine::tr("Leave out the pixels that have this label in TRUTH.")},
                {"device", CommandLine::tr("D"),
                 CommandLine::tr("Index or part of the name of the device to compute on; see tessera devices.")},
                {"no-cache", {}, CommandLine::tr("Neither read nor keep the picture's embedding on disk.")},
            },
        .notes = CommandLine::tr("Coordinates are pixels from the left top corner. A picture is encoded once; further "
                                 "prompts on it are fast."),
    };
}

} // namespace app::cli
