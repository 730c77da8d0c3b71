/** When a search has to end: by the clock or because somebody asks. */
export class Deadline {
  private readonly now: () => number;
  private readonly endsAt: number;
  private readonly asked: () => boolean;

  /** @param now milliseconds of any clock */
  constructor(now: () => number, seconds: number, asked: () => boolean) {
    this.now = now;
    this.endsAt = now() + seconds * 1000;
    this.asked = asked;
  }

  get secondsLeft(): number {
    return Math.max(0, (this.endsAt - this.now()) / 1000);
  }

  readonly isOver = (): boolean => this.now() >= this.endsAt || this.asked();

  /** This deadline, or an earlier one so many seconds from now. */
  within(seconds: number): Deadline {
    return new Deadline(this.now, Math.min(seconds, this.secondsLeft), this.asked);
  }

  wasAsked(): boolean {
    return this.asked();
  }
}
