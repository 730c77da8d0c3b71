import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Database } from '../database.ts';
import { asTenant } from '../tenant-wall.ts';
import { notify } from './notify.ts';
import type { Tickets } from './tickets.ts';

/** How many plans of one tenant may run at the same time; undefined for as many as there are threads. */
export type TenantShare = number | undefined;

interface TicketHolder {
  readonly id: string;
  readonly ticket: string | null;
}

/** Changes which plans of a tenant wait and run, one change at a time. */
export class TenantChanges {
  readonly #database: Kysely<Database>;
  readonly #tickets: Tickets;
  readonly #share: TenantShare;

  constructor(database: Kysely<Database>, tickets: Tickets, share: TenantShare) {
    this.#database = database;
    this.#tickets = tickets;
    this.#share = share;
  }

  /** Makes a change, and in the same transaction gives the place that may have become free to the tenant's next plan. */
  make<Result>(
    tenant: TenantId,
    change: (transaction: Transaction<Database>) => Promise<Result>,
  ): Promise<Result> {
    return asTenant(this.#database, tenant, async (transaction) => {
      await sql`select from tenants where id = ${tenant} for no key update`.execute(transaction);
      const result = await change(transaction);
      await this.#settle(transaction, tenant);
      return result;
    });
  }

  /** Gives a free place of a tenant to its next plan. */
  settle(tenant: TenantId): Promise<void> {
    return this.make(tenant, () => Promise.resolve());
  }

  /** Takes the ticket of a plan away, if it has one. */
  async withdraw(transaction: Transaction<Database>, { id, ticket }: TicketHolder): Promise<void> {
    if (ticket === null) return;
    await this.#tickets.withdraw(transaction, ticket);
    await transaction
      .updateTable('plans')
      .set({ ticket: null, ticket_priority: null })
      .where('id', '=', id)
      .execute();
  }

  /**
   * Sees to it that of a tenant's waiting plans the next one, and no other, has a ticket: the oldest of the highest priority,
   * unless as many run as may. The more plans of the tenant run, the later its ticket is taken. So whoever has
   * fewest running is next, and a tenant with a thousand waiting plans holds up nobody for longer than one plan lasts.
   */
  async #settle(transaction: Transaction<Database>, tenant: TenantId): Promise<void> {
    const waiting = transaction
      .selectFrom('plans')
      .select(['id', 'ticket', 'ticket_priority'])
      .where('tenant_id', '=', tenant)
      .where('state', '=', 'queued')
      // Whoever takes a ticket does not lock the tenant: its plan is looked at once that is done, or not taken meanwhile.
      .forUpdate();
    const running = await countRunning(transaction, tenant);
    const next =
      running < (this.#share ?? Infinity)
        ? await waiting.orderBy('priority', 'desc').orderBy('position').limit(1).executeTakeFirst()
        : undefined;
    const priority = -running;
    if (next !== undefined && next.ticket !== null && next.ticket_priority === priority) return;
    for (const holder of await waiting.where('ticket', 'is not', null).execute()) {
      await this.withdraw(transaction, holder);
    }
    if (next === undefined) return;
    const ticket = await this.#tickets.issue(transaction, { tenant, planId: next.id }, priority);
    await transaction
      .updateTable('plans')
      .set({ ticket, ticket_priority: priority })
      .where('id', '=', next.id)
      .execute();
    await notify(transaction, { kind: 'waiting' });
  }
}

async function countRunning(transaction: Transaction<Database>, tenant: TenantId): Promise<number> {
  const { running } = await transaction
    .selectFrom('plans')
    .select(({ fn }) => fn.countAll<number>().as('running'))
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow();
  return running;
}
