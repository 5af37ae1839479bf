#include "core/segment/agreement.h"

#include "core/segment/boundary_band.h"
#include "core/segment/evaluation.h"

namespace core::segment {
namespace {

/// A pixel of the truth label t and the predicted label p; where only the bands count, whether it is in each.
struct Pixel {
    uint32_t t = 0;
    uint32_t p = 0;
    bool inTruth = true;
    bool inPrediction = true;
};

Agreement ofClass(const Pixel& pixel, const AgreementQuery& query)
{
    const bool inTruth = pixel.t == query.label && pixel.inTruth;
    const bool inPrediction = pixel.p == query.label && pixel.inPrediction;
    if (inTruth && inPrediction)
        return Agreement::TruePositive;
    if (inPrediction && query.falsePositives)
        return Agreement::FalsePositive;
    if (inTruth && query.falseNegatives)
        return Agreement::FalseNegative;
    return Agreement::None;
}

Agreement ofAll(const Pixel& pixel)
{
    if (pixel.inTruth && pixel.inPrediction)
        return pixel.t == pixel.p ? Agreement::TruePositive : Agreement::Mistaken;
    if (pixel.inTruth)
        return Agreement::FalseNegative;
    return pixel.inPrediction ? Agreement::FalsePositive : Agreement::None;
}

Agreement ofCell(const Pixel& pixel, const AgreementQuery& query)
{
    if (pixel.t != query.label || pixel.p != query.predicted)
        return Agreement::None;
    return pixel.t == pixel.p ? Agreement::TruePositive : Agreement::Mistaken;
}

Agreement agreement(const Pixel& pixel, const AgreementQuery& query)
{
    switch (query.scope) {
    case AgreementQuery::Scope::Class:
        return ofClass(pixel, query);
    case AgreementQuery::Scope::AllClasses:
        return ofAll(pixel);
    case AgreementQuery::Scope::Cell:
        break;
    }
    return ofCell(pixel, query);
}

} // namespace

AgreementMap agreementOf(const LabelMap& predicted, const LabelMap& truth, std::optional<uint32_t> ignored,
                         const AgreementQuery& query)
{
    checkLabelMaps(predicted, truth);
    const bool bands = query.bands && query.scope != AgreementQuery::Scope::Cell;
    std::vector<uint8_t> truthBand;
    std::vector<uint8_t> predictedBand;
    if (bands) {
        const int width = boundaryBandWidth(truth.width, truth.height);
        truthBand = boundaryBand(truth.values, truth.width, truth.height, width);
        predictedBand = boundaryBand(predicted.values, predicted.width, predicted.height, width);
    }
    AgreementMap map{truth.width, truth.height, std::vector<uint8_t>(truth.values.size()), {}};
    for (size_t i = 0; i < map.codes.size(); ++i) {
        Agreement code = Agreement::None;
        if (truth.values[i] != ignored)
            code = agreement(
                {truth.values[i], predicted.values[i], !bands || truthBand[i] != 0, !bands || predictedBand[i] != 0},
                query);
        map.codes[i] = static_cast<uint8_t>(code);
        ++map.counts[static_cast<size_t>(code)];
    }
    return map;
}

} // namespace core::segment
