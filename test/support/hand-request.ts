import { Agent } from '../../src/domain/agent.ts';
import { Calendar } from '../../src/domain/calendar.ts';
import { Objective } from '../../src/domain/objective.ts';
import { Pay } from '../../src/domain/pay.ts';
import { Queue } from '../../src/domain/queue.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import { Rules } from '../../src/domain/rules.ts';
import { ContractClass, ShiftTemplate } from '../../src/domain/shift.ts';
import { WEEKDAYS } from '../../src/domain/time.ts';
import type { DayWindow, Weekday } from '../../src/domain/time.ts';
import { resolveRules } from '../../src/presets/rule-packs.ts';
import type { z } from 'zod';

/** A resolved request written by hand: two queues, a quiet calendar and no targets; `parts` replaces what differs. */
export function handRequest(parts: Partial<ResolvedRequest>): ResolvedRequest {
  const handling = { kind: 'task', averageHandleSeconds: 240 } as const;
  return {
    shop: {
      name: 'Harbour Street Outfitters',
      timeZone: 'Asia/Shanghai',
      tier: undefined,
      assessedHours: { from: '08:00', to: '23:00' },
      openingHours: everyDay({ from: '09:00', to: '23:00' }),
    },
    horizon: { firstDay: '2026-11-23', days: 3, intervalMinutes: 30 },
    queues: ['pre-sales', 'after-sales'].map((id) => Queue.parse({ id, skill: id, handling })),
    forecasts: ['pre-sales', 'after-sales'].map((queue) => ({
      kind: 'intervals' as const,
      queue,
      contacts: [1],
    })),
    calendar: Calendar.parse({}),
    targets: { tier: undefined, bands: [], averaging: 'interval', platform: undefined, always: undefined },
    tools: [],
    shrinkage: 0,
    absenceRate: 0,
    buffer: { share: 0.05, minimum: 1, liveExtraAgents: 1 },
    uncertainty: undefined,
    deferrableWork: [],
    published: undefined,
    contractClasses: [],
    templates: [],
    maximumDistinctStarts: undefined,
    forbiddenSuccessions: [],
    staff: { kind: 'team', agents: [] },
    rules: resolveRules(Rules.parse({})),
    pay: Pay.parse({}),
    objective: Objective.parse({}),
    ...parts,
  };
}

/** The same windows on every weekday. */
export function everyDay(...windows: DayWindow[]): Record<Weekday, DayWindow[]> {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, windows])) as Record<Weekday, DayWindow[]>;
}

export function rules(sent: z.input<typeof Rules>): ResolvedRequest['rules'] {
  return resolveRules(Rules.parse(sent));
}

export function agent(id: string, sent: Omit<z.input<typeof Agent>, 'id' | 'name'>): Agent {
  return Agent.parse({ id, name: `Agent ${id}`, ...sent });
}

export function contract(id: string, sent: Omit<z.input<typeof ContractClass>, 'id'> = {}): ContractClass {
  return ContractClass.parse({ id, ...sent });
}

export function template(id: string, sent: Omit<z.input<typeof ShiftTemplate>, 'id'>): ShiftTemplate {
  return ShiftTemplate.parse({ id, ...sent });
}
