/** Phrases of many texts, one after another, in place of as many small arrays. */
export class PhraseStore {
  private values = new Uint32Array(1 << 16);
  private used = 0;
  private readonly start: Int32Array;
  private readonly length: Int32Array;

  /** @param rows how many there can be. */
  constructor(rows: number) {
    this.start = new Int32Array(rows);
    this.length = new Int32Array(rows);
  }

  set(row: number, phrases: Uint32Array): void {
    while (this.used + phrases.length > this.values.length) {
      const values = new Uint32Array(this.values.length * 2);
      values.set(this.values);
      this.values = values;
    }
    this.values.set(phrases, this.used);
    this.start[row] = this.used;
    this.length[row] = phrases.length;
    this.used += phrases.length;
  }

  /** A view, not a copy; empty for a row that has none. */
  of(row: number): Uint32Array {
    return this.values.subarray(this.start[row]!, this.start[row]! + this.length[row]!);
  }
}
