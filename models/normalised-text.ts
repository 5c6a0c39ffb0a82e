/**
 * A text as the encoder reads it, with the way back to the original.
 *
 * `starts[i]` and `ends[i]` are the UTF-16 offsets in the original of the slice that the i-th UTF-16
 * unit of `text` came from. Both never decrease with i, so a span `[a, b)` of `text` stands at
 * `[starts[a], ends[b - 1])` in the original.
 */
export interface NormalisedText {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

const SPACE = 0x20;
/** Room for most texts; it doubles when a longer one comes, and stays. */
const FIRST_UNITS = 4096;

/** Takes normalised units one after the other, and joins and trims their white space. */
export class NormalisedTextWriter {
  private units = new Uint16Array(FIRST_UNITS);
  private starts = new Uint32Array(FIRST_UNITS);
  private ends = new Uint32Array(FIRST_UNITS);
  private length = 0;
  private spaceFrom = -1;
  private spaceTo = -1;

  /** Begins a new text. */
  clear(): void {
    this.length = 0;
    this.spaceFrom = -1;
  }

  /** @param unit came from `[start, end)` of the original; of spaces in a row, one is written. */
  write(unit: number, start: number, end: number): void {
    if (unit === SPACE) {
      if (this.spaceFrom < 0) this.spaceFrom = start;
      this.spaceTo = end;
      return;
    }
    if (this.spaceFrom >= 0 && this.length > 0) this.append(SPACE, this.spaceFrom, this.spaceTo);
    this.spaceFrom = -1;
    this.append(unit, start, end);
  }

  /** The text so far, its own copy. */
  written(): NormalisedText {
    // Not a TextDecoder: that would put a replacement character for half a surrogate pair.
    const text = Buffer.from(this.units.buffer, 0, this.length * this.units.BYTES_PER_ELEMENT).toString('utf16le');
    return { text, starts: this.starts.slice(0, this.length), ends: this.ends.slice(0, this.length) };
  }

  private append(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  private grow(): void {
    const { units, starts, ends } = this;
    this.units = new Uint16Array(2 * units.length);
    this.starts = new Uint32Array(2 * units.length);
    this.ends = new Uint32Array(2 * units.length);
    this.units.set(units);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
