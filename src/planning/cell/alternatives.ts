import type { CellAlternative, CellChange, CellShift } from '../../domain/cell.ts';
import type { RosterPerson } from '../../domain/roster.ts';
import { counted } from '../explanation/words.ts';
import { rounded } from '../rounded.ts';
import { assess, assessWhole, byWorth, verdictOf } from './assess.ts';
import type { Assessed, Cell } from './assess.ts';
import type { Change } from './changes.ts';
import { changeInWords, missingInWords, rulesInWords, signed } from './words.ts';

const MOST_SHOWN = 5;
/** The rules of the team take long to judge; with so many judged the order hardly changes any more. */
const MOST_WHOLE = 12;

/** Changes from the best to the worst; those at the head are judged in full. */
export interface Ranking {
  readonly shown: readonly Assessed[];
  readonly others: readonly Assessed[];
}

/**
 * Ranks changes. Rules of the team only ever speak against a change that was judged by the rules of its people, but for the few that mend
 * one: so judging the head of the list in full until it stays the head finds the best.
 */
export function rank(cell: Cell, changes: readonly Change[]): Ranking {
  const found = changes.map((change) => assess(cell, change)).sort(byWorth);
  for (let judged = 0; judged < MOST_WHOLE; judged++) {
    const next = found.slice(0, MOST_SHOWN).findIndex(({ isWhole }) => !isWhole);
    if (next < 0) break;
    found[next] = assessWhole(cell, found[next]);
    found.sort(byWorth);
  }
  const shown = found.slice(0, MOST_SHOWN).map((one) => (one.isWhole ? one : assessWhole(cell, one)));
  return { shown: shown.sort(byWorth), others: found.slice(MOST_SHOWN) };
}

/** A change as the explanation states it. */
export function stated({ recount, line, known, day }: Cell, assessed: Assessed): CellAlternative {
  const { change, people, moved, broken, mended } = assessed;
  const date = known.grid.days[day].date;
  const missing = recount.missingByStretch(moved);
  const data = {
    change: changeStated(change, people, line.person.id, date),
    verdict: verdictOf(assessed),
    missingAgentMinutes: assessed.missingAgentMinutes,
    missing,
    rulesBroken: [...broken],
    rulesMended: [...mended],
    paidMinutes: assessed.paidMinutes,
    cost: assessed.cost,
    headcount: assessed.headcount,
  };
  return { ...data, words: inWords(data) };
}

/** What a person of the roster works on a date; null on a day off. */
export function cellShift({ assignments }: RosterPerson, date: string): CellShift | null {
  const shift = assignments.find((one) => one.date === date);
  if (shift === undefined) return null;
  const { template, start, end, breaks, workMinutes } = shift;
  return { template, start, end, breaks, workMinutes };
}

function changeStated(change: Change, people: readonly RosterPerson[], id: string, date: string): CellChange {
  const of = (person: string): CellShift | null =>
    cellShift(
      people.find((one) => one.id === person)!,
      date,
    );
  if (change.kind === 'off') return { kind: 'off' };
  if (change.kind === 'shift') return { kind: 'shift', shift: of(id)! };
  const colleague = change.colleague.person.id;
  return { kind: 'exchange', with: colleague, shift: of(id), theirs: of(colleague) };
}

function inWords(found: Omit<CellAlternative, 'words'>): string {
  const { change, verdict, missing, missingAgentMinutes, rulesBroken, rulesMended } = found;
  const more = missing.filter(({ agents }) => agents > 0);
  const fewer = missing.filter(({ agents }) => agents < 0);
  const minutes = (some: typeof missing): number =>
    some.reduce(
      (sum, { start, end, agents }) => sum + ((Date.parse(end) - Date.parse(start)) / 60_000) * agents,
      0,
    );
  const costs = [
    ...(found.paidMinutes === 0 ? [] : [`${signed(rounded(found.paidMinutes / 60, 2))} paid hours`]),
    ...(found.cost === 0 ? [] : [`${signed(found.cost)} cost`]),
    ...(found.headcount === 0
      ? []
      : [
          `${counted(Math.abs(found.headcount), 'person', 'people')} ${found.headcount < 0 ? 'fewer' : 'more'}`,
        ]),
  ];
  const parts = [
    ...(rulesBroken.length === 0 ? [] : [`breaks ${rulesInWords(rulesBroken)}`]),
    ...(rulesMended.length === 0 ? [] : [`mends ${rulesInWords(rulesMended)}`]),
    ...(more.length === 0 ? [] : [`more missing: ${missingInWords(more, minutes(more))}`]),
    ...(fewer.length === 0 ? [] : [`fewer missing: ${missingInWords(fewer, minutes(fewer))}`]),
    ...(missingAgentMinutes === 0 && more.length === 0 ? ['nobody missing for it'] : []),
    ...(costs.length === 0 ? ['costs the same'] : [costs.join(', ')]),
  ];
  return `${changeInWords(change)} is ${VERDICTS[verdict]}: ${parts.join('; ')}.`;
}

const VERDICTS = { better: 'better', equal: 'as good', worse: 'worse' } as const;
