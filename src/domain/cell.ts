import { z } from 'zod';
import { Assignment, Gap, Violation } from './roster.ts';

const person = z.string().meta({ description: 'Agent id.', examples: ['a01'] });
const words = z.string().meta({ description: 'The same in words.' });

export const CellShift = z
  .strictObject({
    template: Assignment.shape.template,
    start: Assignment.shape.start,
    end: Assignment.shape.end,
    breaks: Assignment.shape.breaks,
    workMinutes: Assignment.shape.workMinutes,
  })
  .meta({ id: 'CellShift', description: 'A shift of one person on one date.' });
export type CellShift = z.infer<typeof CellShift>;

export const CellReason = z
  .strictObject({
    kind: z
      .enum(['coverage', 'spare', 'rule', 'pin', 'leave', 'day-off-wanted', 'no-shift', 'not-needed'])
      .meta({
        description:
          'coverage: agents would be missing without the shift; spare: nobody would; rule: a rule that leaving the shift out, or any shift that day, would break; pin: the request pins it; leave; day-off-wanted: kept or not; no-shift: no shift of that day is open to the person; not-needed: no shift the rules leave open would fill a gap.',
        examples: ['coverage'],
      }),
    words,
  })
  .meta({ id: 'CellReason' });
export type CellReason = z.infer<typeof CellReason>;

export const CellChange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shift'), shift: CellShift }),
    z.strictObject({ kind: z.literal('off') }),
    z.strictObject({
      kind: z.literal('exchange'),
      with: person,
      shift: CellShift.nullable().meta({ description: 'What the person gets; null for a day off.' }),
      theirs: CellShift.nullable().meta({ description: 'What the colleague gets; null for a day off.' }),
    }),
  ])
  .meta({
    id: 'CellChange',
    description: 'What the person could do instead: another shift, a day off, or what a colleague does.',
  });
export type CellChange = z.infer<typeof CellChange>;

export const MissingChange = z
  .strictObject({
    kind: Gap.shape.kind,
    queue: Gap.shape.queue,
    start: Gap.shape.start,
    end: Gap.shape.end,
    agents: z.int().meta({
      description: 'Agents missing throughout beyond those missing now; fewer where negative.',
      examples: [1],
    }),
  })
  .meta({ id: 'MissingChange' });
export type MissingChange = z.infer<typeof MissingChange>;

export const CellAlternative = z
  .strictObject({
    change: CellChange,
    verdict: z.enum(['better', 'equal', 'worse']).meta({
      description:
        'Against the roster, by what counts first: required rules, agents missing, preferred rules by weight, cost, paid minutes.',
    }),
    missingAgentMinutes: z.int().meta({
      description:
        'Agent-minutes missing more (less where negative), over queues, live extra, buffer and deferrable work.',
      examples: [120],
    }),
    missing: z.array(MissingChange).meta({ description: 'Where, by subject and stretch.' }),
    rulesBroken: z.array(Violation).meta({
      description: 'Rules that the changed roster breaks and this one does not, by the audit.',
    }),
    rulesMended: z.array(Violation).meta({
      description: 'Rules that this roster breaks and the changed one does not.',
    }),
    paidMinutes: z.int().meta({ description: 'Paid minutes more or less.', examples: [-480] }),
    cost: z.number().meta({ description: 'Cost more or less, premiums included.', examples: [-240] }),
    headcount: z.int().meta({ description: 'People who work in the horizon, more or fewer.', examples: [0] }),
    words,
  })
  .meta({ id: 'CellAlternative', description: 'One thing that could be otherwise, and what it would cost.' });
export type CellAlternative = z.infer<typeof CellAlternative>;

export const CellExclusion = z
  .strictObject({
    reason: z.enum(['rule', 'coverage', 'no-better', 'contract-class', 'availability', 'law']).meta({
      description:
        'Why not, of what is not listed: rule: breaks a required rule; coverage: leaves more agents missing; no-better: as many missing, but no better than those listed; contract-class, availability, law: not open to the person at all.',
      examples: ['rule'],
    }),
    rule: z
      .string()
      .optional()
      .meta({ description: 'The rule, where it is one.', examples: ['daily-rest'] }),
    alternatives: z
      .int()
      .min(1)
      .meta({ description: 'How many.', examples: [12] }),
    words,
  })
  .meta({ id: 'CellExclusion' });
export type CellExclusion = z.infer<typeof CellExclusion>;

export const CellExplanation = z
  .strictObject({
    agent: person,
    name: z.string(),
    date: z.iso.date().meta({ description: 'Date in the shop’s time zone.', examples: ['2026-11-23'] }),
    shift: CellShift.nullable().meta({ description: 'What the roster has; null for a day off.' }),
    missingWithout: z.array(MissingChange).meta({
      description: 'Agents missing in addition if the shift were left out; empty for a day off.',
    }),
    reasons: z.array(CellReason).min(1).meta({ description: 'Why it is so.' }),
    considered: z
      .int()
      .min(0)
      .meta({ description: 'Alternatives that were worked out.', examples: [60] }),
    alternatives: z.array(CellAlternative).max(5).meta({ description: 'The best of them, best first.' }),
    exclusions: z.array(CellExclusion).meta({ description: 'Why not the others, in classes.' }),
    words: z.array(z.string()).min(1).meta({ description: 'All of it as a manager would say it.' }),
  })
  .meta({ id: 'CellExplanation', description: 'Why one person works, or is off, on one date.' });
export type CellExplanation = z.infer<typeof CellExplanation>;
