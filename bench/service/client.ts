/** An answer with its body read as JSON; undefined where there is none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Calls to one service, as a program makes them. */
export class Client {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param headers sent with every call */
  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.#headers = headers;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#call('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    if (body === undefined) return this.#call('POST', path, { headers });
    const typed = { 'Content-Type': 'application/json', ...headers };
    return this.#call('POST', path, { headers: typed, body: JSON.stringify(body) });
  }

  delete(path: string): Promise<Answer> {
    return this.#call('DELETE', path, { headers: {} });
  }

  /** Id of a plan that has been created and has ended. */
  async planned(request: unknown): Promise<string> {
    const answer = await this.post('/v1/plans', request, { Prefer: 'wait=120' });
    if (answer.status !== 201) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
    return (answer.body as { id: string }).id;
  }

  async #call(
    method: string,
    path: string,
    { headers, body }: { headers: Readonly<Record<string, string>>; body?: string },
  ): Promise<Answer> {
    const init = { method, headers: { ...this.#headers, ...headers }, ...(body !== undefined && { body }) };
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    const isJson = /json(;|$)/.test(response.headers.get('Content-Type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as unknown) : text,
    };
  }
}
