import type { CoverNeed, LinePerson, LinesData } from '../../models/rostering/lines/data.ts';

/** An instance of the public set as the file states it; every shift and person under its own name. */
export interface ShiftSchedulingInstance {
  readonly days: number;
  readonly shifts: readonly {
    readonly id: string;
    readonly minutes: number;
    readonly barredNext: readonly string[];
  }[];
  readonly staff: readonly StaffMember[];
  /** Wishes to work (`on`) or not to work (`off`) a shift on a day. */
  readonly requests: readonly (DayShift & {
    readonly kind: 'on' | 'off';
    readonly person: string;
    readonly weight: number;
  })[];
  readonly cover: readonly (DayShift & {
    readonly required: number;
    readonly under: number;
    readonly over: number;
  })[];
}

interface DayShift {
  readonly day: number;
  readonly shift: string;
}

interface StaffMember {
  readonly id: string;
  readonly maximumShifts: ReadonlyMap<string, number>;
  readonly maximumMinutes: number;
  readonly minimumMinutes: number;
  readonly maximumConsecutiveShifts: number;
  readonly minimumConsecutiveShifts: number;
  readonly minimumConsecutiveDaysOff: number;
  readonly maximumWeekends: number;
  readonly daysOff: readonly number[];
}

/** Reads an instance of Curtois & Qu’s Shift Scheduling set. */
export function parseShiftScheduling(text: string): ShiftSchedulingInstance {
  const sections = sectionsOf(text);
  const rows = (name: string): string[][] => {
    const section = sections.get(name);
    if (section === undefined) throw new Error(`The instance has no SECTION_${name}`);
    return section;
  };
  const daysOff = new Map(rows('DAYS_OFF').map(([id, ...days]) => [id, days.map(Number)]));
  const request = (kind: 'on' | 'off', [person, day, shift, weight]: string[]) => ({
    kind,
    person,
    day: Number(day),
    shift,
    weight: Number(weight),
  });
  return {
    days: Number(rows('HORIZON')[0][0]),
    shifts: rows('SHIFTS').map(([id, minutes, barred]) => ({
      id,
      minutes: Number(minutes),
      barredNext: listed(barred),
    })),
    staff: rows('STAFF').map(([id, most, ...numbers]): StaffMember => {
      const [maximumMinutes, minimumMinutes, longestRun, shortestRun, shortestOff, weekends] =
        numbers.map(Number);
      return {
        id,
        maximumShifts: new Map(
          listed(most).map((limit) => [limit.split('=')[0], Number(limit.split('=')[1])]),
        ),
        maximumMinutes,
        minimumMinutes,
        maximumConsecutiveShifts: longestRun,
        minimumConsecutiveShifts: shortestRun,
        minimumConsecutiveDaysOff: shortestOff,
        maximumWeekends: weekends,
        daysOff: daysOff.get(id) ?? [],
      };
    }),
    requests: [
      ...rows('SHIFT_ON_REQUESTS').map((row) => request('on', row)),
      ...rows('SHIFT_OFF_REQUESTS').map((row) => request('off', row)),
    ],
    cover: rows('COVER').map(([day, shift, required, under, over]) => ({
      day: Number(day),
      shift,
      required: Number(required),
      under: Number(under),
      over: Number(over),
    })),
  };
}

/** The instance as data of the lines model. All instances begin on a Monday. */
export function linesDataOf(instance: ShiftSchedulingInstance): LinesData {
  const { days, shifts } = instance;
  const indexOf = new Map(shifts.map(({ id }, index) => [id, index]));
  const weekends: number[][] = [];
  for (let saturday = 5; saturday < days; saturday += 7) {
    weekends.push(saturday + 1 < days ? [saturday, saturday + 1] : [saturday]);
  }
  return {
    days,
    weekends,
    shifts: shifts.map(({ id, minutes, barredNext }) => ({
      name: id,
      minutes,
      barredNextDay: barredNext.map((next) => indexOf.get(next)!),
    })),
    people: instance.staff.map((member): LinePerson => ({
      name: member.id,
      rules: {
        minimumMinutes: member.minimumMinutes,
        maximumMinutes: member.maximumMinutes,
        maximumConsecutiveShifts: member.maximumConsecutiveShifts,
        minimumConsecutiveShifts: member.minimumConsecutiveShifts,
        minimumConsecutiveDaysOff: member.minimumConsecutiveDaysOff,
        maximumWeekends: member.maximumWeekends,
        counts: [...member.maximumShifts].map(([id, most]) => ({ shifts: [indexOf.get(id)!], most })),
      },
      daysOff: member.daysOff,
      costs: requestCosts(instance, member.id, indexOf),
    })),
    cover: instance.cover.map(({ day, shift, required, under, over }): CoverNeed => ({
      day,
      shifts: [indexOf.get(shift)!],
      required,
      shortageCost: under,
      excessCost: over,
    })),
  };
}

/** A wish to work costs on every other choice of the day, a wish not to work on that shift. */
function requestCosts(
  { days, shifts, requests }: ShiftSchedulingInstance,
  person: string,
  indexOf: ReadonlyMap<string, number>,
): Float64Array {
  const choices = shifts.length + 1;
  const costs = new Float64Array(days * choices);
  for (const request of requests) {
    if (request.person !== person) continue;
    const asked = indexOf.get(request.shift)! + 1;
    for (let choice = 0; choice < choices; choice++) {
      if ((choice === asked) === (request.kind === 'off'))
        costs[request.day * choices + choice] += request.weight;
    }
  }
  return costs;
}

function sectionsOf(text: string): Map<string, string[][]> {
  const sections = new Map<string, string[][]>();
  let rows: string[][] = [];
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('SECTION_')) {
      rows = [];
      sections.set(line.slice('SECTION_'.length), rows);
    } else rows.push(line.split(',').map((cell) => cell.trim()));
  }
  return sections;
}

function listed(cell = ''): string[] {
  return cell.split('|').filter((entry) => entry !== '');
}
