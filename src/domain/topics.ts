import { z } from 'zod';

/**
 * The fifteen topics of the taxonomy, in the order of the model's output columns.
 * A topic counts only when a text really says something about it.
 */
export const TOPICS = [
  'quality',
  'description',
  'counterfeit',
  'price',
  'packaging',
  'delivery',
  'order_accuracy',
  'attitude',
  'responsiveness',
  'resolution',
  'expertise',
  'returns_refunds',
  'warranty_repair',
  'payment_invoice',
  'platform',
] as const;

export const topicSchema = z.enum(TOPICS);
export type Topic = (typeof TOPICS)[number];

/** -1 complaint, 0 neutral or mixed mention, 1 praise. */
export const polaritySchema = z.union([z.literal(-1), z.literal(0), z.literal(1)]);
export type Polarity = z.infer<typeof polaritySchema>;

/** What a reader is shown instead of the code. */
export const TOPIC_NAMES: Record<Topic, { zh: string; en: string }> = {
  quality: { zh: '质量', en: 'quality' },
  description: { zh: '与描述相符', en: 'as described' },
  counterfeit: { zh: '真伪', en: 'genuine or fake' },
  price: { zh: '价格', en: 'price' },
  packaging: { zh: '包装', en: 'packaging' },
  delivery: { zh: '物流配送', en: 'delivery' },
  order_accuracy: { zh: '发货准确', en: 'order accuracy' },
  attitude: { zh: '服务态度', en: 'staff attitude' },
  responsiveness: { zh: '响应速度', en: 'responsiveness' },
  resolution: { zh: '问题解决', en: 'problem resolution' },
  expertise: { zh: '专业程度', en: 'expertise' },
  returns_refunds: { zh: '退换货退款', en: 'returns and refunds' },
  warranty_repair: { zh: '保修维修安装', en: 'warranty, repair, installation' },
  payment_invoice: { zh: '支付与发票', en: 'payment and invoice' },
  platform: { zh: '平台与应用', en: 'website and app' },
};
