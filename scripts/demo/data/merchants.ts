/** How much of an arc a merchant's reviews tell, from so many days ago until so many days ago. */
export type ArcShare = readonly [arc: string, weight: number, fromDaysAgo?: number, untilDaysAgo?: number];

export interface MerchantProfile {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly language: 'zh' | 'en';
  readonly honestReviews: number;
  /** Without the planted cashback chats. */
  readonly transcripts: number;
  readonly kinds?: readonly string[];
  readonly arcs: readonly ArcShare[];
  readonly openDaysAgo?: number;
  readonly closedDaysAgo?: number;
  /** A busy stretch: this share of the reviews falls within the last so many days. */
  readonly busy?: { readonly daysAgo: number; readonly share: number };
  /** Share of reviews in the other language. */
  readonly guests?: number;
  readonly promotion?: 'singles_day' | 'black_friday';
  /** Chance that the shop answers a review. */
  readonly replies: number;
  /** Typical seconds until an agent answers. */
  readonly answerSeconds: number;
  /** Chat scripts by weight; those not named have the weight 1. */
  readonly chats?: Readonly<Record<string, number>>;
}

export const merchantProfiles: readonly MerchantProfile[] = [
  {
    // Great after-sales; the target of the malicious one-star burst.
    id: 'm-haolan', name: '皓澜家电旗舰店', category: 'appliances', language: 'zh', honestReviews: 128, transcripts: 16,
    kinds: ['fridge', 'washer', 'aircon'], replies: 0.35, answerSeconds: 35, promotion: 'singles_day',
    chats: { 'repair-quick': 5, 'install-booked': 4, 'fault-guided': 3, 'refund-smooth': 2, presale: 2, 'refund-stalled': 0.2, 'install-noshow': 0.3, 'install-fee': 0, 'repair-parts': 0.3, 'parcel-late': 0.5 },
    arcs: [['repair.good', 9], ['install.good', 8], ['contact.good', 6], ['goods.good', 4], ['refund.good', 3], ['labelled.good', 2], ['brief.good', 9], ['mixed', 3], ['brief.mixed', 1], ['goods.bad', 1.4], ['delivery.bad', 1.4], ['install.bad', 0.5]],
  },
  {
    // Fees at the door and slow repairs; bought the five-star burst.
    id: 'm-yunxi', name: '云禧厨电', category: 'appliances', language: 'zh', honestReviews: 122, transcripts: 15,
    kinds: ['hood', 'dishwasher', 'heater'], replies: 0.1, answerSeconds: 240, promotion: 'singles_day',
    chats: { 'install-fee': 6, 'install-noshow': 4, 'repair-parts': 4, 'price-drop': 2, 'repair-quick': 0.3, 'install-booked': 0.6 },
    arcs: [['install.bad', 9], ['repair.bad', 6], ['goods.bad', 3], ['contact.bad', 3], ['price.bad', 1], ['labelled.bad', 1], ['brief.bad', 6], ['mixed', 7], ['brief.mixed', 3], ['goods.good', 5], ['install.good', 3], ['labelled.good', 1], ['brief.good', 7]],
  },
  {
    // Refund stalling.
    id: 'm-dingxin', name: '鼎芯数码专营店', category: 'electronics', language: 'zh', honestReviews: 124, transcripts: 16,
    kinds: ['phone', 'earbuds', 'laptop', 'watch'], replies: 0.12, answerSeconds: 420, promotion: 'singles_day',
    chats: { 'refund-stalled': 9, 'price-drop': 2, 'refund-smooth': 0.2 },
    arcs: [['refund.bad', 12], ['contact.bad', 4], ['fake.bad', 2], ['repair.bad', 2], ['price.bad', 1], ['brief.bad', 5], ['mixed', 5], ['brief.mixed', 2], ['goods.good', 6], ['delivery.good', 3], ['brief.good', 8], ['repair.good', 1]],
  },
  {
    // A spotless house with rude staff on the telephone.
    id: 'm-linjiang', name: '临江小筑酒店', category: 'hotel', language: 'zh', honestReviews: 118, transcripts: 14,
    replies: 0.3, answerSeconds: 15, guests: 0.12, chats: { 'phone-rude': 9, 'deposit-late': 2, 'left-behind': 2 },
    arcs: [['phone.bad', 11], ['deposit.bad', 3], ['brief.bad', 4], ['mixed', 6], ['brief.mixed', 2], ['goods.good', 9], ['contact.good', 4], ['brief.good', 8], ['goods.bad', 2], ['refund.bad', 1]],
  },
  {
    // Warm and steady; the peer that Linjiang is measured against.
    id: 'm-qingshan', name: '青杉里民宿', category: 'hotel', language: 'zh', honestReviews: 62, transcripts: 7,
    replies: 0.5, answerSeconds: 60, chats: { 'phone-rude': 0, 'cancel-kind': 5, 'left-behind': 4, 'deposit-late': 0.5 },
    arcs: [['contact.good', 10], ['goods.good', 8], ['refund.good', 4], ['brief.good', 9], ['mixed', 2], ['goods.bad', 1], ['brief.mixed', 0.5], ['contact.bad', 0.5]],
  },
  {
    // Slow delivery until it changed couriers two months ago.
    id: 'm-laochengnan', name: '老城南小馆', category: 'restaurant', language: 'zh', honestReviews: 136, transcripts: 15,
    busy: { daysAgo: 60, share: 0.25 },
    replies: 0.15, answerSeconds: 120, chats: { 'meal-late': 5, 'meal-fixed': 3 },
    arcs: [['delivery.bad', 14, 456, 60], ['delivery.bad', 1, 60, 0], ['delivery.good', 1, 456, 60], ['delivery.good', 13, 60, 0], ['brief.bad', 4, 456, 60], ['brief.bad', 1, 60, 0], ['goods.good', 7], ['contact.good', 3], ['brief.good', 7], ['mixed', 5, 456, 60], ['mixed', 1, 60, 0], ['order.bad', 2], ['refund.bad', 1]],
  },
  {
    // New: six reviews only, all honest and good. A small sample must not buy a grade.
    id: 'm-xiangkou', name: '巷口阿婆面馆', category: 'restaurant', language: 'zh', honestReviews: 6, transcripts: 0,
    replies: 0.2, answerSeconds: 90, openDaysAgo: 19,
    arcs: [['goods.good', 4], ['contact.good', 4], ['brief.good', 4]],
  },
  {
    // Pays for praise in chat.
    id: 'm-qingzhi', name: '青栀美妆', category: 'cosmetics', language: 'zh', honestReviews: 112, transcripts: 12,
    kinds: ['cream', 'serum', 'lipstick', 'sunscreen'], replies: 0.25, answerSeconds: 50, promotion: 'singles_day',
    arcs: [['goods.good', 8], ['contact.good', 4], ['brief.good', 8], ['refund.good', 1], ['mixed', 6], ['brief.mixed', 3], ['goods.bad', 5], ['refund.bad', 4], ['fake.bad', 2], ['order.bad', 2], ['brief.bad', 4], ['contact.bad', 2]],
  },
  {
    // Getting worse: since seven weeks ago a thinner box crushes the fruit (the emerging theme).
    id: 'm-shanguo', name: '山果记', category: 'fruit', language: 'zh', honestReviews: 124, transcripts: 14,
    busy: { daysAgo: 49, share: 0.3 },
    kinds: ['mango', 'peach', 'orange', 'cherry', 'kiwi'], replies: 0.2, answerSeconds: 90,
    chats: { 'fruit-crushed': 4, 'fruit-paid': 4 },
    arcs: [['crush.bad', 22, 49, 0], ['brief.bad', 3], ['goods.good', 10], ['refund.good', 6], ['brief.good', 9], ['delivery.good', 2], ['mixed', 3], ['brief.mixed', 2], ['refund.bad', 1, 456, 49], ['refund.bad', 7, 49, 0], ['goods.bad', 2]],
  },
  {
    // Steady fruit with short weight now and then.
    id: 'm-guoling', name: '果岭鲜生', category: 'fruit', language: 'zh', honestReviews: 84, transcripts: 8,
    kinds: ['mango', 'orange', 'cherry', 'kiwi'], replies: 0.2, answerSeconds: 110, promotion: 'singles_day',
    chats: { 'fruit-crushed': 0.2, 'fruit-paid': 4 },
    arcs: [['goods.good', 8], ['brief.good', 8], ['refund.good', 3], ['light.bad', 3], ['goods.bad', 2], ['refund.bad', 2], ['mixed', 3], ['brief.mixed', 2], ['contact.good', 2], ['delivery.bad', 1], ['brief.bad', 2]],
  },
  {
    // Polite agents, slow claims.
    id: 'm-anheng', name: '安恒保险', category: 'insurance', language: 'zh', honestReviews: 98, transcripts: 13,
    kinds: ['car', 'health', 'accident'], replies: 0.6, answerSeconds: 40, chats: { 'claim-stalled': 6, 'claim-guided': 2 },
    arcs: [['claim.bad', 10], ['phone.bad', 3], ['refund.bad', 2], ['brief.bad', 5], ['mixed', 6], ['brief.mixed', 3], ['contact.good', 7], ['claim.good', 4], ['brief.good', 5], ['platform.bad', 1], ['platform.good', 1], ['contact.bad', 1]],
  },
  {
    // Good engineers, hopeless waiting times.
    id: 'm-brightwater', name: 'Brightwater Appliances', category: 'appliances', language: 'en', honestReviews: 112, transcripts: 12,
    kinds: ['fridge', 'washer', 'dishwasher', 'oven'], replies: 0.3, answerSeconds: 180, promotion: 'black_friday',
    chats: { 'engineer-wait': 6, 'engineer-fast': 2 },
    arcs: [['repair.bad', 9], ['install.bad', 4], ['contact.bad', 3], ['brief.bad', 5], ['mixed', 6], ['brief.mixed', 2], ['install.good', 5], ['repair.good', 5], ['goods.good', 4], ['delivery.good', 2], ['brief.good', 7]],
  },
  {
    // Steadily good, small fees aside.
    id: 'm-harbourline', name: 'Harbour Line Hotel', category: 'hotel', language: 'en', honestReviews: 112, transcripts: 10,
    replies: 0.5, answerSeconds: 70, guests: 0.1, chats: { 'cancel-kind': 4, 'left-behind': 4 },
    arcs: [['contact.good', 12], ['goods.good', 11], ['refund.good', 3], ['brief.good', 10], ['mixed', 4], ['brief.mixed', 1.5], ['deposit.bad', 2.5], ['goods.bad', 1], ['brief.bad', 1]],
  },
  {
    // Dormant: nothing said of it for eight months.
    id: 'm-northgate', name: 'Northgate Motor Inn', category: 'hotel', language: 'en', honestReviews: 44, transcripts: 4,
    replies: 0.05, answerSeconds: 300, closedDaysAgo: 245, chats: { 'deposit-held': 4 },
    arcs: [['goods.bad', 6], ['deposit.bad', 4], ['brief.bad', 4], ['contact.bad', 3], ['phone.bad', 2], ['refund.bad', 2], ['mixed', 5], ['brief.mixed', 3], ['goods.good', 4], ['brief.good', 5]],
  },
  {
    // Warranty refused; an honest crowd on Black Friday.
    id: 'm-voltedge', name: 'VoltEdge Electronics', category: 'electronics', language: 'en', honestReviews: 126, transcripts: 14,
    kinds: ['headphones', 'laptop', 'tablet', 'router'], replies: 0.15, answerSeconds: 260, promotion: 'black_friday',
    chats: { 'warranty-refused': 6, 'price-match': 2, 'refund-stalled': 2 },
    arcs: [['warranty.bad', 9], ['refund.bad', 4], ['contact.bad', 3], ['fake.bad', 2], ['price.bad', 2], ['order.bad', 1], ['brief.bad', 5], ['mixed', 5], ['brief.mixed', 3], ['goods.good', 9], ['delivery.good', 4], ['contact.good', 2], ['repair.good', 1], ['brief.good', 9]],
  },
  {
    // Good food, wrong bags.
    id: 'm-basil', name: 'Basil & Ember Kitchen', category: 'restaurant', language: 'en', honestReviews: 112, transcripts: 10,
    replies: 0.1, answerSeconds: 150, chats: { 'meal-wrong': 5, 'meal-fixed': 3 },
    arcs: [['order.bad', 9], ['brief.bad', 5], ['mixed', 6], ['brief.mixed', 3], ['goods.good', 8], ['brief.good', 8], ['delivery.good', 3], ['contact.good', 3], ['refund.good', 2], ['delivery.bad', 2], ['contact.bad', 2], ['goods.bad', 2]],
  },
  {
    // Claims paid kindly; renewals that jump.
    id: 'm-fernlea', name: 'Fernlea Pet Insurance', category: 'insurance', language: 'en', honestReviews: 108, transcripts: 11,
    replies: 0.4, answerSeconds: 45, chats: { 'claim-guided': 5, 'claim-denied': 2 },
    arcs: [['claim.good', 9], ['contact.good', 7], ['brief.good', 8], ['platform.good', 2], ['refund.good', 1], ['mixed', 4], ['brief.mixed', 3], ['price.bad', 4], ['claim.bad', 4], ['brief.bad', 3], ['contact.bad', 1], ['platform.bad', 1]],
  },
  {
    // Small and kind; its agents buy stars with gift cards.
    id: 'm-juniper', name: 'Juniper Skin Lab', category: 'cosmetics', language: 'en', honestReviews: 66, transcripts: 6,
    kinds: ['cream', 'serum', 'spf'], replies: 0.2, answerSeconds: 80, promotion: 'black_friday',
    arcs: [['goods.good', 8], ['contact.good', 4], ['brief.good', 7], ['mixed', 4], ['brief.mixed', 2], ['goods.bad', 4], ['refund.bad', 3], ['packaging.bad', 2], ['fake.bad', 1], ['brief.bad', 3], ['delivery.good', 2]],
  },
];

