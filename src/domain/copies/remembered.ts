/** Answers from memory while there is room, and forgets all when there is none: simple, and bounded. */
export class Remembered<Value> {
  private readonly values = new Map<number, Value>();

  constructor(
    private readonly most: number,
    private readonly make: (row: number) => Value,
  ) {}

  get(row: number): Value {
    const known = this.values.get(row);
    if (known !== undefined) return known;
    if (this.values.size >= this.most) this.values.clear();
    const value = this.make(row);
    this.values.set(row, value);
    return value;
  }

  forget(): void {
    this.values.clear();
  }
}
