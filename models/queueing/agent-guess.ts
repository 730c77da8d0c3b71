/**
 * A guess at how many agents the next interval needs: those that carry its demand and a margin that grows with their
 * square root (the safety staffing of Halfin & Whitt 1981), as large as the intervals before have needed it.
 */
export class AgentGuess {
  private margin: number | undefined;

  /** @param carrying agents that carry the interval's demand. */
  likely(carrying: number): number {
    return Math.round(carrying + (this.margin ?? 0) * Math.sqrt(carrying));
  }

  /** Takes in what an interval needed in the end; one without demand says nothing. */
  learn(carrying: number, needed: number): void {
    if (carrying === 0) return;
    const margin = (needed - carrying) / Math.sqrt(carrying);
    this.margin = this.margin === undefined ? margin : this.margin + memory * (margin - this.margin);
  }
}

/** Weight of the latest interval: few agents make the margins of single intervals coarse. */
const memory = 0.3;
