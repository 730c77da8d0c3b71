import type { Plan, PlanSummary } from '../../../src/domain/plan.ts';
import type { KeyUse } from '../../../src/store/key-use.ts';
import type { PlanStore } from '../../../src/store/plan-store.ts';

interface Row {
  readonly position: number;
  plan: Plan;
  readonly states: Plan['state'][];
  readonly documents: Map<string, Uint8Array>;
}

/** A store that forgets everything with the process, for tests that are not about storing. */
export function memoryStore(): PlanStore {
  const rows = new Map<string, Row>();
  const keys = new Map<string, KeyUse & { readonly expiresAt: string }>();
  const keyUse = (key: string, at: string): KeyUse | undefined => {
    const { expiresAt = '', ...use } = keys.get(key) ?? {};
    return expiresAt > at ? (use as KeyUse) : undefined;
  };
  let position = 0;
  const newestFirst = (): Row[] => [...rows.values()].reverse();
  const change = (id: string, from: readonly Plan['state'][], next: Partial<Plan>): Promise<boolean> => {
    const row = rows.get(id);
    if (row === undefined || !from.includes(row.plan.state)) return Promise.resolve(false);
    row.plan = { ...row.plan, ...next };
    if (next.state !== undefined) row.states.push(next.state);
    return Promise.resolve(true);
  };
  return {
    add: ({ documents, id, createdAt, shop, firstDay, days, idempotency }) => {
      const use = idempotency && keyUse(idempotency.key, createdAt);
      if (use !== undefined) return Promise.resolve({ status: 'key-used', use });
      if (idempotency !== undefined) {
        const { key, fingerprint, expiresAt } = idempotency;
        keys.set(key, { fingerprint, planId: id, expiresAt });
      }
      const empty = { finishedAt: null, progress: null, reason: null, outcome: null, certificate: null };
      const plan: Plan = { id, state: 'queued', createdAt, shop, firstDay, days, ...empty };
      rows.set(id, {
        position: ++position,
        plan,
        states: ['queued'],
        documents: new Map(Object.entries(documents)),
      });
      return Promise.resolve({ status: 'added' });
    },
    keyUse: (key, at) => Promise.resolve(keyUse(key, at)),
    // PostgreSQL knows no NUL in text, so a caller must not ask for one.
    find: (id) =>
      id.includes('\0') ? Promise.reject(new Error('invalid text')) : Promise.resolve(rows.get(id)?.plan),
    trace: (id) => {
      const row = rows.get(id);
      return Promise.resolve(row && { plan: row.plan, states: [...row.states] });
    },
    newest: () => Promise.resolve(newestFirst().at(0)?.plan.id),
    page: ({ limit, before = Infinity }) => {
      const found = newestFirst().filter((row) => row.position < before);
      const shown = found.slice(0, limit);
      const next = found.length > limit ? shown.at(-1)?.position : undefined;
      return Promise.resolve({ plans: shown.map(({ plan }) => summary(plan)), next });
    },
    document: (id, kind) => Promise.resolve(rows.get(id)?.documents.get(kind)),
    begin: (id) => change(id, ['queued'], { state: 'running' }),
    note: async (id, progress) => void (await change(id, ['running'], { progress })),
    finish: async (id, { result, progress, ...ending }) => {
      const { outcome = null, certificate = null } = result ?? {};
      const kept = progress === null ? {} : { progress };
      const done = await change(id, ['queued', 'running'], { ...ending, ...kept, outcome, certificate });
      if (done && result !== null) {
        rows
          .get(id)
          ?.documents.set('roster', result.roster)
          .set('coverage', result.coverage)
          .set('explanation', result.explanation);
      }
      return done;
    },
    requeue: (id) => change(id, ['running'], { state: 'queued', progress: null }),
    unfinished: () => {
      const states = [...rows.values()].map(({ plan }) => ({ id: plan.id, state: plan.state }));
      return Promise.resolve(
        states.filter((one): one is { id: string; state: 'queued' | 'running' } =>
          ['queued', 'running'].includes(one.state),
        ),
      );
    },
    remove: (id) => Promise.resolve(rows.delete(id)),
    removeFinishedBefore: (moment, limit) => {
      const old = [...rows.values()].filter(
        ({ plan: { finishedAt } }) => finishedAt !== null && Date.parse(finishedAt) < Date.parse(moment),
      );
      const removed = old.slice(0, limit);
      removed.forEach(({ plan }) => rows.delete(plan.id));
      return Promise.resolve(removed.length);
    },
    tablesState: () => Promise.resolve('up-to-date'),
    close: () => Promise.resolve(),
  };
}

function summary({ id, state, createdAt, finishedAt, shop, firstDay, days }: Plan): PlanSummary {
  return { id, state, createdAt, finishedAt, shop, firstDay, days };
}
