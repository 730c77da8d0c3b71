import type { Plan, PlanSummary } from '../../../src/domain/plan.ts';
import type { KeyUse } from '../../../src/store/key-use.ts';
import type { TenantId } from '../../../src/domain/tenant.ts';
import type { PlanStore } from '../../../src/store/plan-store.ts';
import type { Store } from '../../../src/store/store.ts';
import type { UnfinishedPlan, Upkeep } from '../../../src/store/upkeep.ts';
import { memoryAccess } from './memory-access.ts';

interface Row {
  readonly position: number;
  readonly tenant: TenantId;
  plan: Plan;
  readonly states: Plan['state'][];
  readonly documents: Map<string, Uint8Array>;
}

/** A store that forgets everything with the process, for tests that are not about storing. */
export function memoryStore(): Store {
  const rows = new Map<string, Row>();
  const keys = new Map<string, KeyUse & { readonly expiresAt: string }>();
  const keyUse = (tenant: TenantId, key: string, at: string): KeyUse | undefined => {
    const { expiresAt = '', ...use } = keys.get(`${tenant} ${key}`) ?? {};
    return expiresAt > at ? (use as KeyUse) : undefined;
  };
  let position = 0;
  const rowOf = (tenant: TenantId, id: string): Row | undefined => {
    const row = rows.get(id);
    return row?.tenant === tenant ? row : undefined;
  };
  const newestFirst = (tenant: TenantId): Row[] =>
    [...rows.values()].filter((row) => row.tenant === tenant).reverse();
  const change = (
    tenant: TenantId,
    id: string,
    from: readonly Plan['state'][],
    next: Partial<Plan>,
  ): Promise<boolean> => {
    const row = rowOf(tenant, id);
    if (row === undefined || !from.includes(row.plan.state)) return Promise.resolve(false);
    row.plan = { ...row.plan, ...next };
    if (next.state !== undefined) row.states.push(next.state);
    return Promise.resolve(true);
  };
  const plans: PlanStore = {
    add: (tenant, { documents, id, createdAt, shop, firstDay, days, idempotency }) => {
      const use = idempotency && keyUse(tenant, idempotency.key, createdAt);
      if (use !== undefined) return Promise.resolve({ status: 'key-used', use });
      if (idempotency !== undefined) {
        const { key, fingerprint, expiresAt } = idempotency;
        keys.set(`${tenant} ${key}`, { fingerprint, planId: id, expiresAt });
      }
      const empty = { finishedAt: null, progress: null, reason: null, outcome: null, certificate: null };
      const plan: Plan = { id, state: 'queued', createdAt, shop, firstDay, days, ...empty };
      rows.set(id, {
        position: ++position,
        tenant,
        plan,
        states: ['queued'],
        documents: new Map(Object.entries(documents)),
      });
      return Promise.resolve({ status: 'added' });
    },
    keyUse: (tenant, key, at) => Promise.resolve(keyUse(tenant, key, at)),
    // PostgreSQL knows no NUL in text, so a caller must not ask for one.
    find: (tenant, id) =>
      id.includes('\0')
        ? Promise.reject(new Error('invalid text'))
        : Promise.resolve(rowOf(tenant, id)?.plan),
    trace: (tenant, id) => {
      const row = rowOf(tenant, id);
      return Promise.resolve(row && { plan: row.plan, states: [...row.states] });
    },
    newest: (tenant) => Promise.resolve(newestFirst(tenant).at(0)?.plan.id),
    page: (tenant, { limit, before = Infinity }) => {
      const found = newestFirst(tenant).filter((row) => row.position < before);
      const shown = found.slice(0, limit);
      const next = found.length > limit ? shown.at(-1)?.position : undefined;
      return Promise.resolve({ plans: shown.map(({ plan }) => summary(plan)), next });
    },
    document: (tenant, id, kind) => Promise.resolve(rowOf(tenant, id)?.documents.get(kind)),
    begin: (tenant, id) => change(tenant, id, ['queued'], { state: 'running' }),
    note: async (tenant, id, progress) => void (await change(tenant, id, ['running'], { progress })),
    finish: async (tenant, id, { result, progress, ...ending }) => {
      const { outcome = null, certificate = null } = result ?? {};
      const kept = progress === null ? {} : { progress };
      const done = await change(tenant, id, ['queued', 'running'], {
        ...ending,
        ...kept,
        outcome,
        certificate,
      });
      if (done && result !== null) {
        rows
          .get(id)
          ?.documents.set('roster', result.roster)
          .set('coverage', result.coverage)
          .set('explanation', result.explanation);
      }
      return done;
    },
    requeue: (tenant, id) => change(tenant, id, ['running'], { state: 'queued', progress: null }),
    remove: (tenant, id) => Promise.resolve(rowOf(tenant, id) !== undefined && rows.delete(id)),
  };
  const upkeep: Upkeep = {
    unfinished: () => {
      const states = [...rows.values()].map(({ tenant, plan: { id, state } }) => ({ tenant, id, state }));
      return Promise.resolve(
        states.filter((one): one is UnfinishedPlan => ['queued', 'running'].includes(one.state)),
      );
    },
    removeFinishedBefore: (moment, limit) => {
      const old = [...rows.values()].filter(
        ({ plan: { finishedAt } }) => finishedAt !== null && Date.parse(finishedAt) < Date.parse(moment),
      );
      const removed = old.slice(0, limit);
      removed.forEach(({ plan }) => rows.delete(plan.id));
      return Promise.resolve(removed.length);
    },
    hasWall: () => Promise.resolve(true),
    tablesState: () => Promise.resolve('up-to-date'),
  };
  return { plans, upkeep, ...memoryAccess(), close: () => Promise.resolve() };
}

function summary({ id, state, createdAt, finishedAt, shop, firstDay, days }: Plan): PlanSummary {
  return { id, state, createdAt, finishedAt, shop, firstDay, days };
}
