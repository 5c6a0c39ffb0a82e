/** Which of a merchant's items a score is about: all, or those of one product category, channel or agent. */
export const SCOPE_KINDS = ['all', 'category', 'channel', 'agent'] as const;

export interface ScoreScope {
  kind: (typeof SCOPE_KINDS)[number];
  /** The product category, channel or agent; empty for all. */
  value: string;
}

export const ALL_ITEMS: ScoreScope = { kind: 'all', value: '' };

/** What an item says of its own place. */
export interface ItemScopes {
  category?: string;
  channel?: string;
  agent?: string;
}
