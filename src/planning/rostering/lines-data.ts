import type { CoverNeed, LinePerson, LinesData } from '../../../models/rostering/lines/data.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Calendars } from '../calendars.ts';
import { pinnedShifts } from '../covering-data.ts';
import { leastMinutesInWeeks } from '../least-minutes.ts';
import { dailyRestOf } from '../daily-rest.ts';
import { someoneOf } from '../people.ts';
import type { Group, Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { choiceCosts } from './choices.ts';
import { contractTallies } from './contract-tallies.ts';
import { fairShares } from './fair-shares.ts';
import { historyTallies } from './history-tallies.ts';
import { lineRules } from './line-rules.ts';
import { nightShareTally } from './night-share.ts';
import { patternRules, weekendDays } from './pattern-rules.ts';
import { premiumTallies } from './premium-tallies.ts';
import { successionsOf } from './rest-rules.ts';
import { goingOnTallies, laterNightsTallies, runBeforeFor } from './run-before.ts';
import { shiftLimitTallies } from './shift-limits.ts';
import { groupShifts } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/** Cost of an hour of work that nobody does, or that one person too many does; outweighs every wish. */
const MISSING_HOUR_COST = 1000;
/** Cost of a minute that a contract owes and nobody gives. */
const OWED_MINUTE_COST = 100 / 60;
/** Cost of a member short of those that the contract has at the least. */
const IDLE_MEMBER_COST = 500;
/** Cost of a member beyond those counted: less than any shift that would be left undone, more than wishes. */
const EXTRA_MEMBER_COST = 800;
/** Cost of a member beyond those who may work. */
const BARRED_MEMBER_COST = 1_000_000;

/** Who is to be given which shifts, and what the rules are. */
export interface GroupToRoster {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly candidates: readonly ShiftCandidate[];
  readonly group: Group;
  readonly people: readonly Person[];
  /** People wanted on each candidate. */
  readonly demanded: ReadonlyMap<number, number>;
  /** Members that covering counted on, and that may be used at all. */
  readonly counted: number;
  readonly most: number;
}

/** The lines that a group's members can be given, and the shifts behind them. */
export interface GroupLines {
  readonly data: LinesData;
  readonly shifts: GroupShifts;
}

/** States which line of work each member of a group can be given: every rule of one person comes in here. */
export function groupLines(input: GroupToRoster): GroupLines {
  const { request, grid, calendars, candidates, group, people, demanded, counted } = input;
  const shifts = groupShifts(demanded, candidates, grid);
  const owed = people.map((person) => leastMinutesInWeeks(group.contract, person, grid));
  const mostOwed = Math.max(0, ...owed.flatMap((minutes) => [...minutes]));
  const patterns = patternRules(request, shifts, candidates, grid);
  const rules = lineRules(request, group, grid, mostOwed, patterns);
  const pinned = people.map((person) => pinnedShifts(person, grid, candidates, group.shifts));
  const costs = people.map((person, p) => choiceCosts(request, person, pinned[p], shifts, candidates, grid));
  const ofContract = [
    ...contractTallies(request, group, shifts, candidates, grid),
    ...shiftLimitTallies(request, group.contract, shifts, candidates, grid),
  ];
  const premiumsOf = premiumTallies(request, group, shifts, candidates, grid);
  const atWork = Math.min(counted, people.length);
  const shares = fairShares(people, shifts, candidates, grid, calendars, atWork, costs);
  const rest = dailyRestOf(request, someoneOf(group));
  const successions = successionsOf(shifts, candidates, grid, request, rest);
  const countsWeekends = rules.maximumWeekends < Infinity || rules.preferred?.maximumWeekends !== undefined;
  const unpinned = nightShareTally(request, shifts, candidates, grid, new Set());
  const data: LinesData = {
    days: grid.days.length,
    weekOfDay: weekOfDay(grid),
    weekends: countsWeekends ? weekendDays(grid) : [],
    shifts: shifts.types.map(([first], type) => ({
      name: `${candidates[first].template.id} ${grid.clockMinute[candidates[first].start]}`,
      minutes: candidates[first].workMinutes,
      ...successions[type],
    })),
    people: people.map((person, p): LinePerson => {
      const nights =
        pinned[p].size === 0
          ? unpinned
          : nightShareTally(request, shifts, candidates, grid, new Set(pinned[p].values()));
      return {
        name: person.id,
        rules: { ...rules, before: runBeforeFor(patterns, person) },
        daysOff: [],
        costs: costs[p],
        tallies: [
          ...ofContract,
          ...premiumsOf(person),
          ...historyTallies(request, person, shifts, candidates, grid),
          ...goingOnTallies(request, person, shifts, grid),
          ...laterNightsTallies(request, person, shifts, candidates, grid),
          ...(nights === undefined ? [] : [nights]),
          ...shares[p],
        ],
        owed: owed[p].some((minutes) => minutes > 0)
          ? { minutes: owed[p], costPerMinute: OWED_MINUTE_COST }
          : undefined,
      };
    }),
    cover: [
      ...coverNeeds(shifts, candidates),
      ...peopleNeeds(input, pinned.filter(({ size }) => size > 0).length),
    ],
  };
  return { data, shifts };
}

function coverNeeds(
  { days, types, candidateAt, demand }: GroupShifts,
  candidates: readonly ShiftCandidate[],
) {
  const cover: CoverNeed[] = [];
  for (let day = 0; day < days; day++) {
    types.forEach((_, type) => {
      const at = day * types.length + type;
      if (demand[at] === 0) return;
      const cost = Math.round((MISSING_HOUR_COST * candidates[candidateAt[at]].workMinutes) / 60);
      cover.push({ day, shifts: [type], required: demand[at], shortageCost: cost, excessCost: cost });
    });
  }
  return cover;
}

/** How many members work at all, where not everybody does or somebody should. */
function peopleNeeds({ group, people, counted, most }: GroupToRoster, pinned: number): CoverNeed[] {
  // Covering counts pinned shifts, not who they are pinned to: different people may hold shifts that one could work.
  const used = Math.max(counted, pinned);
  const shortageCost = group.contract.minimumPeople > 0 ? IDLE_MEMBER_COST : 0;
  const need = { day: 'any', shifts: [] } as const;
  const needs: CoverNeed[] = [];
  if (used < people.length || shortageCost > 0)
    needs.push({ ...need, required: used, shortageCost, excessCost: EXTRA_MEMBER_COST });
  if (Math.max(used, most) < people.length)
    needs.push({ ...need, required: Math.max(used, most), shortageCost: 0, excessCost: BARRED_MEMBER_COST });
  return needs;
}
