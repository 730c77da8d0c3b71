import fc from 'fast-check';

/** Texts that programs stumble over. */
const CLASSICS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  '\uDFFF\uD800',
  '\uFEFF',
  '\u202E',
  '🀄'.repeat(100),
  'ａ１',
  '‮gnirts',
  '../../../etc/passwd',
  '%00',
  '%ff%fe',
  '%E0%A4%A',
  '${7*7}',
  "'; drop table plans; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '9007199254740993',
  '2026-02-30',
  '2026-13-01',
  '9999-12-31',
  '-000001-01-01',
  '10000-01-01',
  '25:00',
  '24:00',
  '2026-11-23T25:61:61+99:99',
  'Asia/Atlantis',
  'latest',
  'x'.repeat(5000),
] as const;

/** A text for which nothing is prepared. */
export const strangeText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...CLASSICS), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 1 },
  { arbitrary: fc.string({ maxLength: 20 }), weight: 1 },
);

const NUMBERS = [0, -0, -1, 1, 0.1, 1e-300, 1e308, -1e308, 2 ** 31, 2 ** 53, 1e21, 24, 25, 60, 365, 100_000];

/** A number for which nothing is prepared. */
export const strangeNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Texts as a path or query can hold them, most of them encoded as they should be. */
export const encodedText = fc.oneof(
  strangeText.map((text) => encodeURIComponent(Buffer.from(text).toString())),
  fc.constantFrom('%', '%zz', '%00', '%ff', 'a%2Fb', '..', '%2e%2e', 'a%20b', '*', '%F0%9F%80%84', ';', "'"),
);
