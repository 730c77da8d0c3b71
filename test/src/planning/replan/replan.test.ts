import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSound, planned } from '../plan/planned.ts';
import { away, changed, monday, person, shift, shop, told, tuesday, wednesday, wholeDay } from './shop.ts';

describe('a published roster', () => {
  const alone = [person('a1', shift(monday), shift(tuesday), shift(wednesday))];

  test('stays as it is where nothing is missing, and claims no bound', async () => {
    const { roster, ...rest } = await changed({ people: alone });
    expect(told({ roster, ...rest })).toEqual({ did: [], changes: [], beyond: 0 });
    expect(roster.certificate).toMatchObject({ ended: 'repaired', headcount: 1, headcountBound: 0 });
    expect(roster.gaps).toEqual([]);
  });

  test('places breaks that are not known where somebody else is there', async () => {
    const meal = (earliestAfterMinutes: number, latestAfterMinutes: number): object => ({
      mealBreak: { minutes: 60, earliestAfterMinutes, latestAfterMinutes, stepMinutes: 60 },
    });
    const later = { start: { from: '10:00', to: '10:00', stepMinutes: 60 }, lengthsMinutes: [420] };
    const span = (from: string): object => ({ start: `${monday}T${from}`, end: `${monday}T17:00` });
    // Either hour is as good for whoever comes first, until it is seen that the other has to rest at twelve.
    const templates = [wholeDay(meal(180, 240)), wholeDay({ id: 'later', ...later, ...meal(120, 120) })];
    const people = [person('a1', span('09:00')), person('a2', span('10:00'))];
    const found = await changed({ people, templates, maximumChanges: 0 });
    const breaks = found.roster.people.flatMap(({ assignments }) =>
      assignments.flatMap((one) => one.breaks.map(({ start }) => start.slice(11, 16))),
    );
    expect(breaks).toEqual(['13:00', '12:00']);
    expect(found.roster.replan!.actions.filter(({ gap }) => gap.start.startsWith(monday))).toEqual([]);
    expect(found.roster.gaps.filter(({ start }) => start.startsWith(monday))).toEqual([]);
  });

  test('lets buffer staff take over before anybody changes a day', async () => {
    const people = [...alone, person('a2', shift(monday, 'buffer'))];
    const found = await changed({ people, absences: [away('a1', monday)] });
    expect(told(found)).toEqual({
      did: [['buffer', 'a2', 480]],
      changes: [`a1 ${monday} removed`],
      beyond: 0,
    });
    expect(found.roster.gaps).toEqual([]);
  });

  test('moves a day off of whoever is to spare before it asks for a further shift', async () => {
    const people = [...alone, person('a2', shift(tuesday, 'buffer'))];
    const found = await changed({ people, absences: [away('a1', monday)] });
    expect(told(found)).toEqual({
      did: [['swap', 'a2', 480]],
      changes: [`a1 ${monday} removed`, `a2 ${monday} added`, `a2 ${tuesday} removed`],
      beyond: 2,
    });
    expect(found.roster.replan!.actions[0].words).toBe(
      `a2 works ${monday} 09:00–17:00 and has ${tuesday} off instead.`,
    );
  });

  test('asks for a further shift where nobody is to spare', async () => {
    const found = await changed({ people: alone, absences: [away('a1', monday)] });
    expect(told(found)).toMatchObject({ did: [['extra-shift', 'a2', 480]], beyond: 1 });
  });

  test('asks for overtime last, and says how much', async () => {
    const contract = { maximumMinutesPerWeek: 480, overtime: { maximumMinutesPerWeek: 480 } };
    const people = [
      person('a1', shift(monday)),
      person('a2', shift(tuesday)),
      person('a3', shift(wednesday)),
    ];
    const found = await changed({ people, absences: [away('a1', monday)], contract });
    expect(told(found)).toMatchObject({ did: [['overtime', 'a2', 480]], beyond: 1 });
    expect(found.roster.replan!.actions[0].words).toContain('480 minutes of overtime');
    const more = await changed({ people, absences: [away('a1', monday)], contract, agents: 4 });
    expect(told(more)).toMatchObject({ did: [['extra-shift', 'a4', 480]] });
  });

  test('leaves a gap where contracts leave nobody, and says so', async () => {
    const contract = { maximumDaysPerWeek: 1 };
    const people = [
      person('a1', shift(monday)),
      person('a2', shift(tuesday)),
      person('a3', shift(wednesday)),
    ];
    const found = await changed({ people, absences: [away('a1', monday)], contract });
    expect(told(found)).toMatchObject({ did: [['none', '', 480]], beyond: 0 });
    expect(found.roster.gaps).toMatchObject([{ queue: 'chat', missing: 1 }]);
  });

  test('frozen, changes for nobody but the absent', async () => {
    const frozen = { people: alone, absences: [away('a1', monday), away('a1', tuesday)] };
    const found = await changed({ ...frozen, freezeUntil: `${tuesday}T00:00` });
    expect(told(found)).toMatchObject({
      did: [
        ['none', '', 480],
        ['extra-shift', 'a2', 480],
      ],
      beyond: 1,
    });
  });

  test('changes no more than is allowed', async () => {
    const absences = [away('a1', monday), away('a1', tuesday)];
    const found = await changed({ people: alone, absences, maximumChanges: 1 });
    expect(told(found).beyond).toBe(1);
    expect(found.roster.replan!.actions.map(({ words }) => words)).toContain(
      '480 agent-minutes stay missing: as many dates are changed as may be.',
    );
    expect(told(await changed({ people: alone, absences, maximumChanges: 0 })).beyond).toBe(0);
  });

  test('asks as much of a change of tomorrow whatever the clocks do tonight', async () => {
    const dates = ['2026-10-24', '2026-10-25', '2026-10-26'];
    const inBerlin = (changeMinutes: number) =>
      planned({
        ...shop(),
        shop: { tier: 'new', timeZone: 'Europe/Berlin', openingHours: { from: '09:00', to: '17:00' } },
        horizon: { firstDay: dates[0], days: 3, intervalMinutes: 60 },
        published: {
          people: [person('a1', ...dates.map((date) => shift(date)))],
          absences: [away('a1', dates[2])],
          now: `${dates[1]}T00:15`,
          changeMinutes,
        },
      });
    expect(told(await inBerlin(300)).beyond).toBe(1);
    expect(told(await inBerlin(340)).beyond).toBe(0);
  });

  test('mends no rule at the cost of another', async () => {
    const template = (id: string, from: string, minutes: number): object => ({
      id,
      contractClasses: ['full-time'],
      start: { from, to: from, stepMinutes: 60 },
      lengthsMinutes: [minutes],
    });
    const late = (date: string): object => ({ start: `${date}T13:00`, end: `${date}T17:00` });
    const found = await planned({
      ...shop(),
      shifts: {
        // Three of seven days are owed 300 minutes; the late shift is 240.
        contractClasses: [
          { id: 'full-time', minimumMinutesPerWeek: 700, maximumMinutesPerWeek: 2700, costPerHour: 30 },
        ],
        templates: [template('day', '09:00', 480), template('late', '13:00', 240)],
      },
      team: {
        agents: [
          { id: 'a1', name: 'a1', skills: ['chat'] },
          {
            id: 'a2',
            name: 'a2',
            skills: ['chat'],
            pins: [{ kind: 'shift', date: tuesday, start: '13:00', lengthMinutes: 240 }],
          },
        ],
      },
      rules: { pack: 'none', overrides: { 'steady-starts': { level: 'required', limit: 60 } } },
      published: {
        people: [
          person('a1', ...[monday, tuesday, wednesday].map((date) => shift(date))),
          person('a2', late(tuesday)),
        ],
        absences: [away('a1', monday)],
      },
    });
    expect(told(found).changes).toEqual([`a1 ${monday} removed`, `a2 ${monday} added`]);
    expectSound(found);
    expect(found.roster.replan!.actions[0].words).toContain('13:00–17:00');
  });

  test('ends on request and when its time is up, says so, and leaves what was published', async () => {
    const published = { people: alone, absences: [away('a1', monday)] };
    let minutes = 0;
    const stopped = await planned({ ...shop(), published }, () => true);
    const late = await planned(
      { ...shop(), published },
      () => false,
      () => 60_000 * minutes++,
    );
    for (const found of [stopped, late]) {
      expectSound(found);
      expect(told(found)).toMatchObject({ changes: [`a1 ${monday} removed`], beyond: 0 });
      expect(found.roster.replan!.actions.map(({ words }) => words)).toEqual([
        '480 agent-minutes stay missing: the search for changes was ended before it was through.',
      ]);
    }
  });

  test('says which class has fewer people at work than are to', async () => {
    const published = {
      people: [...alone, person('a2', shift(tuesday)), person('a3', shift(wednesday))],
      absences: [{ agent: 'a3', firstDay: monday, lastDay: wednesday }],
    };
    const { roster } = await planned({ ...shop({ contract: { minimumPeople: 3 } }), published });
    expect(roster.violations).toMatchObject([
      { rule: 'contract-people', detail: '2 people of class full-time work; at least 3 are to' },
    ]);
  });

  test('breaks no rule in silence and never changes more than twice per absence, whoever is away', async () => {
    const contract = { maximumDaysPerWeek: 2, maximumMinutesPerWeek: 960 };
    const date = fc.constantFrom(monday, tuesday, wednesday);
    const agent = fc.constantFrom('a1', 'a2', 'a3', 'a4');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(agent, date), { maxLength: 4, selector: (one) => one.join() }),
        fc.uniqueArray(fc.tuple(agent, date), { maxLength: 8, selector: (one) => one.join() }),
        async (absent, working) => {
          const people = ['a1', 'a2', 'a3', 'a4'].map((id) => {
            const own = working.filter(([who]) => who === id).map(([, on]) => on);
            return person(
              id,
              ...own
                .sort()
                .slice(0, 2)
                .map((on) => shift(on)),
            );
          });
          const absences = absent.map(([who, on]) => away(who, on));
          const found = await changed({ people, absences, contract, agents: 4 });
          const { absentShifts, changesBeyondAbsences } = found.roster.replan!;
          if (absentShifts > 0) expect(changesBeyondAbsences).toBeLessThanOrEqual(2 * absentShifts);
        },
      ),
      { seed: 1, numRuns: 10 },
    );
  }, 60_000);
});
