import type { Plan, PlanSummary } from '../../../src/domain/plan.ts';
import { PRIORITIES } from '../../../src/domain/plan.ts';
import type { TenantId } from '../../../src/domain/tenant.ts';
import type { KeyUse } from '../../../src/store/key-use.ts';
import type { NewPlan, PlanStore } from '../../../src/store/plan-store.ts';
import { NoticeBoard } from '../../../src/store/queue/notices.ts';
import type { Claim, PlanClaims, Revocation } from '../../../src/store/queue/plan-claims.ts';
import type { PlanQueue } from '../../../src/store/queue/plan-queue.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Upkeep } from '../../../src/store/upkeep.ts';
import { memoryWebhooks } from './memory-webhooks.ts';
import { memoryAccess } from './memory-access.ts';

interface Row {
  readonly position: number;
  readonly tenant: TenantId;
  readonly priority: NewPlan['priority'];
  plan: Plan;
  readonly states: Plan['state'][];
  readonly documents: Map<string, Uint8Array>;
  claim: Claim | undefined;
  isStopping: boolean;
}

/** A store that forgets everything with the process, for tests that are not about storing. */
export function memoryStore(): Store {
  const notices = new NoticeBoard();
  const rows = new Map<string, Row>();
  const keys = new Map<string, KeyUse & { readonly expiresAt: string }>();
  let position = 0;

  const keyUse = (tenant: TenantId, key: string, at: string): KeyUse | undefined => {
    const { expiresAt = '', ...use } = keys.get(`${tenant} ${key}`) ?? {};
    return expiresAt > at ? (use as KeyUse) : undefined;
  };
  const rowOf = (tenant: TenantId, id: string): Row | undefined => {
    const row = rows.get(id);
    return row?.tenant === tenant ? row : undefined;
  };
  const newestFirst = (tenant: TenantId): Row[] =>
    [...rows.values()].filter((row) => row.tenant === tenant).reverse();
  const waiting = (): Row[] => [...rows.values()].filter(({ plan }) => plan.state === 'queued');
  const change = (row: Row, next: Partial<Plan>): void => {
    row.plan = { ...row.plan, ...next };
    if (next.state === undefined) return;
    row.states.push(next.state);
    notices.post({ kind: 'state', planId: row.plan.id });
  };
  const held = ({ tenant, planId, attempt, workerId }: Claim): Row | undefined => {
    const row = rowOf(tenant, planId);
    return row?.claim?.attempt === attempt && row.claim.workerId === workerId ? row : undefined;
  };

  const plans: PlanStore = {
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
    publish: (tenant, id, at) => {
      const row = rowOf(tenant, id);
      const isReady = row !== undefined && row.plan.outcome !== null && row.plan.publishedAt === null;
      if (isReady) row.plan = { ...row.plan, publishedAt: at };
      return Promise.resolve(isReady);
    },
  };

  const queue: PlanQueue = {
    add: (tenant, { documents, id, createdAt, shop, firstDay, days, priority, idempotency }, limit) => {
      const use = idempotency && keyUse(tenant, idempotency.key, createdAt);
      if (use !== undefined) return Promise.resolve({ status: 'key-used', use });
      if (waiting().filter((row) => row.tenant === tenant).length >= limit) {
        return Promise.resolve({ status: 'queue-full' });
      }
      if (idempotency !== undefined) {
        const { key, fingerprint, expiresAt } = idempotency;
        keys.set(`${tenant} ${key}`, { fingerprint, planId: id, expiresAt });
      }
      const empty = {
        finishedAt: null,
        publishedAt: null,
        progress: null,
        reason: null,
        outcome: null,
        certificate: null,
      };
      const plan: Plan = { id, state: 'queued', createdAt, shop, firstDay, days, ...empty };
      rows.set(id, {
        position: ++position,
        tenant,
        priority,
        plan,
        states: ['queued'],
        documents: new Map(Object.entries(documents)),
        claim: undefined,
        isStopping: false,
      });
      notices.post({ kind: 'waiting' });
      return Promise.resolve({ status: 'added' });
    },
    cancel: (tenant, id, at) => {
      const row = rowOf(tenant, id);
      if (row === undefined) return Promise.resolve('unknown');
      if (row.plan.state === 'queued') {
        change(row, { state: 'cancelled', finishedAt: at, reason: 'Cancelled before it began.' });
        return Promise.resolve('cancelled');
      }
      if (row.plan.state !== 'running') return Promise.resolve('already-final');
      row.isStopping = true;
      notices.post({ kind: 'stop', planId: id });
      return Promise.resolve('stopping');
    },
    remove: (tenant, id) => {
      const removed = rowOf(tenant, id) !== undefined && rows.delete(id);
      if (removed) notices.post({ kind: 'removed', planId: id });
      return Promise.resolve(removed);
    },
    waiting: () => {
      const counts = new Map<TenantId, number>();
      for (const { tenant } of waiting()) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
      return Promise.resolve({ all: waiting().length, most: Math.max(0, ...counts.values()) });
    },
  };

  const claims: PlanClaims = {
    claim: ({ id: workerId }) => {
      const rank = (row: Row): number => PRIORITIES.indexOf(row.priority);
      const row = waiting()
        .sort((one, other) => rank(other) - rank(one))
        .at(0);
      if (row === undefined) return Promise.resolve(undefined);
      const attempt = row.states.filter((state) => state === 'running').length + 1;
      row.claim = { tenant: row.tenant, planId: row.plan.id, attempt, workerId };
      change(row, { state: 'running' });
      return Promise.resolve({ claim: row.claim, resolved: row.documents.get('resolved') });
    },
    note: (claim, progress) => {
      const row = held(claim);
      if (row !== undefined) {
        change(row, { progress });
        notices.post({ kind: 'progress', planId: claim.planId, progress });
      }
      return Promise.resolve();
    },
    finish: (claim, { result, progress, ...ending }) => {
      const row = held(claim);
      if (row === undefined) return Promise.resolve(false);
      const { outcome = null, certificate = null } = result ?? {};
      row.claim = undefined;
      if (result !== null) {
        const { roster, coverage, explanation } = result;
        row.documents.set('roster', roster).set('coverage', coverage).set('explanation', explanation);
      }
      change(row, { ...ending, ...(progress === null ? {} : { progress }), outcome, certificate });
      return Promise.resolve(true);
    },
    handBack: (claim) => {
      const row = held(claim);
      if (row === undefined) return Promise.resolve(false);
      row.claim = undefined;
      change(row, { state: 'queued', progress: null });
      notices.post({ kind: 'waiting' });
      return Promise.resolve(true);
    },
    revoked: (given) =>
      Promise.resolve(
        given.flatMap((claim): Revocation[] => {
          const row = held(claim);
          if (row === undefined) return [{ claim, wish: 'lost' }];
          return row.isStopping ? [{ claim, wish: 'cancel' }] : [];
        }),
      ),
    beat: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    tidy: () => Promise.resolve([]),
  };

  const upkeep: Upkeep = {
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
  return {
    plans,
    queue,
    claims,
    upkeep,
    notices,
    ...memoryAccess(),
    webhooks: memoryWebhooks(),
    close: () => Promise.resolve(),
  };
}

function summary({ id, state, createdAt, finishedAt, publishedAt, shop, firstDay, days }: Plan): PlanSummary {
  return { id, state, createdAt, finishedAt, publishedAt, shop, firstDay, days };
}
