import type { HeadcountSteps } from '../../domain/explanation.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { weekLimits } from '../people.ts';
import { rounded } from '../rounded.ts';
import { askedFor, shiftsOf } from './on-duty.ts';
import type { UnexplainedRoster } from './unexplained-roster.ts';
import { counted, dayInWords, momentInWords, peopleInWords } from './words.ts';

type Steps = Omit<HeadcountSteps, 'words'>;

/** Why the headcount exceeds the agents of the busiest interval: shifts shorter than the day, and days off. */
export function headcountSteps(
  request: ResolvedRequest,
  grid: IntervalGrid,
  roster: UnexplainedRoster,
): HeadcountSteps {
  const { headcount, headcountBound } = roster.certificate;
  const steps = {
    headcount,
    headcountBound,
    busiestInterval: busiestInterval(roster),
    busiestDay: busiestDay(grid, roster),
    weeks: weeksOf(request, grid, roster),
  };
  return { ...steps, words: inWords(steps) };
}

function busiestInterval({ coverage: { team } }: UnexplainedRoster): Steps['busiestInterval'] {
  if (team.length === 0) return null;
  const row = team.reduce((most, one) => (askedFor(one) > askedFor(most) ? one : most));
  const { start, required, bufferRequired, liveExtraRequired } = row;
  return { start, agents: askedFor(row), required, buffer: bufferRequired, liveExtra: liveExtraRequired };
}

function busiestDay(
  grid: IntervalGrid,
  { people, coverage: { team } }: UnexplainedRoster,
): Steps['busiestDay'] {
  const shifts = shiftsOf(people);
  if (shifts.length === 0) return null;
  const working = (date: string): number => shifts.filter((shift) => shift.date === date).length;
  const dates = grid.days.map(({ date }) => date);
  const date = dates.reduce((most, one) => (working(one) > working(most) ? one : most));
  const open = team.filter(({ start }) => start.startsWith(date)).length;
  const lengths = shifts.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 3_600_000);
  return {
    date,
    people: working(date),
    openHours: rounded((open * grid.intervalMinutes) / 60, 2),
    longestShiftHours: rounded(Math.max(...lengths), 2),
  };
}

function weeksOf(
  request: ResolvedRequest,
  grid: IntervalGrid,
  { people }: UnexplainedRoster,
): Steps['weeks'] {
  const used = new Set(
    people.filter(({ assignments }) => assignments.length > 0).map((one) => one.contractClass),
  );
  const limits = request.contractClasses
    .filter(({ id }) => used.has(id))
    .map((contract) => weekLimits(request, contract, { protections: [] }).days);
  const weeks = weekOfDay(grid);
  return [...new Set(weeks)].map((week) => {
    const dates = grid.days.filter((_, day) => weeks[day] === week).map(({ date }) => date);
    const shifts = shiftsOf(people).filter(({ date }) => dates.includes(date)).length;
    const daysPerPerson = Math.min(dates.length, Math.max(1, ...limits));
    return {
      firstDate: dates[0],
      shifts,
      daysPerPerson,
      leastPeople: shifts === 0 ? 0 : Math.ceil(shifts / daysPerPerson),
    };
  });
}

function inWords({
  headcount,
  headcountBound,
  busiestInterval: peak,
  busiestDay: day,
  weeks,
}: Steps): string[] {
  if (peak === null || day === null) return ['Nobody works.'];
  const parts = [
    `${peak.required} to serve`,
    ...(peak.liveExtra > 0 ? [`${peak.liveExtra} extra for a live stream`] : []),
    ...(peak.buffer > 0 ? [`${peak.buffer} as buffer`] : []),
  ];
  const made = parts.length > 1 ? ` (${parts.join(', ')})` : '';
  const busiest = `Most agents are needed at once on ${momentInWords(peak.start)}: ${peak.agents}${made}.`;
  const why =
    day.openHours > day.longestShiftHours
      ? ` The shop is open for ${counted(day.openHours, 'hour')} then and the longest shift lasts ${rounded(day.longestShiftHours, 2)}, so one shift has to follow another.`
      : '';
  const onDay = `${dayInWords(day.date)} is the fullest day: ${peopleInWords(day.people)} work.${why}`;
  const fullest = weeks.reduce((most, week) => (week.leastPeople > most.leastPeople ? week : most));
  const off = `The week of ${dayInWords(fullest.firstDate)} has ${counted(fullest.shifts, 'shift')}. Nobody works more than ${counted(fullest.daysPerPerson, 'day')} of it, so they take at least ${peopleInWords(fullest.leastPeople)}.`;
  return [
    busiest,
    onDay,
    ...(fullest.daysPerPerson > 1 ? [off] : []),
    `${peopleInWords(headcount)} work in all${proof(headcount, headcountBound)}.`,
  ];
}

function proof(headcount: number, bound: number): string {
  if (bound === headcount) return ', and it is proven that fewer cannot cover as much';
  return bound > 0 ? `; it is proven that fewer than ${bound} cannot cover as much` : '';
}
