import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/**
 * Who is told what of a tenant, and what is still to be told. The database itself notes what is to be told when a plan ends, in
 * the same transaction and whoever ends it, so that neither is there without the other.
 */
export const webhooks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('webhooks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) =>
        column.notNull().references('tenants.id').onDelete('cascade'),
      )
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('events', sql`text[]`, (column) => column.notNull())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('webhooks_of_tenant').on('webhooks').column('tenant_id').execute();
    await database.schema
      .createTable('webhook_deliveries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('webhook_id', 'text', (column) =>
        column.notNull().references('webhooks.id').onDelete('cascade'),
      )
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('next_at', 'timestamptz', (column) => column.defaultTo(sql`now()`))
      .addColumn('delivered_at', 'timestamptz')
      .addColumn('status', 'integer')
      .addColumn('error', 'text')
      .execute();
    await database.schema
      .createIndex('webhook_deliveries_of_webhook')
      .on('webhook_deliveries')
      .columns(['webhook_id', 'created_at'])
      .execute();
    await database.schema
      .createIndex('webhook_deliveries_due')
      .on('webhook_deliveries')
      .column('next_at')
      .where(sql<boolean>`next_at is not null`)
      .execute();
    await sql`
      create function note_event() returns trigger language plpgsql as $body$
      declare
        happened text := coalesce(tg_argv[0], 'plan.' || new.state);
        headcount json;
        gap json;
      begin
        -- PostgreSQL reads no JSON with texts that it could not keep itself, such as half of a character.
        begin
          headcount := new.outcome -> 'headcount';
        exception when untranslatable_character or invalid_text_representation then null;
        end;
        begin
          gap := new.certificate -> 'gap';
        exception when untranslatable_character or invalid_text_representation then null;
        end;
        insert into webhook_deliveries (id, tenant_id, webhook_id, event, body)
        select gen_random_uuid()::text, new.tenant_id, webhooks.id, happened,
          json_build_object(
            'type', happened,
            'timestamp', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'data', json_build_object(
              'planId', new.id, 'state', new.state,
              'headcount', headcount, 'gap', gap))::text
        from webhooks
        where webhooks.tenant_id = new.tenant_id and happened = any(webhooks.events);
        return null;
      end $body$`.execute(database);
    await sql`
      create trigger plan_ended after update of state on plans for each row
      when (old.state in ('queued', 'running') and new.state in ('completed', 'cancelled', 'failed'))
      execute function note_event()`.execute(database);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await sql`drop trigger plan_ended on plans`.execute(database);
    await sql`drop function note_event`.execute(database);
    await database.schema.dropTable('webhook_deliveries').execute();
    await database.schema.dropTable('webhooks').execute();
  },
};
