import { expect, test } from 'vitest';
import { CONSTRAINT_FAMILIES } from '../../../models/covering/constraints.ts';
import { constraintNames } from '../../support/formulation.ts';

test('code and formulation name the same constraints', () => {
  expect(constraintNames('covering')).toEqual(Object.keys(CONSTRAINT_FAMILIES).sort());
});
