import { expect, test } from 'vitest';
import { toYaml } from '../../../src/http/yaml.ts';

test('maps and lists are blocks, scalars and odd keys JSON', () => {
  expect(
    toYaml({
      text: 'a: "b"\nc',
      '/v1/plans': { 200: null, yes: true, $ref: '#/x', half: 0.5, gone: undefined },
      list: [1, [2, []], { a: [], b: {} }, { deep: { er: ['x'] } }, {}],
      empty: [],
    }),
  ).toBe(`text: "a: \\"b\\"\\nc"
"/v1/plans":
  "200": null
  "yes": true
  $ref: "#/x"
  half: 0.5
list:
  - 1
  - - 2
    - []
  - a: []
    b: {}
  - deep:
      er:
        - "x"
  - {}
empty: []
`);
});
