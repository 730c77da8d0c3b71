import { expect, test } from 'vitest';
import { ASSIGNMENT_FAMILIES } from '../../../../models/rostering/assignment/build.ts';
import { constraintNames } from '../../../support/formulation.ts';

test('code and formulation name the same constraints', () => {
  expect(constraintNames('rostering/assignment')).toEqual(Object.keys(ASSIGNMENT_FAMILIES).sort());
});
