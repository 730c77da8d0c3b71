/** Calls that clients have made in the minute that runs, counted for all processes together. */
export interface RateStore {
  /** Counts `calls` more of a client and says how many that makes, and how long the minute still runs. */
  take(client: string, calls: number): Promise<Taken>;
  /** Forgets the minutes that are over. */
  forgetOld(): Promise<void>;
}

export interface Taken {
  /** Calls counted in this minute, these included. */
  readonly total: number;
  readonly secondsLeft: number;
}
