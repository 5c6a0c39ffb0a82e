/**
 * A BERT-style `tokenizer.json` as the Hugging Face hub lays it out; a piece's id is its place.
 * The first `specials` pieces are special tokens and include [UNK], [CLS] and [SEP].
 */
export function wordPieceTokenizer(pieces: readonly string[], specials: number): object {
  return {
    added_tokens: pieces.slice(0, specials).map((content, id) => ({ id, content, special: true })),
    normalizer: { type: 'BertNormalizer', lowercase: true, handle_chinese_chars: true, clean_text: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {},
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])) },
  };
}
