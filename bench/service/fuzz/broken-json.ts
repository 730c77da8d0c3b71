import fc from 'fast-check';
import { strangeNumber, strangeText } from './strange-texts.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One change at a place of a document; `at` counts its places, as often around as need be. */
interface Mutation {
  readonly at: number;
  readonly change: (parent: Json[] | { [key: string]: Json }, key: string) => void;
}

const DEEP = 5000;

/** What is copied may not grow beyond this. */
const MOST_CHARACTERS = 200_000;

/**
 * Documents that are an example but for some changes, `least` to four of them, as JSON texts; now and then they are not even
 * JSON.
 */
export function brokenJson(examples: readonly unknown[], least: number): fc.Arbitrary<string> {
  const text = fc
    .tuple(fc.constantFrom(...examples), fc.array(mutation, { minLength: least, maxLength: 4 }))
    .map(([example, mutations]) => JSON.stringify(mutated(example as Json, mutations)));
  return fc.oneof(
    { arbitrary: text, weight: 12 },
    { arbitrary: fc.tuple(text, fc.double({ min: 0, max: 1, noNaN: true })).map(truncated), weight: 1 },
    { arbitrary: fc.json(), weight: 1 },
    { arbitrary: fc.constantFrom(...NO_REQUESTS), weight: 1 },
  );
}

/** What is JSON, or nearly, and no request by any standard. */
const NO_REQUESTS = [
  '',
  '{}',
  '[]',
  'null',
  '0',
  '""',
  '{',
  '{"a":1,}',
  "{'a':1}",
  '{"a":NaN}',
  '\uFEFF{}',
  '{}{}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP),
  `{"shop":"${'x'.repeat(200_000)}"}`,
  `[${'1,'.repeat(50_000)}1]`,
];

function truncated([text, share]: [string, number]): string {
  return text.slice(0, Math.floor(text.length * share));
}

const anything: fc.Arbitrary<Json> = fc.oneof(
  strangeText,
  strangeNumber,
  fc.constantFrom<Json[]>(null, true, false, [], {}, [[]], [null], { kind: 'none' }, { id: 1 }),
  fc.constant(nested(200)),
);

const change: fc.Arbitrary<Mutation['change']> = fc.oneof(
  fc.constant<Mutation['change']>((parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  }),
  anything.map(
    (value): Mutation['change'] =>
      (parent, key) =>
        put(parent, key, value),
  ),
  strangeNumber.map((number): Mutation['change'] => (parent, key) => {
    const known = valueAt(parent, key);
    put(parent, key, typeof known === 'number' ? number : String(number));
  }),
  strangeText.map((name): Mutation['change'] => (parent, key) => {
    const value = valueAt(parent, key);
    if (Array.isArray(parent)) parent.push(value);
    else {
      delete parent[key];
      // A key named __proto__ has to be one.
      Object.defineProperty(parent, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }),
  fc.constantFrom(2, 20, 200).map((times): Mutation['change'] => (parent, key) => {
    const value = valueAt(parent, key);
    const fits = Array.isArray(value) && JSON.stringify(value).length * times < MOST_CHARACTERS;
    put(parent, key, fits ? Array.from({ length: times }, () => value).flat() : [value]);
  }),
);

const mutation: fc.Arbitrary<Mutation> = fc.record({ at: fc.nat(10_000), change });

function mutated(example: Json, mutations: readonly Mutation[]): Json {
  const root = { request: structuredClone(example) };
  for (const { at, change } of mutations) {
    const places = placesIn(root);
    const place = places[at % places.length];
    change(place.parent, place.key);
    if (root.request === undefined) return null;
  }
  return root.request;
}

interface Place {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: string;
}

function placesIn(parent: Json[] | { [key: string]: Json }): Place[] {
  const own = Object.keys(parent).map((key) => ({ parent, key }));
  return own.flatMap((place) => {
    const value = valueAt(place.parent, place.key);
    return value !== null && typeof value === 'object' ? [place, ...placesIn(value)] : [place];
  });
}

function valueAt(parent: Place['parent'], key: string): Json {
  return (parent as Record<string, Json>)[key];
}

function put(parent: Place['parent'], key: string, value: Json): void {
  // A copy, since the value may be that of another place or another document.
  (parent as Record<string, Json>)[key] = structuredClone(value);
}

function nested(depth: number): Json {
  let value: Json = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}
