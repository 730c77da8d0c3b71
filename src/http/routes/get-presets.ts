import { z } from 'zod';
import { BufferPolicy, BufferPreset } from '../../domain/capacity.ts';
import { Tool } from '../../domain/queue.ts';
import { RULE_UNITS, RuleLevel, RuleName, RulePackName } from '../../domain/rules.ts';
import { ContractClass, ShiftPreset, ShiftTemplate } from '../../domain/shift.ts';
import { Tier } from '../../domain/shop.ts';
import { TargetSet } from '../../domain/target.ts';
import { LocalTime } from '../../domain/time.ts';
import { GUIDE_BANDS } from '../../presets/bands.ts';
import { BUFFERS } from '../../presets/buffer.ts';
import { GUIDE_DAY_PROFILE } from '../../presets/day-profile.ts';
import { RULE_PACKS } from '../../presets/rule-packs.ts';
import { CONTRACT_CLASSES, SHIFTS } from '../../presets/shifts.ts';
import { TIERS } from '../../presets/tiers.ts';
import { TOOLS } from '../../presets/tools.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { unchanged, withETag } from '../revalidation.ts';

const TierPreset = z.strictObject({
  ordersPerDayFrom: z.int().meta({ description: 'Orders a day from which the tier begins.' }),
  suggestedAgents: z.array(z.int()).length(2).meta({ description: 'Agents suggested, least and most.' }),
  target: TargetSet,
});

const BandPreset = z.strictObject({
  id: z.string(),
  from: LocalTime,
  to: LocalTime,
  averageResponseSeconds: z.number(),
  volumeShare: z.number().meta({ description: 'Share of a day’s contacts, 0–1.' }),
  staffingFactor: z.number().meta({ description: 'Rule of thumb: agents as a multiple of the base.' }),
});

const PackRule = z.strictObject({
  name: RuleName,
  level: RuleLevel,
  weight: z.number().meta({ description: 'Cost of one breach when preferred.' }),
  limit: z.number().meta({ description: 'Limit, in `unit`.' }),
  unit: z.enum(RULE_UNITS),
  article: z.string().meta({ description: 'Article of law or source of the rule.' }),
});

/** One entry per name, every name required. */
function byName<Name extends string, Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
): z.ZodObject<Record<Name, Schema>> {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>);
}

export const Presets = z
  .strictObject({
    tiers: byName(Tier.options, TierPreset).meta({ description: 'Shop tiers of the guide.' }),
    bands: z.array(BandPreset).meta({ description: 'Time bands of the guide.' }),
    dayProfile: z.array(z.number()).length(24).meta({ description: 'Share of contacts per clock hour.' }),
    tools: z.record(z.string(), Tool).meta({ description: 'Tools of the guide.' }),
    buffers: byName(BufferPreset.options, BufferPolicy).meta({ description: 'Buffer policies.' }),
    contractClasses: z.array(ContractClass).meta({ description: 'Contract classes.' }),
    shifts: byName(ShiftPreset.options, ShiftTemplate).meta({ description: 'Shift templates.' }),
    rulePacks: byName(RulePackName.options, z.array(PackRule)).meta({
      description: 'Labour and duty rules.',
    }),
  })
  .meta({ id: 'Presets', description: 'What a request can name instead of spelling it out.' });
type Presets = z.infer<typeof Presets>;

export const getPresets: Endpoint = {
  method: 'get',
  path: '/v1/presets',
  scope: 'none',
  document: {
    operationId: 'getPresets',
    tags: ['reference'],
    summary: 'Tiers, bands, tools, shifts and rule packs',
    responses: {
      200: jsonAnswer('All presets.', Presets, withETag),
      304: unchanged,
      ...problemAnswers(),
    },
  },
  handle: (_service, _request, response) => {
    const rulePacks = Object.fromEntries(
      Object.entries(RULE_PACKS).map(([pack, book]) => [
        pack,
        Object.values(book).map(({ name, level, weight, limit, unit, article }) => {
          return { name, level, weight, limit, unit, article };
        }),
      ]),
    ) as Presets['rulePacks'];
    response.json({
      tiers: TIERS,
      bands: GUIDE_BANDS,
      dayProfile: GUIDE_DAY_PROFILE,
      tools: TOOLS,
      buffers: BUFFERS,
      contractClasses: CONTRACT_CLASSES,
      shifts: SHIFTS,
      rulePacks,
    });
  },
};
