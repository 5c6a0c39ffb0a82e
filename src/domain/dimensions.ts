import type { Topic } from './topics.js';

/** What a service score is about. `goods` stands apart from the after-sales score. */
export const AFTER_SALES_DIMENSIONS = [
  'service_attitude',
  'response_speed',
  'resolution_efficiency',
  'service_content',
] as const;
export const DIMENSIONS = [...AFTER_SALES_DIMENSIONS, 'goods'] as const;

export type AfterSalesDimension = (typeof AFTER_SALES_DIMENSIONS)[number];
export type Dimension = (typeof DIMENSIONS)[number];

/** The dimension whose score a complaint or praise on the topic moves. */
export const DIMENSION_OF_TOPIC: Record<Topic, Dimension> = {
  quality: 'goods',
  description: 'goods',
  counterfeit: 'goods',
  price: 'goods',
  packaging: 'service_content',
  delivery: 'service_content',
  order_accuracy: 'service_content',
  attitude: 'service_attitude',
  expertise: 'service_attitude',
  responsiveness: 'response_speed',
  resolution: 'resolution_efficiency',
  returns_refunds: 'resolution_efficiency',
  warranty_repair: 'service_content',
  payment_invoice: 'service_content',
  platform: 'service_content',
};

/**
 * Saaty's pairwise comparisons of the four after-sales dimensions in the order above: solving the
 * problem counts most, then manner, then speed, then the breadth of the service.
 */
export const DEFAULT_PAIRWISE_MATRIX: readonly (readonly number[])[] = [
  [1, 2, 1 / 2, 2],
  [1 / 2, 1, 1 / 3, 1],
  [2, 3, 1, 3],
  [1 / 2, 1, 1 / 3, 1],
];
