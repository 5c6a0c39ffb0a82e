/** A freed block's first number points to the next one; none follows the last. */
const NONE = -1;
/** Blocks hold 1, 2, 4 … 64 rows. */
const SIZES = 7;
const MAX_ROWS = 2 ** (SIZES - 1);

/**
 * Short lists of rows, millions of them: each side by side in one block that doubles when it is full, since
 * lists that are read in full should not be gathered from all over the memory. Who keeps a list keeps its place and length.
 */
export class RowLists {
  private values = new Int32Array(1 << 16);
  private used = 0;
  private readonly free = new Int32Array(SIZES).fill(NONE);

  private allocate(size: number): number {
    const freed = this.free[size]!;
    if (freed !== NONE) {
      this.free[size] = this.values[freed]!;
      return freed;
    }
    const place = this.used;
    this.used += 2 ** size;
    if (this.used > this.values.length) {
      /* By half, not by twice: with 600,000 texts this is most of what the index takes. */
      const values = new Int32Array(Math.max(this.used, Math.ceil(this.values.length * 1.5)));
      values.set(this.values);
      this.values = values;
    }
    return place;
  }

  private release(place: number, size: number): void {
    this.values[place] = this.free[size]!;
    this.free[size] = place;
  }

  /**
   * Appends a row to the list of `length` rows at `place`; of the first row, `place` means nothing.
   * @returns where the list is now
   * @throws RangeError beyond 64 rows
   */
  append(place: number, length: number, row: number): number {
    if (length >= MAX_ROWS) throw new RangeError('A list holds 64 rows. This is a bug.');
    let at = place;
    if (length === 0) at = this.allocate(0);
    else if ((length & (length - 1)) === 0) {
      const size = Math.log2(length);
      at = this.allocate(size + 1);
      this.values.copyWithin(at, place, place + length);
      this.release(place, size);
    }
    this.values[at + length] = row;
    return at;
  }

  /** Gives up the list of `length` rows at `place`. */
  remove(place: number, length: number): void {
    this.release(place, Math.ceil(Math.log2(length)));
  }

  /** The rows themselves: valid until the next `append`. */
  get rows(): Int32Array {
    return this.values;
  }
}
