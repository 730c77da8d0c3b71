/** One event of a text/event-stream. */
export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
}

/** The events of a stream whose data is JSON, as they arrive. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line));
      const field = (name: string): string | undefined => fields.find((match) => match?.[1] === name)?.[2];
      const [name, data] = [field('event'), field('data')];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
    }
  }
}
