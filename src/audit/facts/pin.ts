import type { Pin } from '../../domain/agent.ts';
import { minuteOfDay } from '../../domain/time.ts';
import type { WorkedShift } from './facts.ts';
import type { ShiftFacts } from './shift.ts';

type ShiftPin = Extract<Pin, { kind: 'shift' }>;

/** Whether a shift is the one a pin asks for: same date, same start on the clock, same length. */
export function matchesPin(shift: ShiftFacts, pin: ShiftPin): boolean {
  return (
    shift.startsAt.date === pin.date &&
    shift.startsAt.minute === minuteOfDay(pin.start) &&
    shift.lengthMinutes === pin.lengthMinutes
  );
}

/** Whether the request pins a shift. */
export function isPinned({ who, shift }: WorkedShift): boolean {
  return who.agent?.pins.some((pin) => pin.kind === 'shift' && matchesPin(shift, pin)) ?? false;
}
