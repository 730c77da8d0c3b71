import type { CellExclusion } from '../../domain/cell.ts';
import { intervalIso } from '../../domain/grid.ts';
import { counted } from '../explanation/words.ts';
import { isAvailable } from '../availability.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { whyBarred } from '../permission.ts';
import type { Assessed, Cell } from './assess.ts';
import type { Change } from './changes.ts';
import { shiftInWords } from './words.ts';

type Class = Pick<CellExclusion, 'reason' | 'rule'> & { readonly detail: string };

/** Why not the changes that are not listed, and the shifts of the day that are not open to the person at all, in classes. */
export function exclusions(
  cell: Cell,
  others: readonly Assessed[],
  barred: readonly ShiftCandidate[],
): CellExclusion[] {
  const classes = [
    ...others.map((other) => classOf(cell, other)),
    ...barred.map((candidate) => barredClass(cell, candidate)),
  ];
  const counts = new Map<string, { readonly example: Class; count: number }>();
  for (const one of classes) {
    const key = `${one.reason} ${one.rule ?? ''}`;
    const known = counts.get(key) ?? { example: one, count: 0 };
    known.count++;
    counts.set(key, known);
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ example: { detail, ...reason }, count }) => ({
      ...reason,
      alternatives: count,
      words: `${WORDS[reason.reason](counted(count, 'other'), reason.rule)}, for instance: ${detail}.`,
    }));
}

function classOf(cell: Cell, { change, broken, missingAgentMinutes }: Assessed): Class {
  const what = whatOf(cell, change);
  const required = broken.find(({ level }) => level === 'required');
  if (required !== undefined)
    return { reason: 'rule', rule: required.rule, detail: `${what}: ${required.detail}` };
  if (missingAgentMinutes > 0)
    return { reason: 'coverage', detail: `${what}: ${counted(missingAgentMinutes / 60, 'agent-hour')} more` };
  return { reason: 'no-better', detail: what };
}

function whatOf(cell: Cell, change: Change): string {
  if (change.kind === 'off') return 'a day off';
  return change.kind === 'shift'
    ? candidateInWords(cell, change.candidate)
    : `exchange with ${change.colleague.person.id}`;
}

/** “09:00–18:00 (full-time-8h)”. */
function candidateInWords({ known: { grid } }: Cell, { template, start, end }: ShiftCandidate): string {
  return shiftInWords({
    template: template.id,
    start: intervalIso(grid, start),
    end: intervalIso(grid, end),
  });
}

function barredClass(cell: Cell, candidate: ShiftCandidate): Class {
  const { known, line } = cell;
  const { request, grid } = known;
  const what = candidateInWords(cell, candidate);
  const { contract } = line.person;
  if (!candidate.template.contractClasses.includes(contract.id))
    return {
      reason: 'contract-class',
      detail: `${what}, for ${candidate.template.contractClasses.join(', ')} only`,
    };
  const why = whyBarred(request, line.person, candidate, grid);
  const reason = isAvailable(line.person, candidate, grid) ? 'law' : 'availability';
  return { reason, detail: `${what}: ${why ?? 'longer than the week or the horizon allows'}` };
}

const WORDS: Readonly<Record<CellExclusion['reason'], (count: string, rule: string | undefined) => string>> =
  {
    rule: (count, rule) => `${count} would break ${rule}`,
    coverage: (count) => `${count} would leave more agents missing`,
    'no-better': (count) => `${count} would be no better than those listed`,
    'contract-class': (count) => `${count} belong to other contract classes`,
    availability: (count) => `${count} lie outside the hours in which the person can work`,
    law: (count) => `${count} are not open to the person by law or contract`,
  };
