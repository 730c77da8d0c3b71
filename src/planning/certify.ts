import type { Certificate } from '../domain/certificate.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Gap, RosterPerson } from '../domain/roster.ts';
import { TIERS } from '../presets/tiers.ts';
import type { CoveringProof } from './covering.ts';
import { judgedDays } from './judged-days.ts';
import { rounded } from './rounded.ts';
import type { RosteredTeam } from './rostering.ts';

/** What is known of a roster beside the roster itself. */
export type RosterProof = Omit<CoveringProof, 'engine' | 'ended'> &
  Pick<Certificate, 'ended'> & { readonly engine: string };

/** A roster that was not searched for proves nothing; `value` is what it comes to, people or cost. */
export function nothingProven(value: number): RosterProof {
  return {
    shortage: { value: Infinity, bound: 0 },
    objective: { value, bound: 0 },
    relaxation: undefined,
    size: { columns: 0, rows: 0 },
    engine: 'none',
    ended: 'repaired',
  };
}

/** Headcount, bound, gap and shortage: what the models of covering and of lines prove about a finished roster. */
export function certify(
  request: ResolvedRequest,
  people: readonly RosterPerson[],
  gaps: readonly Gap[],
  covering: RosterProof,
  peakOnDuty: number,
  rostering: Pick<RosteredTeam, 'cost' | 'bound'> | undefined,
): Omit<Certificate, 'bands' | 'replay' | 'ruleOfThumb' | 'audit' | 'seconds'> {
  const headcount = people.filter((person) => person.assignments.length > 0).length;
  const { minimise, seed } = request.objective;
  const { value } = covering.objective;
  const bound = Math.max(covering.objective.bound, gaps.length === 0 ? wholeBound(request, covering) : 0);
  const headcountBound = minimise === 'headcount' ? Math.max(0, Math.min(headcount, Math.round(bound))) : 0;
  return {
    headcount,
    headcountBound,
    gap: relativeGap(headcount, headcountBound),
    objective: { minimise, value, bound, gap: relativeGap(value, bound) },
    shortage: {
      agentIntervals: missingAgentIntervals(gaps, request.horizon.intervalMinutes),
      weighted: Number.isFinite(covering.shortage.value) ? covering.shortage.value : null,
      weightedBound: covering.shortage.bound,
    },
    rostering: rostering === undefined ? null : proofOfLines(rostering),
    ended: covering.ended,
    linearProgram: {
      ...covering.size,
      value: covering.relaxation?.value ?? null,
      engine: covering.engine,
    },
    judgedDemand: judgedDays(request.uncertainty).description,
    tier: compareWithTier(request, headcount, peakOnDuty),
    seed,
  };
}

/** What proves something about rosters without shortage proves it about one that has no gaps, whatever its covering left short. */
function wholeBound(
  { objective }: ResolvedRequest,
  { boundWithoutShortage = 0 }: Pick<RosterProof, 'boundWithoutShortage'>,
): number {
  return objective.minimise === 'headcount' ? Math.ceil(boundWithoutShortage - 1e-6) : boundWithoutShortage;
}

function proofOfLines({ cost, bound }: Pick<RosteredTeam, 'cost' | 'bound'>): Certificate['rostering'] {
  if (bound === undefined) return { cost: rounded(cost, 2), bound: null, gap: null };
  return { cost: rounded(cost, 2), bound: rounded(bound, 2), gap: relativeGap(cost, bound) };
}

function relativeGap(value: number, bound: number): number {
  return value > 0 ? Math.max(0, (value - bound) / value) : 0;
}

function missingAgentIntervals(gaps: readonly Gap[], intervalMinutes: number): number {
  return gaps.reduce((sum, gap) => {
    const minutes = (Date.parse(gap.end) - Date.parse(gap.start)) / 60_000;
    return sum + (gap.missing * minutes) / intervalMinutes;
  }, 0);
}

function compareWithTier(
  request: ResolvedRequest,
  headcount: number,
  peakOnDuty: number,
): Certificate['tier'] {
  const { tier } = request.shop;
  if (tier === undefined) {
    return { tier: null, suggestedAgents: null, note: 'The request names neither a tier nor orders a day.' };
  }
  const [least, most] = TIERS[tier].suggestedAgents;
  const where = headcount < least ? 'below' : headcount > most ? 'above' : 'inside';
  const reason =
    where === 'above'
      ? ` The guide counts people on duty, not the payroll: at most ${peakOnDuty} are on duty at once here, and days off and opening hours beyond one shift ask for the rest.`
      : where === 'below'
        ? ' The demand and targets of this request need no more.'
        : '';
  return {
    tier,
    suggestedAgents: [least, most],
    note: `${headcount} people are ${where} the guide’s ${least}–${most} for this tier.${reason}`,
  };
}
