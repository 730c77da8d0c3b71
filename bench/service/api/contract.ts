import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiDocument, Operation } from './operations.ts';
import type { RawAnswer } from './raw-http.ts';

const DOCUMENT = 'openapi';
const PROBLEM = { $ref: `${DOCUMENT}#/components/schemas/Problem` };
const PROBLEM_TYPE = 'application/problem+json';

/** Holds answers to an OpenAPI document, by another reader of its schemas than the one that wrote them. */
export class Contract {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });
  readonly #validators = new Map<object, ValidateFunction>();

  constructor({ components }: ApiDocument) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: DOCUMENT, components });
  }

  /**
   * What is wrong with an answer to a call; undefined when it is as documented.
   *
   * @param operation undefined for a request that is none of the API's: any problem below 500 will do
   */
  complaint(operation: Operation | undefined, answer: RawAnswer, isHead = false): string | undefined {
    const { status, headers } = answer;
    if (status >= 500) return `status ${status}`;
    const content =
      operation === undefined ? { [PROBLEM_TYPE]: { schema: PROBLEM } } : operation.answers[status];
    if (content === undefined) return `status ${status}, which is not documented`;
    if (operation === undefined && status < 400) return `status ${status} for what is no call`;
    const text = answer.body.toString('utf8');
    if (isHead || Object.keys(content).length === 0)
      return text === '' ? undefined : `status ${status} with a body`;
    const type = headers.get('content-type')?.split(';')[0] ?? 'none';
    const media = content[type];
    if (media === undefined) return `status ${status} as ${type}, which is not documented`;
    return type.endsWith('json') ? this.#complaintOfJson(text, media.schema, answer) : undefined;
  }

  #complaintOfJson(text: string, schema: object, { status }: RawAnswer): string | undefined {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return `status ${status} with what is no JSON`;
    }
    const validate = this.#validatorOf(schema);
    if (!validate(json)) return `status ${status}: ${this.#ajv.errorsText(validate.errors)}`;
    if (status >= 400 && (json as { status: number }).status !== status)
      return `status ${status}, its body says another`;
    if (status >= 400 && /node_modules|\\n {4}at /.test(text))
      return `status ${status} with the inside of the service`;
    return undefined;
  }

  #validatorOf(schema: object): ValidateFunction {
    const known = this.#validators.get(schema);
    if (known !== undefined) return known;
    const inDocument = JSON.stringify(schema).replaceAll('"#/components/', `"${DOCUMENT}#/components/`);
    const validate = this.#ajv.compile(JSON.parse(inDocument) as object);
    this.#validators.set(schema, validate);
    return validate;
  }
}
