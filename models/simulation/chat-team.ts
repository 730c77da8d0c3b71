import { PHASE } from './chat-slots.ts';
import type { CompiledScenario } from './compiled-scenario.ts';
import {
  contactArrives,
  contactCloses,
  customerLeaves,
  messageArrives,
  scheduleArrival,
  serviceEnds,
} from './contact-flow.ts';
import { changeShift } from './shift-change.ts';
import type { Tally } from './tally.ts';
import { TeamState } from './team-state.ts';

/** A chat team at work: runs one replication of a scenario after the other, each from an empty system. */
export class ChatTeam {
  private readonly state: TeamState;
  private readonly seed: number;

  /** Stands at the start of replication 0. */
  constructor(scenario: CompiledScenario, seed: number) {
    this.seed = seed;
    this.state = new TeamState(scenario, seed);
    this.start(0);
  }

  /** What was counted since the replication began. */
  get tally(): Tally {
    return this.state.tally;
  }

  /** Contacts in the system: waiting, with an agent, or handed back. */
  get contactsInSystem(): number {
    return this.state.chats.inUse;
  }

  /** Contacts there is room for; follows the largest number in the system at once. */
  get contactCapacity(): number {
    return this.state.chats.capacity;
  }

  /** Back to an empty system at time zero, with the random numbers of the given replication; the first shift begins. */
  start(replication: number): void {
    this.state.restart(this.seed, replication);
    for (let queue = 0; queue < this.state.queueCount; queue += 1) scheduleArrival(this.state, queue);
    changeShift(this.state, 0);
  }

  /** Handles every event before the given time and moves the clock there. */
  runUntil(seconds: number): void {
    const { state } = this;
    const { events, chats, queueCount } = state;
    while (events.nextSeconds < seconds) {
      state.now = events.nextSeconds;
      const id = events.nextId;
      if (id < queueCount) contactArrives(state, id);
      else handleContactEvent(state, id - queueCount, chats.phase[id - queueCount]);
    }
    if (seconds < Infinity) state.now = seconds;
    state.meter.enter(state.column, state.now);
  }

  /** The next interval begins at the time the clock stands at. */
  beginInterval(interval: number): void {
    changeShift(this.state, interval);
  }

  /** After the horizon: the last team stays until nobody is left whom it can serve; what happens is not counted. */
  finish(): void {
    this.state.column = this.state.scenario.intervalCount;
    this.state.meter.enter(this.state.column, this.state.now);
    this.runUntil(Infinity);
  }
}

function handleContactEvent(state: TeamState, chat: number, phase: number): void {
  if (phase === PHASE.thinking) messageArrives(state, chat);
  else if (phase === PHASE.served) serviceEnds(state, chat);
  else if (phase === PHASE.closing) contactCloses(state, chat);
  else customerLeaves(state, chat);
}
