import type { StaffingRequestInput } from '../../../../src/domain/staffing-request.ts';
import { Staffing } from '../../../../src/domain/staffing.ts';
import { admitStaffing } from '../../../../src/planning/admit.ts';
import { calculateStaffing } from '../../../../src/planning/staffing.ts';
import { sampleDemand } from '../../samples.ts';

/** The staffing of the sample’s demand part with these parts replaced, held to its schema. */
export function staffed(change: Partial<StaffingRequestInput> = {}): Staffing {
  const admission = admitStaffing({ ...sampleDemand(), ...change });
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  return Staffing.parse(calculateStaffing(admission.request));
}

/** A day of 48 half-hours, open from 09:00 to 18:00, with the same contacts in each, and only these targets. */
export function evenDay(
  contacts: number,
  targets: object,
  queue: object = {},
): Partial<StaffingRequestInput> {
  return {
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    queues: [{ ...sampleDemand().queues[0], ...queue }],
    forecast: [{ kind: 'intervals', queue: 'chat', contacts: new Array<number>(48).fill(contacts) }],
    targets: { tierLimit: false, bands: [], always: targets },
  };
}
