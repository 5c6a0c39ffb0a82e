/** A line without its line break. `bytes` is undefined when it was longer than allowed. */
export interface Line {
  /** From 1. */
  number: number;
  bytes: Buffer | undefined;
}

const NEW_LINE = 10;

/** Cuts bytes into lines and holds no more than one of them; what is too long is passed over. */
export async function* readLines(content: AsyncIterable<Buffer>, maxBytes: number): AsyncIterable<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = { number: ++number, bytes: length <= maxBytes ? Buffer.concat(parts) : undefined };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of content) {
    let start = 0;
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
