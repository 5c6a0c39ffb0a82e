/** How a text relates to the others known at the time. */
export interface CopyFacts {
  /** Rows that read nearly the same, by any account, the closest first. */
  duplicates: number[];
  /** Jaccard similarity of the closest. */
  closest: number;
  /** Other accounts' rows, and in which they share: the same words, a skeleton, or what is told. */
  copies: number[];
  templates: number[];
  retellings: number[];
}

/** Accounts that tell the same by themselves, from so many to one fewer than so many, before those are asked whom they know. */
const FEW_ACCOUNTS = { from: 2, below: 6 } as const;
/** Of them so many must tell the same as a further review before it counts: one may have it in common by chance. */
const MIN_WITNESSES = 2;
/**
 * Rows of other accounts that the row is not like itself, but two others are who tell the same as it: of a story in
 * many wordings each is like a few of the others only, and those know the rest.
 *
 * @param direct what the row itself is like
 * @param reviewer number of the account, by row
 * @param directOf what another row itself is like
 */
export function retoldFurther(row: number, direct: CopyFacts, reviewer: Int32Array, directOf: (row: number) => CopyFacts): number[] {
  const rowsAlike = ({ copies, templates, retellings }: CopyFacts): number[] => [...copies, ...templates, ...retellings];
  const told = rowsAlike(direct);
  const tellers = new Set(told.map((other) => reviewer[other]!));
  if (tellers.size < FEW_ACCOUNTS.from || tellers.size >= FEW_ACCOUNTS.below) return [];
  const known = new Set([...direct.duplicates, ...told]);
  const witnesses = new Map<number, Set<number>>();
  for (const teller of told) {
    for (const further of rowsAlike(directOf(teller))) {
      if (known.has(further) || reviewer[further] === reviewer[row]) continue;
      witnesses.set(further, (witnesses.get(further) ?? new Set()).add(reviewer[teller]!));
    }
  }
  return [...witnesses].filter(([, accounts]) => accounts.size >= MIN_WITNESSES).map(([further]) => further);
}
