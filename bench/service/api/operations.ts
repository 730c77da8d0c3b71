/** What the benches read of an OpenAPI document. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example>> }>>;
  };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>>;
}

interface Example {
  readonly value: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly example?: unknown;
}

export interface MediaType {
  readonly schema: object;
}

/** One call of the API, as its document states it. */
export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With names in braces, `/v1/plans/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Bodies that the document gives as examples, the shortest first; empty when the call takes none. */
  readonly bodies: readonly unknown[];
  /** By status, what is answered by media type; empty without a body. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, MediaType>>>>;
}

/** The document that a service gives of itself. */
export async function readDocument(url: string): Promise<ApiDocument> {
  const response = await fetch(`${url}/openapi.json`);
  if (!response.ok) throw new Error(`The service answers ${response.status} to /openapi.json.`);
  return (await response.json()) as ApiDocument;
}

/** Every call that a document states, in its order. */
export function operationsOf({ paths }: ApiDocument): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      parameters,
      bodies: Object.values(requestBody?.content ?? {})
        .flatMap(({ examples = {} }) => Object.values(examples).map(({ value }) => value))
        .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length),
      answers: Object.fromEntries(
        Object.entries(responses).map(([status, { content = {} }]) => [status, content]),
      ),
    })),
  );
}
