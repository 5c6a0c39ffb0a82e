import type { ReviewTable } from './review-table.js';

/** Decided reviews of a stretch of time, by other accounts than the one in question. */
export interface Decided {
  count: number;
  /** How many of them people found inauthentic. */
  against: number;
  /** As many as a first pass, by each one's own record, let expect. */
  expected: number;
  /** Variance of that number, Σ p(1 − p). */
  variance: number;
}

/** Running sums over decided rows, by owner and time: any stretch of time is two look-ups. */
export class DecidedRows {
  private readonly start: Int32Array;
  private readonly day: Float64Array;
  private readonly against: Float64Array;
  private readonly expected: Float64Array;
  private readonly variance: Float64Array;

  /** @param rows decided ones, in the order of time */
  constructor(
    owners: number,
    private readonly ownerOf: (row: number) => number,
    rows: Int32Array,
    private readonly table: ReviewTable,
    private readonly verdict: Float32Array,
    private readonly alone: Float64Array,
  ) {
    this.start = new Int32Array(owners + 1);
    for (const row of rows) this.start[ownerOf(row) + 1]! += 1;
    for (let owner = 0; owner < owners; owner++) this.start[owner + 1]! += this.start[owner]!;
    const next = this.start.slice();
    const placed = new Int32Array(rows.length);
    for (const row of rows) placed[next[ownerOf(row)]!++] = row;
    this.day = Float64Array.from(placed, (row) => table.day[row]!);
    const sums = (of: (row: number) => number): Float64Array => {
      const running = new Float64Array(placed.length + 1);
      placed.forEach((row, i) => (running[i + 1] = running[i]! + of(row)));
      return running;
    };
    this.against = sums((row) => verdict[row]!);
    this.expected = sums((row) => alone[row]!);
    this.variance = sums((row) => alone[row]! * (1 - alone[row]!));
  }

  /** First position of the owner's at `day` or later. */
  private firstFrom(owner: number, day: number): number {
    let low = this.start[owner]!;
    let high = this.start[owner + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.day[middle]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of the row's owner within `days` of it, without those of the row's own account. */
  around(row: number, days: number, ownRows: Int32Array): Decided {
    const owner = this.ownerOf(row);
    const at = this.table.day[row]!;
    const from = this.firstFrom(owner, at - days);
    const to = this.firstFrom(owner, at + days + 1e-6);
    const decided: Decided = {
      count: to - from,
      against: this.against[to]! - this.against[from]!,
      expected: this.expected[to]! - this.expected[from]!,
      variance: this.variance[to]! - this.variance[from]!,
    };
    for (const own of ownRows) {
      if (this.ownerOf(own) !== owner || Number.isNaN(this.verdict[own]!) || Math.abs(this.table.day[own]! - at) > days) continue;
      decided.count -= 1;
      decided.against -= this.verdict[own]!;
      decided.expected -= this.alone[own]!;
      decided.variance -= this.alone[own]! * (1 - this.alone[own]!);
    }
    return decided;
  }
}
