import { intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ConflictFact } from '../../domain/shortage.ts';
import { needIndices } from '../../domain/skill.ts';
import { counted, dayInWords, peopleInWords, stretchInWords } from '../explanation/words.ts';
import { someoneOf, weekLimits } from '../people.ts';
import type { Group } from '../people.ts';
import type { ConflictInput } from './conflict-input.ts';
import type { Fact } from './facts.ts';

/** At most so many ids are spelled out in a sentence. */
const MOST_IDS = 8;

/** Facts as a reader knows them from the request: alike ones of several people, or of adjoining intervals, made one. */
export function statements(facts: readonly Fact[], input: ConflictInput, grid: IntervalGrid): ConflictFact[] {
  const told = new Teller(input, grid);
  return [...told.requirement(facts), ...told.people(facts), ...told.others(facts)];
}

type Requirement = Extract<Fact, { kind: 'requirement' }>;
type OfGroup = Extract<Fact, { group: number }>;

class Teller {
  private readonly input: ConflictInput;
  private readonly grid: IntervalGrid;

  constructor(input: ConflictInput, grid: IntervalGrid) {
    this.input = input;
    this.grid = grid;
  }

  requirement(facts: readonly Fact[]): ConflictFact[] {
    const pieces = facts.filter((fact) => fact.kind === 'requirement').sort((a, b) => a.from - b.from);
    const stretches: Requirement[] = [];
    for (const piece of pieces) {
      const before = stretches.findIndex(
        ({ what, skill, to, agents }) =>
          what === piece.what && skill === piece.skill && to === piece.from && agents === piece.agents,
      );
      if (before === -1) stretches.push(piece);
      else stretches[before] = { ...piece, from: stretches[before].from };
    }
    return stretches.map((stretch) => ({
      kind: 'requirement',
      people: [],
      words: `${this.wanted(stretch)} on ${this.when(stretch)}`,
    }));
  }

  /** Who there is, one sentence for all. */
  people(facts: readonly Fact[]): ConflictFact[] {
    const groups = facts
      .filter((fact) => fact.kind === 'people')
      .map(({ group }) => this.input.groups[group]);
    if (groups.length === 0) return [];
    const most = groups.reduce((sum, { maximumPeople }) => sum + maximumPeople, 0);
    const people = groups.flatMap(idsOf);
    const isHiring = this.input.request.staff.kind === 'hiring';
    const one = most === 1;
    const only = isHiring ? `only ${most} can be hired` : `there ${one ? 'is' : 'are'} only ${most}`;
    const each = ` for all this, ${one ? '' : 'each '}with at most one shift a day`;
    return [{ kind: 'people', people, words: `${only}${each}: ${listed(people)}` }];
  }

  others(facts: readonly Fact[]): ConflictFact[] {
    const bySentence = new Map<string, { kind: ConflictFact['kind']; people: Set<string> }>();
    for (const fact of facts) {
      const sentence = this.sentence(fact);
      if (sentence === undefined) continue;
      const known = bySentence.get(sentence) ?? { kind: fact.kind, people: new Set<string>() };
      if ('group' in fact) for (const id of idsOf(this.input.groups[fact.group])) known.people.add(id);
      bySentence.set(sentence, known);
    }
    return [...bySentence].map(([sentence, { kind, people }]) => ({
      kind,
      people: [...people],
      words: people.size === 0 ? sentence : `${sentence}: ${listed([...people])}`,
    }));
  }

  private sentence(fact: Fact): string | undefined {
    const { request, data } = this.input;
    switch (fact.kind) {
      case 'requirement':
      case 'people':
        return undefined;
      case 'authority':
        return `the rule ${data.authorityFloors[fact.floor].name}`;
      case 'people-limit':
        return fact.name === 'hiring'
          ? `at most ${peopleInWords(data.peopleLimits.find(({ name }) => name === 'hiring')!.maximumPeople)} can be hired in all`
          : `at most ${peopleInWords(data.peopleLimits.find(({ name }) => name === fact.name)!.maximumPeople)} of the class ${fact.name}`;
      case 'day-off':
        return `on leave or off on ${dayInWords(this.grid.days[fact.day].date)}`;
      case 'availability':
        return `available only ${this.windows(fact)}`;
      case 'law':
        return `not allowed: ${fact.reason}`;
      case 'starts': {
        const { from, to } = request.templates.find(({ id }) => id === fact.template)!.start;
        const limit = fact.side === 'later' ? `later than ${to}` : `earlier than ${from}`;
        return `no shift of ${fact.template} starts ${limit}`;
      }
      case 'pin':
        return `pinned to a shift on ${dayInWords(this.grid.days[fact.day].date)}`;
      case 'breaks':
        return 'everybody takes the breaks of the shift';
      case 'limit':
        return `at most ${counted(request.maximumDistinctStarts ?? 0, 'time')} of day at which shifts start`;
      case 'rule':
        return this.limit(fact);
    }
  }

  private limit({ family, group }: Extract<Fact, { kind: 'rule' }>): string {
    const { request, groups, data } = this.input;
    const { days, minutes } = weekLimits(request, groups[group].contract, someoneOf(groups[group]));
    switch (family) {
      case 'days-in-week':
        return `at most ${counted(days, 'day')} a week`;
      case 'minutes-in-week':
        return `at most ${counted(minutes / 60, 'hour')} a week`;
      case 'minutes-in-period':
        return data.groups[group].periodLimits
          .map(({ name, maximumMinutes }) => `at most ${counted(maximumMinutes / 60, 'hour')} of ${name}`)
          .join(' and ');
      case 'person-days':
        return `at most ${counted(days, 'day')} a week beside leave and days off`;
      case 'rest-day-in-seven':
        return 'a day off in any seven';
      case 'night-share':
        return `at most ${request.rules['night-share'].limit} % of everybody’s shifts at night`;
      case 'daily-rest':
        return data.groups[group].restIntervals === 0
          ? 'nobody works two shifts at once'
          : `${counted(request.rules['daily-rest'].limit / 60, 'hour')} of rest between two shifts`;
      default:
        return `the limit “${family}”`;
    }
  }

  private windows({ group }: OfGroup): string {
    const windows = this.input.groups[group].members.at(0)?.availability ?? [];
    return windows.map(({ weekdays, from, to }) => `${weekdays.join(', ')} ${from}–${to}`).join('; ');
  }

  private wanted({ what, skill, agents }: Requirement): string {
    const { request } = this.input;
    if (what === 'buffer') return `a buffer of ${agents}`;
    if (what === 'live-extra') return `${counted(agents, 'extra agent')} at a live stream`;
    const skillOf = needIndices(request.queues);
    const queues = request.queues.filter((_, q) => skillOf[q] === skill).map(({ id }) => id);
    return `${counted(agents, 'agent')} for ${queues.join(' and ')}`;
  }

  private when({ from, to }: Requirement): string {
    return stretchInWords(intervalIso(this.grid, from), intervalIso(this.grid, to));
  }
}

/** The members of a group, or what a hiring plan calls it. */
function idsOf({ members, name }: Group): string[] {
  return members.length === 0 ? [name] : members.map(({ id }) => id);
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_IDS).join(', ');
  return ids.length > MOST_IDS ? `${shown} and ${ids.length - MOST_IDS} more` : shown;
}
