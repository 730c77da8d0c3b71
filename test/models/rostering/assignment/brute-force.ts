import { checkAssignment } from '../../../../models/rostering/assignment/check.ts';
import { DUTIES } from '../../../../models/rostering/assignment/data.ts';
import type { Assignment, AssignmentData } from '../../../../models/rostering/assignment/data.ts';

/** Least cost of a legal assignment by trying every set of shifts for every member; undefined when none is legal. */
export function tryEverything(data: AssignmentData): number | undefined {
  let best: number | undefined;
  const choices = data.people.map((_, p) =>
    subsets(data.shifts.length).filter((given) => {
      const others = data.people.map((_member, other) =>
        other === p ? given : [...data.people[other].pinned],
      );
      return checkAssignment(data, others).every((error) => !error.startsWith(`${data.people[p].name} `));
    }),
  );
  const visit = (given: number[][]): void => {
    if (given.length < data.people.length) {
      const open = (shift: number): boolean =>
        given.filter((shifts) => shifts.includes(shift)).length < data.shifts[shift].demand;
      for (const choice of choices[given.length]) if (choice.every(open)) visit([...given, choice]);
      return;
    }
    if (given.filter((shifts) => shifts.length > 0).length > data.maximumPeople) return;
    const cost = costOf(data, given);
    if (best === undefined || cost < best) best = cost;
  };
  visit([]);
  return best;
}

/** The objective of `formulation.md` for an assignment, counted member by member. */
export function costOf(data: AssignmentData, given: Assignment): number {
  let cost = 0;
  data.shifts.forEach(({ demand, workMinutes }, shift) => {
    const members = given.filter((shifts) => shifts.includes(shift)).length;
    cost += ((1000 * workMinutes) / 60) * (demand - members);
  });
  const share = data.nightShare;
  given.forEach((indices, p) => {
    if (share?.level === 'preferred') {
      const free = indices.filter(
        (shift) => data.shifts[shift].isNight && !data.people[p].pinned.includes(shift),
      );
      const allowed = (indices.length * share.numerator + share.denominator - 1) / share.denominator;
      cost += share.weight * Math.max(0, free.length - allowed);
    }
    const shifts = indices.map((index) => data.shifts[index]).sort((a, b) => a.start - b.start);
    shifts.forEach((shift, k) => {
      cost += data.dayOffWeight * data.people[p].wantsOff[shift.day];
      if (k === 0) return;
      const before = shifts[k - 1];
      const rule = [undefined, data.dailyRest, data.weeklyRest][shift.day - before.day];
      if (rule !== undefined && shift.start - before.end < rule.intervals) cost += rule.weight;
    });
  });
  const used = given.filter((shifts) => shifts.length > 0).length;
  cost += 500 * Math.max(0, data.minimumPeople - used);
  given.forEach((indices, p) => {
    if (indices.length === 0) return;
    for (const week of new Set(data.weekOfDay)) {
      const ofWeek = indices
        .map((index) => data.shifts[index])
        .filter(({ day }) => data.weekOfDay[day] === week)
        .sort((a, b) => a.day - b.day);
      const contractDays = data.restDayWork?.afterDaysPerWeek ?? Infinity;
      const standard = ofWeek
        .slice(0, contractDays)
        .reduce((total, { standardMinutes }) => total + standardMinutes, 0);
      cost += ofWeek.slice(contractDays).reduce((total, one) => total + (20 / 60) * one.workMinutes, 0);
      cost += (10 / 60) * Math.max(0, standard - (data.overtimeAfterMinutes ?? Infinity));
    }
    data.people[p].leastMinutes.forEach((owed, week) => {
      const minutes = indices.map((index) =>
        data.weekOfDay[data.shifts[index].day] === week ? data.shifts[index].workMinutes : 0,
      );
      cost += (100 / 60) * Math.max(0, owed - minutes.reduce((sum, one) => sum + one, 0));
    });
  });
  const owes = data.people.some(({ leastMinutes }) => leastMinutes.some((minutes) => minutes > 0));
  const everybody = data.maximumPeople >= data.people.length && data.minimumPeople === 0 && !owes;
  const sharing = given.filter((shifts) => everybody || shifts.length > 0);
  for (const duty of [...DUTIES, undefined]) {
    const counts = sharing.map(
      (shifts) =>
        shifts.filter((shift) => duty === undefined || data.shifts[shift].duties.includes(duty)).length,
    );
    if (counts.length > 0 && data.people.length > 1) cost += Math.max(...counts) - Math.min(...counts);
  }
  return cost;
}

function subsets(count: number): number[][] {
  return Array.from({ length: 2 ** count }, (_, mask) =>
    [...Array(count).keys()].filter((index) => (mask & (1 << index)) !== 0),
  );
}
