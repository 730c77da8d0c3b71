import { describe, expect, it } from 'vitest';
import { BUFFER, OFF_DUTY, workingOn } from '../../../models/rostering/activities.ts';
import { callUp } from '../../../models/rostering/call-up.ts';

const [A, B] = [0, 1];
const ONLY_A = 1;
const ONLY_B = 2;
const BOTH = 3;

interface Case {
  readonly people: readonly { planned: number; mask: number; isOn?: boolean; place?: number }[];
  /** Agents required on each queue. */
  readonly required: readonly number[];
}

/** What everybody does in the one interval of a case. */
function doing({ people, required }: Case): number[] {
  return callUp({
    intervalCount: 1,
    queueMask: people.map(({ mask }) => mask),
    onDuty: people.map(({ isOn = true }) => Uint8Array.of(isOn ? 1 : 0)),
    planned: people.map(({ planned }) => Int8Array.of(planned)),
    required: required.map((agents) => Int32Array.of(agents)),
    callingPlace: (person) => people[person].place ?? people.length,
  }).map(([what]) => what);
}

describe('who is called up', () => {
  it('is nobody as long as nobody is missing, and whoever has gone is off', () => {
    const people = [
      { planned: A, mask: BOTH },
      { planned: B, mask: BOTH },
      { planned: BUFFER, mask: BOTH },
      { planned: A, mask: BOTH, isOn: false },
    ];
    expect(doing({ people, required: [1, 1] })).toEqual([A, B, BUFFER, OFF_DUTY]);
  });

  it('is buffer staff in calling order, not in the order of the list', () => {
    const people = [
      { planned: BUFFER, mask: BOTH, place: 2 },
      { planned: BUFFER, mask: ONLY_B, place: 0 },
      { planned: BUFFER, mask: BOTH, place: 1 },
    ];
    expect(doing({ people, required: [1, 0] })).toEqual([BUFFER, BUFFER, A]);
    expect(doing({ people, required: [0, 1] })).toEqual([BUFFER, B, BUFFER]);
  });

  it('is somebody who is there beside the plan before the buffer; who is not needed stands by', () => {
    const people = [
      { planned: BUFFER, mask: BOTH, place: 0 },
      { planned: OFF_DUTY, mask: BOTH },
      { planned: OFF_DUTY, mask: BOTH },
    ];
    expect(doing({ people, required: [1, 0] })).toEqual([BUFFER, A, BUFFER]);
  });

  it('is buffer staff who take over from somebody who can help, when they cannot themselves', () => {
    const people = [
      { planned: B, mask: BOTH },
      { planned: BUFFER, mask: ONLY_B, place: 0 },
    ];
    expect(doing({ people, required: [1, 1] })).toEqual([A, B]);
  });

  it('is the buffer before work that can wait, and that before a queue with agents to spare', () => {
    const onWork = { planned: workingOn(0), mask: BOTH };
    const spare = [
      { planned: B, mask: BOTH },
      { planned: B, mask: BOTH },
    ];
    const buffer = { planned: BUFFER, mask: BOTH, place: 0 };
    expect(doing({ people: [...spare, onWork, buffer], required: [1, 1] })).toEqual([B, B, workingOn(0), A]);
    expect(doing({ people: [...spare, onWork], required: [1, 1] })).toEqual([B, B, A]);
    expect(doing({ people: spare, required: [1, 1] })).toEqual([A, B]);
  });

  it('never leaves a queue that has none to spare', () => {
    const people = [
      { planned: B, mask: BOTH },
      { planned: BUFFER, mask: ONLY_B, place: 0 },
    ];
    expect(doing({ people, required: [2, 1] })).toEqual([A, B]);
    expect(doing({ people: [{ planned: B, mask: BOTH }], required: [1, 1] })).toEqual([B]);
    expect(doing({ people: [{ planned: BUFFER, mask: ONLY_A }], required: [0, 1] })).toEqual([BUFFER]);
  });
});
