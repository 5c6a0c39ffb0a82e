import { z } from 'zod';
import { contributionOf, shapeSchema } from '../additive-model.js';
import type { Evidence } from '../evidence.js';
import { commonWording } from '../signals/signal.js';
import type { CopyFacts } from './copy-facts.js';

/** What the texts of a file say of a review, beside its history: the text family of `candor authenticity`. */
interface CopySignal {
  name: string;
  unit: string;
  source: string;
  direction: 'rising';
  value(facts: CountedFacts): number | undefined;
  /** Rows it was compared with. */
  comparedWith(facts: CountedFacts): readonly number[];
  zh(facts: CountedFacts): string;
  en(facts: CountedFacts): string;
}

interface CountedFacts extends CopyFacts {
  /** Other accounts among those of copies and templates, and of all three. */
  templateAccounts: number;
  /** Those of templates alone. */
  rewordedAccounts: number;
  storyAccounts: number;
}

/** From this share of the wording on, a reader would call two texts the same. */
const NEARLY_THE_SAME = 0.7;

const s = (count: number): string => (count === 1 ? '' : 's');

const COPY_SIGNALS: readonly CopySignal[] = [
  {
    name: 'near_duplicate',
    unit: 'Jaccard similarity',
    source: 'A. Broder, On the resemblance and containment of documents, 1997; N. Jindal and B. Liu, Opinion spam and analysis, 2008',
    direction: 'rising',
    /* People post their own words again: an account that copies itself alone says nothing. */
    value: ({ copies, closest }) => (copies.length > 0 ? closest : undefined),
    comparedWith: ({ duplicates }) => duplicates,
    zh: ({ duplicates, copies, closest }) => `与其他 ${duplicates.length} 条评价文字${closest >= NEARLY_THE_SAME ? '几乎相同' : '大段相同'}（${commonWording(closest).zh}），其中 ${copies.length} 条来自其他账号。`,
    en: ({ duplicates, copies, closest }) =>
      `The text ${closest >= NEARLY_THE_SAME ? 'is nearly the same as' : 'has much of its wording in common with'} ${duplicates.length} other review${s(duplicates.length)} (${commonWording(closest).en}), ${copies.length} by other accounts.`,
  },
  {
    name: 'template',
    unit: 'accounts',
    source: 'sentences kept with other words put in: groups that write from a text handed out (Mukherjee, Liu and Glance, GSRank, 2012)',
    direction: 'rising',
    value: ({ templates, templateAccounts }) => (templates.length > 0 ? templateAccounts : undefined),
    comparedWith: ({ templates, copies }) => [...templates, ...copies],
    zh: ({ templateAccounts, rewordedAccounts }) =>
      `另有 ${templateAccounts} 个账号的评价句式相同，${rewordedAccounts < templateAccounts ? `其中 ${rewordedAccounts} 个` : ''}只替换了个别词语，像是同一模板。`,
    en: ({ templateAccounts, rewordedAccounts }) =>
      `${templateAccounts} other account${s(templateAccounts)} wrote the same sentences${rewordedAccounts < templateAccounts ? `, ${rewordedAccounts} of them` : ''} with other words put in: a template.`,
  },
  {
    name: 'same_story',
    unit: 'accounts',
    source: 'a ring retells what it was told to: rare phrases shared by several accounts (tf–idf: Salton and Buckley 1988; content similarity of groups: GSRank, 2012)',
    direction: 'rising',
    value: ({ storyAccounts }) => (storyAccounts > 0 ? storyAccounts : undefined),
    comparedWith: ({ copies, templates, retellings }) => [...copies, ...templates, ...retellings],
    zh: ({ storyAccounts }) => `另有 ${storyAccounts} 个账号用相同或换了说法的文字讲了同样的内容。`,
    en: ({ storyAccounts }) => `${storyAccounts} other account${s(storyAccounts)} told the same, in these or in other words.`,
  },
];

export const copyModelSchema = z
  .object({
    version: z.string(),
    /** How the shapes came about. */
    origin: z.string(),
    shapes: z.record(z.string(), shapeSchema),
    /** Greatest log-odds that texts can add together. */
    limit: z.number().positive(),
  })
  .refine(({ shapes }) => COPY_SIGNALS.every(({ name }) => shapes[name] !== undefined), { error: 'every signal needs a shape' })
  .refine(({ shapes, limit }) => Object.values(shapes).reduce((sum, { logit }) => sum + Math.max(...logit), 0) <= limit + 1e-9, {
    error: 'the shapes must not add up to more than the limit',
  });
export type CopyModel = z.infer<typeof copyModelSchema>;

/** Ids listed beside a signal; more would not help a reader. */
const MAX_COMPARED = 20;

/**
 * Evidence of the text family. A fact without weight is left out.
 * @param facts undefined for a review without a text: no evidence
 * @param accountOf number of the account that wrote a row
 * @param idOf the platform's id of a row
 */
export function copyEvidence(facts: CopyFacts | undefined, model: CopyModel, accountOf: (row: number) => number, idOf: (row: number) => string): Evidence[] {
  if (!facts || (facts.duplicates.length === 0 && facts.templates.length === 0 && facts.retellings.length === 0)) return [];
  const accounts = (rows: readonly number[]): number => new Set(rows.map(accountOf)).size;
  const same = [...facts.copies, ...facts.templates];
  const counted: CountedFacts = { ...facts, templateAccounts: accounts(same), rewordedAccounts: accounts(facts.templates), storyAccounts: accounts([...same, ...facts.retellings]) };
  return COPY_SIGNALS.flatMap((signal): Evidence[] => {
    const value = signal.value(counted);
    const contribution = contributionOf(model.shapes[signal.name], value);
    if (value === undefined || contribution === 0) return [];
    return [
      {
        signal: signal.name,
        family: 'text',
        value,
        contribution,
        comparedWith: signal.comparedWith(counted).slice(0, MAX_COMPARED).map(idOf),
        text: { zh: signal.zh(counted), en: signal.en(counted) },
      },
    ];
  });
}
