import type { GroupCount, ReportStore } from '../domain/ports/report-store.js';
import { rate, rateRatio, type Rate } from '../domain/rates.js';

export interface NeutralityGroup {
  group: string;
  flagged: Rate;
  hidden: Rate;
  /** Of reviews that people decided to be genuine, those that had been flagged: the errors that hurt. */
  genuineFlagged: Rate;
}

type Ratio = { ratio: number; interval: [number, number] } | null;

export interface Neutrality {
  all: NeutralityGroup;
  stars: NeutralityGroup[];
  language: NeutralityGroup[];
  tenure: NeutralityGroup[];
  /** Share flagged of the first-named over that of the second. */
  ratios: { firstReviewToVeteran: Ratio; genuineFirstReviewToVeteran: Ratio; oneStarToFiveStars: Ratio; chineseToEnglish: Ratio };
}

const viewOf = ({ group, reviews, flagged, hidden, genuine, genuineFlagged }: GroupCount): NeutralityGroup => ({
  group,
  flagged: rate(flagged, reviews),
  hidden: rate(hidden, reviews),
  genuineFlagged: rate(genuineFlagged, genuine),
});

const NOBODY: NeutralityGroup = { group: 'none', flagged: rate(0, 0), hidden: rate(0, 0), genuineFlagged: rate(0, 0) };

/** Whom the verdicts flag, and whether they flag some groups more than others. */
export async function readNeutrality(reports: ReportStore, platformId: string, span: { from?: Date; to?: Date }): Promise<Neutrality> {
  const counts = await reports.groups(platformId, span);
  const of = (dimension: GroupCount['dimension']) => counts.filter((count) => count.dimension === dimension).map(viewOf);
  const [stars, language, tenure] = [of('stars'), of('language'), of('tenure')];
  const named = (groups: NeutralityGroup[], name: string) => groups.find(({ group }) => group === name) ?? NOBODY;
  const first = named(tenure, 'first');
  const veteran = named(tenure, 'fifth_or_later');
  return {
    all: of('all')[0] ?? NOBODY,
    stars,
    language,
    tenure,
    ratios: {
      firstReviewToVeteran: rateRatio(first.flagged, veteran.flagged),
      genuineFirstReviewToVeteran: rateRatio(first.genuineFlagged, veteran.genuineFlagged),
      oneStarToFiveStars: rateRatio(named(stars, '1').flagged, named(stars, '5').flagged),
      chineseToEnglish: rateRatio(named(language, 'zh').flagged, named(language, 'en').flagged),
    },
  };
}
