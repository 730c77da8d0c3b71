/** The time one solve may still take, over all its attempts. */
export class Clock {
  private readonly startedAt = performance.now();
  private readonly limitSeconds: number | undefined;

  constructor(limitSeconds: number | undefined) {
    this.limitSeconds = limitSeconds;
  }

  /** Never negative; undefined without a limit. */
  secondsLeft(): number | undefined {
    if (this.limitSeconds === undefined) return undefined;
    return Math.max(0, this.limitSeconds - (performance.now() - this.startedAt) / 1000);
  }
}
