import { z } from 'zod';
import { Change } from './what-ifs.ts';

const agentHours = z.number().min(0);
const words = z.string().meta({ description: 'The same in words.' });

export const ConflictFact = z
  .strictObject({
    kind: z
      .enum([
        'requirement',
        'authority',
        'people',
        'people-limit',
        'day-off',
        'availability',
        'law',
        'starts',
        'pin',
        'breaks',
        'limit',
        'rule',
      ])
      .meta({
        description:
          'requirement: agents asked for; authority: a supervisor or manager asked for; people: who there is; people-limit: most that can be hired; day-off: leave and days off; availability; law: what a required rule bars somebody from; starts: when shifts may start; pin: a shift that must stay; breaks: the meal break; limit: how many starts there may be; rule: a limit of contract or rules.',
        examples: ['day-off'],
      }),
    people: z.array(z.string()).meta({ description: 'Agent ids, or groups of a plan too large for them.' }),
    words,
  })
  .meta({ id: 'ConflictFact', description: 'One thing that the request asks for or does not allow.' });
export type ConflictFact = z.infer<typeof ConflictFact>;

export const Conflict = z
  .strictObject({
    facts: z.array(ConflictFact).meta({ description: 'What cannot all hold, what is asked for first.' }),
    irreducible: z.boolean().meta({
      description:
        'Whether it was shown of every single part of these facts that without it the rest could hold.',
    }),
    proof: z.enum(['relaxation', 'whole-people']).meta({
      description: 'Whether it holds for people split in fractions too, or for whole people only.',
    }),
  })
  .meta({ id: 'Conflict', description: 'Facts of the request of which no plan can keep all.' });
export type Conflict = z.infer<typeof Conflict>;

export const ShortageRelaxation = z
  .strictObject({
    change: Change,
    missingAgentHoursBefore: agentHours.meta({ description: 'At least, by the linear relaxation.' }),
    missingAgentHoursAfter: agentHours.meta({ description: 'At least, by the linear relaxation.' }),
    people: z.int().min(0).nullable().meta({
      description: 'People of a covering found that misses nobody; null where none was looked for or found.',
    }),
    effortDays: z
      .number()
      .min(0)
      .meta({
        description:
          'What it costs, in person-days over the horizon: of the people added, or as stated for each kind in the decision page on relaxations.',
        examples: [2],
      }),
    words,
  })
  .meta({ id: 'ShortageRelaxation', description: 'A change that leaves fewer agents missing.' });
export type ShortageRelaxation = z.infer<typeof ShortageRelaxation>;

export const Shortage = z
  .strictObject({
    conflicts: z
      .array(Conflict)
      .meta({ description: 'Why agents have to be missing, at most three reasons.' }),
    relaxations: z
      .array(ShortageRelaxation)
      .meta({ description: 'The three changes with least effort for every agent-hour they close.' }),
    note: z.string().meta({ description: 'How to read both, and what is not known.' }),
  })
  .meta({ id: 'Shortage', description: 'Why agents are missing, and what would close the gaps.' });
export type Shortage = z.infer<typeof Shortage>;
