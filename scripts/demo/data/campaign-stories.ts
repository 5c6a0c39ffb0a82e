import type { Campaign } from '../demo-shape.js';

/** What the demo tells its reader about each planted campaign. */
export const campaignStories: Readonly<Record<Campaign, { zh: string; en: string }>> = {
  five_star_burst: {
    zh: '上门乱收费引发差评后，商家买了刷单：三天内约60个新账号集中打五星，设备和网络来源只有少数几个。',
    en: 'After complaints about fees at the door the shop bought praise: about 60 new accounts gave five stars within three days, from a handful of devices and addresses.',
  },
  copy_paste_ring: {
    zh: '一批账号在同样的几家店轮流好评，文字来自少数母版，只插入符号或换几个词。',
    en: 'A set of accounts praises the same shops in turn, with copies of a few texts changed by inserted signs and swapped words.',
  },
  co_review_ring: {
    zh: '两批新账号三周内轮流给同样的几家店好评：各写各的文字，各用各的设备和网络，单条看不出异样，只有一同出现暴露了它们。',
    en: 'Two sets of new accounts praise the same shops in turn over three weeks, each in its own words from its own device and address: one by one nothing shows, only that they keep meeting.',
  },
  malicious_one_star_burst: {
    zh: '口碑很好的店在两天内遭约45个新注册账号打一星，多数没有订单，内容空泛且来源集中。',
    en: 'A shop with excellent after-sales is hit by about 45 freshly made accounts within two days: one star each, mostly without an order, vague, from few sources.',
  },
  cashback_solicitation: {
    zh: '客服在聊天里用返现、红包或礼品卡换五星好评，随后同一订单的顾客真的发了五星。',
    en: 'Agents offer cash, red packets or gift cards for five stars in chat, and five-star reviews of the same orders follow.',
  },
};
