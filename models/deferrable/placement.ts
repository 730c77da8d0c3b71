import { SkillRoom } from './skill-room.ts';
import type { RoomData } from './skill-room.ts';

export interface PlacementData extends RoomData {
  /** People kept for other things where that costs no work, per interval: the buffer. */
  readonly givesWay: Int32Array;
  readonly batches: readonly PlacedBatch[];
}

/** Work of one skill: whole intervals of one agent, each in any interval from `release` on and before `due`. */
export interface PlacedBatch {
  readonly skill: number;
  readonly release: number;
  readonly due: number;
  readonly agentIntervals: number;
}

/**
 * Puts work into the time that people have left beside contacts: as much as can be done in time, where most people are free, and
 * leaving the buffer alone as far as that loses no work. Units and intervals form a matroid partition: where a unit fits nowhere, others
 * move to later or earlier intervals along a shortest chain of exchanges (Knuth 1973), so that no unit is given up that any
 * plan could have kept.
 * @returns for each batch interval → agents who work on it then
 */
export function placeWork(data: PlacementData): Map<number, number>[] {
  const placement = new Placement(data);
  placement.fill();
  placement.release(data.givesWay);
  placement.fill();
  return placement.agents;
}

/** How a batch was reached: its unit in an interval would make room for one of another batch. */
interface Exchange {
  readonly by: number;
  readonly interval: number;
}

class Placement {
  readonly agents: Map<number, number>[];
  private readonly batches: readonly PlacedBatch[];
  private readonly room: SkillRoom;
  /** [interval] batches with units in it. */
  private readonly occupants: Set<number>[];

  constructor(data: PlacementData) {
    this.batches = data.batches;
    this.room = new SkillRoom(data);
    this.room.take(data.givesWay);
    this.agents = data.batches.map(() => new Map<number, number>());
    this.occupants = Array.from({ length: data.intervalCount }, () => new Set<number>());
  }

  release(people: Int32Array): void {
    this.room.give(people);
  }

  /** Batches that fall due first are placed first; one that finds no room now finds none later. */
  fill(): void {
    const order = [...this.batches.keys()].sort((a, b) => this.batches[a].due - this.batches[b].due);
    for (const batch of order) {
      let done = 0;
      for (const agents of this.agents[batch].values()) done += agents;
      while (done < this.batches[batch].agentIntervals && this.placeOne(batch)) done++;
    }
  }

  private placeOne(batch: number): boolean {
    const quietest = this.quietest(this.batches[batch]);
    if (quietest !== undefined) {
      this.change(batch, quietest, 1);
      return true;
    }
    return this.placeByExchange(batch);
  }

  /** Of the intervals with room for one unit more the one with most room, the first of equals. */
  private quietest({ skill, release, due }: PlacedBatch): number | undefined {
    let best: number | undefined;
    for (let interval = release; interval < due; interval++) {
      if (best !== undefined && this.room.people(interval) <= this.room.people(best)) continue;
      if (this.room.fits(skill, interval)) best = interval;
    }
    return best;
  }

  private placeByExchange(batch: number): boolean {
    const reachedBy = new Map<number, Exchange | undefined>([[batch, undefined]]);
    const searched = new Set<number>();
    for (const at of reachedBy.keys()) {
      const { skill, release, due } = this.batches[at];
      for (let interval = release; interval < due; interval++) {
        const place = interval * 32 + skill;
        if (searched.has(place)) continue;
        searched.add(place);
        if (this.room.fits(skill, interval)) {
          this.move(at, interval, reachedBy);
          return true;
        }
        for (const other of this.occupants[interval]) {
          if (reachedBy.has(other)) continue;
          if (this.room.fitsInsteadOf(skill, this.batches[other].skill, interval))
            reachedBy.set(other, { by: at, interval });
        }
      }
    }
    return false;
  }

  /** Puts a unit of a batch into an interval and, back along the exchanges, each batch into the place so left. */
  private move(batch: number, interval: number, reachedBy: ReadonlyMap<number, Exchange | undefined>): void {
    this.change(batch, interval, 1);
    const exchange = reachedBy.get(batch);
    if (exchange === undefined) return;
    this.change(batch, exchange.interval, -1);
    this.move(exchange.by, exchange.interval, reachedBy);
  }

  private change(batch: number, interval: number, by: 1 | -1): void {
    const agents = (this.agents[batch].get(interval) ?? 0) + by;
    if (agents === 0) this.agents[batch].delete(interval);
    else this.agents[batch].set(interval, agents);
    if (agents === 0) this.occupants[interval].delete(batch);
    else this.occupants[interval].add(batch);
    this.room.change(this.batches[batch].skill, interval, by);
  }
}
