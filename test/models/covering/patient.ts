import type { CoveringLimits } from '../../../src/planning/covering-run.ts';

/** Limits with which small instances are always solved to their proof. */
export const patient: CoveringLimits = {
  timeLimitSeconds: 60,
  relativeGap: 0,
  seed: 1,
  shouldStop: () => false,
  onProgress: () => undefined,
  thorough: 'headcount',
};

/** The same, with the fewest paid hours for the headcount. */
export const patientAndTidy: CoveringLimits = { ...patient, thorough: 'tidiness' };
