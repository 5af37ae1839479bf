#pragma once
// Tiny graphs with the tensors of MobileSAM's encoder and of SAM's decoder, so that everything around them can be
// tested in milliseconds, and with masks that are known beforehand.

#include <array>
#include <filesystem>

namespace small_models {

/// "picture" (1, 3, 1024, 1024) -> (1, 256, 64, 64): every 16th value of the first channel, twice its size, in all
/// channels.
void writeEncoder(const std::filesystem::path& path);
/// The same, but only `channels` channels come out.
void writeEncoder(const std::filesystem::path& path, int channels);

/// The decoder's logits, before a mask prompt's logits are added: +2 and -2 left and right of the frame's middle, 0.5
/// everywhere, -3 everywhere, +2 above a quarter of the frame and -2 below.
/// Predicted IoU: kPredictedIou, and a thousandth of the first point's x (in the frame) more for candidate 3.
inline constexpr std::array<float, 4> kPredictedIou{0.25F, 0.5F, 0.125F, 0.375F};
void writeDecoder(const std::filesystem::path& path);
/// The same, without the tensor that tells the graph's choice.
void writeDecoderWithoutChoice(const std::filesystem::path& path);

/// A decoder with attention of `layers` layers, kAttentionHeads heads and 5 + N tokens. A token's place is (x, y) of
/// its point in the frame, of the model's own token k it is (kOwnTokenStep k, 0); a cell's place is (column, row).
/// Every weight is the softmax of kAttentionScale (head + 1) (layer + 1) times the product of the two places; the last
/// attention is layer `layers`.
inline constexpr int kAttentionHeads = 8;
inline constexpr float kAttentionScale = 1.0F / 65536;
inline constexpr float kOwnTokenStep = 100;
void writeDecoderWithAttention(const std::filesystem::path& path, int layers = 2);
/// The same with image to token before token to image, which is another model.
void writeDecoderWithSwappedAttention(const std::filesystem::path& path);

/// "x" (1, 4, 10, 10) -> "y" (1, 8, 8, 8): a convolution of 3 x 3, the softmax of its rows, and their product with a
/// matrix.
void writeNetwork(const std::filesystem::path& path);

} // namespace small_models
