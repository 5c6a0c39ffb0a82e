import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../models/language-detector.js';

describe('detectLanguage', () => {
  it.each([
    '不错', '客服态度很差，退款拖了半个月', '客服態度很差', '这个app太难用了', '买的iPhone 13 Pro Max，屏幕有划痕',
    '好の，下次再来', 'OK的', '物流快，good!', '👍 很好',
  ])('when the text is Chinese or mixed with a fair amount of it (%s), then zh', (text) => {
    expect(detectLanguage(text)).toBe('zh');
  });

  it.each([
    'ok good', 'Excellent', 'terrible', 'refund pls', 'A 5 star', 'lol', 'Great!', 'Rude staff', 'Do not buy',
    'The courier left the parcel in the rain and nobody answered my calls.', 'super', 'Loved it 😍',
    'The 服务 was friendly and quick to answer every question', 'très good, would order again from this shop',
  ])('when the text is English, however short (%s), then en', (text) => {
    expect(detectLanguage(text)).toBe('en');
  });

  it.each([
    'Le produit est arrivé cassé', 'muy bueno', 'Das ist ein gutes Produkt', 'sehr gut', 'buen producto',
    'no me gusta nada este producto', 'prodotto ottimo', 'Товар пришел сломанным', 'とても良い商品です', '배송이 빨라요',
    'مرحبا المنتج جيد', 'สินค้าดีมาก', '😀😀', '5', '12345 !!!', '👍', '...', '', '\u200f\u200e',
  ])('when the text is in another language or in none (%s), then und', (text) => {
    expect(detectLanguage(text)).toBe('und');
  });
});
