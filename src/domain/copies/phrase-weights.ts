/** Counts stop here: what is commoner is common. */
const MOST_COUNTED = 255;

/**
 * How much phrases tell: the square of ln(texts ÷ texts with the phrase) (tf–idf: Spärck Jones 1972; Salton and
 * Buckley 1988), by what was counted so far. Worked out once until another text is counted: in retrospect, for good.
 */
export class PhraseWeights {
  texts = 0;
  private readonly counts: Uint8Array;
  private readonly shift: number;
  private readonly byCount = new Float64Array(MOST_COUNTED + 1);
  private weighedTexts = -1;
  private readonly masses: Float64Array;
  /** How many texts there were when a row's mass was worked out. */
  private readonly massOfTexts: Int32Array;

  /**
   * @param slots a power of two; phrases that meet in one are counted together
   * @param rows how many there can be
   */
  constructor(
    slots: number,
    rows: number,
    private readonly phrasesOf: (row: number) => Uint32Array,
  ) {
    this.shift = 32 - Math.log2(slots);
    this.counts = new Uint8Array(slots);
    this.masses = new Float64Array(rows);
    this.massOfTexts = new Int32Array(rows).fill(-1);
  }

  slotOf(phrase: number): number {
    return phrase >>> this.shift;
  }

  countOf(slot: number): number {
    return this.counts[slot]!;
  }

  /** Counts a phrase of another text; answers how many there were before, at most 255. */
  count(slot: number): number {
    const before = this.counts[slot]!;
    if (before < MOST_COUNTED) this.counts[slot] = before + 1;
    return before;
  }

  weightOf(slot: number): number {
    if (this.weighedTexts !== this.texts) this.weigh();
    return this.byCount[this.counts[slot]!]!;
  }

  private weigh(): void {
    this.weighedTexts = this.texts;
    for (let count = 0; count <= MOST_COUNTED; count++) {
      const rarity = Math.log((this.texts + 1) / Math.max(1, count));
      this.byCount[count] = rarity * rarity;
    }
  }

  /** Weight of all phrases of a row. */
  massOf(row: number): number {
    if (this.massOfTexts[row] === this.texts) return this.masses[row]!;
    let mass = 0;
    for (const phrase of this.phrasesOf(row)) mass += this.weightOf(this.slotOf(phrase));
    this.massOfTexts[row] = this.texts;
    return (this.masses[row] = mass);
  }
}
