/** An instance of the public set, the best penalty known for it, and what is asked of the engine. */
export interface PublishedInstance {
  readonly name: string;
  readonly best: number;
  /** How long it may take. */
  readonly seconds: number;
  readonly goals: { readonly roster?: string; readonly bound?: string };
}

/** How far a roster and a bound may be from the best known penalty, as shares of it; no bound is asked where undefined. */
interface Distance {
  readonly roster: number;
  readonly bound: number | undefined;
}

/** Best known penalties of schedulingbenchmarks.org; all but Instance21's are proven. */
export const publishedInstances: readonly PublishedInstance[] = [
  proven(1, 607, 60),
  proven(2, 828, 5),
  proven(3, 1001, 5),
  proven(4, 1716, 5),
  within(5, 1143, 120, { roster: 0.003, bound: 0.005 }),
  within(6, 1950, 120, { roster: 0.003, bound: 0.005 }),
  within(7, 1056, 120, { roster: 0.003, bound: 0.005 }),
  within(9, 439, 300, { roster: 0.1, bound: undefined }),
  within(10, 4631, 120, { roster: 0.003, bound: 0.005 }),
  within(11, 3443, 120, { roster: 0.003, bound: 0.005 }),
  within(12, 4040, 300, { roster: 0.01, bound: 0.005 }),
  within(14, 1278, 300, { roster: 0.01, bound: 0.005 }),
  { name: 'Instance21', best: 21133, seconds: 600, goals: {} },
];

function proven(instance: number, best: number, seconds: number): PublishedInstance {
  return { name: `Instance${instance}`, best, seconds, goals: { roster: `= ${best}`, bound: `= ${best}` } };
}

function within(instance: number, best: number, seconds: number, distance: Distance): PublishedInstance {
  return {
    name: `Instance${instance}`,
    best,
    seconds,
    goals: {
      roster: `<= ${Math.floor(best * (1 + distance.roster))}`,
      bound: distance.bound === undefined ? undefined : `>= ${Math.ceil(best * (1 - distance.bound))}`,
    },
  };
}
