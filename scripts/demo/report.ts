import type { Judgement } from '../../src/domain/evidence.js';
import type { MerchantScore } from '../../src/usecases/read-score.js';
import type { ThemesView } from '../../src/usecases/read-themes.js';
import type { Client } from './client.js';
import type { Demo } from './demo-shape.js';

interface Result {
  kind: string;
  id: string;
  judgement: Judgement | null;
}

const width = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0);
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));
const right = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - width(text))) + text;
const share = (part: number, whole: number): string => (whole === 0 ? 'none' : `${part} of ${whole} (${((part / whole) * 100).toFixed(1)} %)`);

async function scoreTable(client: Client, demo: Demo): Promise<string[]> {
  const lines = [
    `${padded('merchant', 24)}${right('raw ★', 8)}${right('believed ★', 12)}${right('after-sales', 13)}${right('95 % interval', 16)}  grade`,
  ];
  for (const merchant of demo.merchants) {
    const score = await client.get<MerchantScore>(`/v1/merchants/${merchant.id}/score`);
    const { overall, stars } = score;
    const interval = overall.interval?.map((end) => end.toFixed(0)).join('–') ?? '–';
    lines.push(
      `${padded(merchant.name, 24)}${right(stars.rawMean?.toFixed(2) ?? '–', 8)}${right(stars.weightedMean?.toFixed(2) ?? '–', 12)}${right(overall.points?.toFixed(1) ?? '–', 13)}${right(interval, 16)}  ${overall.grade?.replace('_', ' ') ?? 'too few data'}`,
    );
  }
  return lines;
}

async function themeLines(client: Client, demo: Demo): Promise<string[]> {
  const all = await Promise.all(demo.merchants.map((merchant) => client.get<ThemesView>(`/v1/merchants/${merchant.id}/themes`)));
  const heaviest = all
    .flatMap((view, index) => view.themes.map((theme) => ({ merchant: demo.merchants[index]!.name, theme, of: view.selection.items })))
    .sort((a, b) => b.theme.complaintShare - a.theme.complaintShare)
    .slice(0, 10);
  return heaviest.map(
    ({ merchant, theme, of }) =>
      `${padded(merchant, 24)}${padded(`${theme.name.zh} ${theme.name.en}`, 44)}${theme.complaints.items} of ${of} items, believed share ${(theme.complaintShare * 100).toFixed(0)} %`,
  );
}

/** Whether it would still be flagged, from even odds on, if nothing were known of whom its account meets: contributions are added, so one can be taken away. */
const isFlaggedWithoutGroups = ({ logit, evidence }: Judgement): boolean =>
  evidence.reduce((sum, { signal, contribution }) => (signal === 'co_review_group' ? sum - contribution : sum), logit) >= 0;

function campaignLines(demo: Demo, judgements: ReadonlyMap<string, Judgement>): string[] {
  const actionOf = (id: string): string => judgements.get(id)?.action ?? 'publish';
  const flagged = (id: string): boolean => actionOf(id) !== 'publish';
  const folded = (id: string): boolean => ['fold', 'hold'].includes(actionOf(id));
  const flaggedAnyway = (id: string): boolean => judgements.has(id) && isFlaggedWithoutGroups(judgements.get(id)!);
  const found = (name: string, ids: readonly string[]): string =>
    `${padded(name, 28)}flagged ${padded(share(ids.filter(flagged).length, ids.length), 22)} to fold or hold ${padded(share(ids.filter(folded).length, ids.length), 22)} flagged without groups ${ids.filter(flaggedAnyway).length}`;
  const campaigns = [...new Set(demo.planted.map((planted) => planted.campaign))];
  const lines = campaigns.map((campaign) => {
    const ids = demo.planted.filter((planted) => planted.campaign === campaign).flatMap((planted) => planted.reviewIds);
    return found(campaign.replaceAll('_', ' '), ids);
  });
  const planted = new Set(demo.planted.flatMap((campaign) => campaign.reviewIds));
  const honest = demo.reviews.filter((review) => !planted.has(review.id));
  const first = honest.filter((review) => review.reviewer?.reviewCount === 1);
  const row = (name: string, reviews: typeof honest): string => found(name, reviews.map(({ id }) => id));
  const written = (language: string): typeof honest => honest.filter((review) => review.language === language);
  return [...lines, row('honest reviews', honest), row('  of them first-timers', first), row('  of them Chinese', written('zh')), row('  of them English', written('en'))];
}

/** What the demo shows: scores raw against believed, complaints, and what was found of the planted. */
export async function reportDemo(client: Client, demo: Demo, batchId: string): Promise<string> {
  const ndjson = await client.get<string>(`/v1/batches/${batchId}/results`, 'application/x-ndjson');
  const results = ndjson.trim().split('\n').map((line) => JSON.parse(line) as Result);
  const judgements = new Map(results.flatMap(({ kind, id, judgement }) => (kind === 'review' && judgement ? [[id, judgement]] : [])));
  return [
    '\nScores: the plain mean of stars beside the mean weighted by how far each review can be believed',
    ...(await scoreTable(client, demo)),
    '\nHeaviest complaints',
    ...(await themeLines(client, demo)),
    '\nPlanted campaigns, and what they cost the honest',
    ...campaignLines(demo, judgements),
  ].join('\n');
}
