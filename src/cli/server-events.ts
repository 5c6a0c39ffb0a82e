/** One server-sent event (WHATWG HTML, 9.2) with a JSON payload. */
export interface ServerEvent {
  name: string;
  data: unknown;
}

function eventOf(block: string): ServerEvent | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^(\w+): ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') name = value!;
    if (field === 'data') data.push(value!);
  }
  return data.length > 0 ? { name, data: JSON.parse(data.join('\n')) } : undefined;
}

/** Events of a stream as they arrive; comments and a half event at the end are passed over. */
export async function* readServerEvents(body: AsyncIterable<Uint8Array>): AsyncIterable<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop()!;
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}
