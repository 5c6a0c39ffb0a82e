import type { ReportStore, TransparencyCount } from '../domain/ports/report-store.js';
import { rate, type Rate } from '../domain/rates.js';

export interface TransparencyPeriod {
  /** Calendar month in UTC, such as 2026-05. */
  month: string;
  received: { reviews: number; judged: number; judgedAgain: number };
  /** Of the reviews that came in the month, as their verdicts stand now. */
  actions: { publish: Rate; label: Rate; fold: Rate; hold: Rate };
  /** Of those, by a person: the rest is automated alone. */
  decidedByPeople: Rate;
  flagsOpened: number;
  decisions: { genuine: number; inauthentic: number };
  /** Decisions that said otherwise than the verdict that stood; other decisions than a person's before; decisions taken back. */
  reversals: { ofVerdicts: Rate; ofDecisions: number; undone: number };
  /** From a flag's opening to the first decision on it. */
  responseSeconds: { answered: number; median: number | null; ninthDecile: number | null };
}

export interface Transparency {
  periods: TransparencyPeriod[];
  waiting: { flags: number; oldestSeconds: number | null };
}

function periodOf(count: TransparencyCount): TransparencyPeriod {
  const { month, reviews, judged, judgedAgain, published, labelled, folded, held, genuine, inauthentic, againstVerdict } = count;
  return {
    month,
    received: { reviews, judged, judgedAgain },
    actions: { publish: rate(published, judged), label: rate(labelled, judged), fold: rate(folded, judged), hold: rate(held, judged) },
    decidedByPeople: rate(count.decidedByPeople, judged),
    flagsOpened: count.flags,
    decisions: { genuine, inauthentic },
    reversals: { ofVerdicts: rate(againstVerdict, genuine + inauthentic), ofDecisions: count.replaced, undone: count.undone },
    responseSeconds: { answered: count.answered, median: count.medianSeconds, ninthDecile: count.ninthDecileSeconds },
  };
}

/** What was done about reviews, month by month: how much of it by machines, how often it was taken back, how long it took. */
export async function readTransparency(reports: ReportStore, platformId: string, span: { from?: Date; to?: Date }): Promise<Transparency> {
  const { counts, waiting } = await reports.transparency(platformId, span);
  return { periods: counts.map(periodOf), waiting };
}
