#pragma once
// A tokenizer.json with a vocabulary that is small enough to be read at one glance.

#include <string>

namespace samples {

/// As Hugging Face writes it for bert-base-uncased, with these pieces, in this order from 0: [PAD] [UNK] [CLS] [SEP]
/// [MASK] hello world un ##aff ##able cafe , ! 中 国 a ##a.
inline std::string smallTokenizer()
{
    return R"({"version":"1.0","truncation":null,"padding":null,"added_tokens":[)"
           R"({"id":0,"content":"[PAD]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},)"
           R"({"id":4,"content":"[MASK]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],)"
           R"("normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,)"
           R"("lowercase":true},"pre_tokenizer":{"type":"BertPreTokenizer"},"post_processor":{"type":"TemplateProcessing",)"
           R"("single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},)"
           R"({"SpecialToken":{"id":"[SEP]","type_id":0}}],"pair":[{"SpecialToken":{"id":"[CLS]","type_id":0}},)"
           R"({"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}},)"
           R"({"Sequence":{"id":"B","type_id":1}},{"SpecialToken":{"id":"[SEP]","type_id":1}}],"special_tokens":{)"
           R"("[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},"[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},)"
           R"("decoder":{"type":"WordPiece","prefix":"##","cleanup":true},"model":{"type":"WordPiece","unk_token":"[UNK]",)"
           R"("continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{"[PAD]":0,"[UNK]":1,"[CLS]":2,)"
           R"("[SEP]":3,"[MASK]":4,"hello":5,"world":6,"un":7,"##aff":8,"##able":9,"cafe":10,",":11,"!":12,"中":13,"国":14,)"
           R"("a":15,"##a":16}}})";
}

} // namespace samples
