/** What is done for the plans of all tenants together, by the service itself and never for a client. */
export interface Upkeep {
  /** Deletes the oldest of the plans that ended before a moment, at most `limit` of them; returns how many. */
  removeFinishedBefore(moment: string, limit: number): Promise<number>;
  /** Whether work about a tenant is shown nothing of others by the database itself; false where its user passes every policy. */
  hasWall(): Promise<boolean>;
  /** Whether the tables are those of this version; asks the database every time. */
  tablesState(): Promise<TablesState>;
}

/** `older` lacks a migration of this version, `newer` has had one that this version does not know. */
export type TablesState = 'up-to-date' | 'older' | 'newer';
