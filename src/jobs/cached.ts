/** Reads at most once in so many milliseconds; whoever asks in between is given what was read last. */
export function cached<Value>(milliseconds: number, read: () => Promise<Value>): () => Promise<Value> {
  let latest: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    if (latest === undefined || performance.now() - latest.at >= milliseconds) {
      latest = { at: performance.now(), value: read() };
    }
    return latest.value;
  };
}
