import { addGroups, groupMetrics, ratio, type GroupMetrics } from '../domain/chat/service-metrics.js';
import type { MerchantStore } from '../domain/ports/read-stores.js';
import type { ReplyMeasures, ServiceMetricsQuery, ServiceMetricsStore } from '../domain/ports/service-metrics-store.js';
import type { SettingsStore } from '../domain/ports/settings-store.js';
import type { Settings } from '../domain/settings.js';
import type { Topic } from '../domain/topics.js';
import { findMerchant } from './find-merchant.js';

export interface ServiceMetricsView {
  merchantId: string;
  targets: Settings['targets'];
  timeZone: string;
  costPerAgentMinute: number | null;
  total: GroupMetrics;
  /** By the value asked for; '' for chats that name none. */
  groups: (GroupMetrics & { group: string })[];
  /** What the agents' time cost by what the chats were about, the dearest first; null without a cost per minute. */
  /** What the merchant answered to its reviews; shares of the answered complaints, null where there are none. */
  replies: ReplyMeasures & { answeredShare: number | null; templateShare: number | null; addressedShare: number | null };
  themes: { topic: Topic; chats: number; agentMinutes: number; cost: number }[] | null;
}

interface Dependencies {
  serviceMetrics: ServiceMetricsStore;
  merchants: MerchantStore;
  settings: SettingsStore;
}

/** How a merchant's agents serve, measured on its chats against the targets of its settings. */
export async function readServiceMetrics(deps: Dependencies, query: ServiceMetricsQuery): Promise<ServiceMetricsView> {
  const merchant = await findMerchant(deps.merchants, query.platformId, query.merchantId);
  const { settings } = await deps.settings.settingsAt(query.platformId, merchant.category);
  const { costPerAgentMinute, targets, businessHours } = settings;
  const [groups, topics, replies] = await Promise.all([
    deps.serviceMetrics.groups(query),
    costPerAgentMinute === null ? null : deps.serviceMetrics.topicHandling(query),
    deps.serviceMetrics.replies(query),
  ]);
  return {
    merchantId: query.merchantId,
    targets,
    timeZone: businessHours.timeZone,
    costPerAgentMinute,
    total: groupMetrics(addGroups(groups), settings),
    groups: query.by === undefined ? [] : groups.map((group) => ({ group: group.group, ...groupMetrics(group, settings) })),
    replies: {
      ...replies,
      answeredShare: ratio(replies.complaintsAnswered, replies.complaints),
      templateShare: ratio(replies.templates, replies.complaintsAnswered),
      addressedShare: ratio(replies.addressed, replies.complaintsAnswered),
    },
    themes:
      topics &&
      topics.map(({ topic, chats, seconds }) => ({ topic, chats, agentMinutes: seconds / 60, cost: (seconds / 60) * costPerAgentMinute! })),
  };
}
