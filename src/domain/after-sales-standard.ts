import type { Topic } from './topics.js';

/**
 * Which parts of the Chinese standard for after-sales service, GB/T 27922-2011, reviews speak of.
 * The standard gives 100 points: 40 for the service system (organisation, staff, resources, rules,
 * supervision), 35 for goods service and 25 for customer service, and is certified by auditors on
 * the spot. Reviews see its outside only.
 */

export const STANDARD = 'GB/T 27922-2011';

export const CERTIFICATION_NOTE = {
  zh: '本评分只借用 GB/T 27922-2011 的等级界限。认证由机构现场审核服务体系、制度与人员后作出，无法由评价计算得出。',
  en: 'The score borrows only the grade limits of GB/T 27922-2011. Certification is awarded after auditors have examined organisation, rules and staff on the spot; it cannot be computed from reviews.',
};

export interface StandardPart {
  id: 'service_system' | 'goods_service' | 'customer_service';
  points: number;
  name: { zh: string; en: string };
  /** What reviews can say of it; empty where they cannot see it. */
  items: { id: string; name: { zh: string; en: string }; topics: readonly Topic[] }[];
}

export const STANDARD_PARTS: readonly StandardPart[] = [
  { id: 'service_system', points: 40, name: { zh: '售后服务体系', en: 'after-sales service system' }, items: [] },
  {
    id: 'goods_service',
    points: 35,
    name: { zh: '商品服务', en: 'goods service' },
    items: [
      { id: 'goods_information', name: { zh: '商品信息', en: 'goods information' }, topics: ['description'] },
      { id: 'technical_support', name: { zh: '技术支持', en: 'technical support' }, topics: ['expertise'] },
      { id: 'delivery', name: { zh: '配送', en: 'delivery' }, topics: ['delivery', 'packaging', 'order_accuracy'] },
      { id: 'maintenance', name: { zh: '维修', en: 'maintenance and repair' }, topics: ['warranty_repair'] },
      { id: 'quality_assurance', name: { zh: '质量保证', en: 'quality assurance' }, topics: ['quality', 'returns_refunds'] },
    ],
  },
  {
    id: 'customer_service',
    points: 25,
    name: { zh: '顾客服务', en: 'customer service' },
    items: [
      { id: 'customer_relations', name: { zh: '顾客关系', en: 'customer relations' }, topics: ['attitude', 'responsiveness'] },
      { id: 'complaint_handling', name: { zh: '投诉处理', en: 'complaint handling' }, topics: ['resolution'] },
    ],
  },
];

/** The parts with, at each item, those of the given topics that touch it. */
export function touchedParts(topics: ReadonlySet<Topic>) {
  return STANDARD_PARTS.map(({ items, ...part }) => ({
    ...part,
    items: items.map((item) => ({ ...item, touchedBy: item.topics.filter((topic) => topics.has(topic)) })),
  }));
}
