import { Arrivals } from './arrivals.ts';
import { ChatSlots } from './chat-slots.ts';
import type { CompiledQueue, CompiledScenario } from './compiled-scenario.ts';
import { EventHeap, NONE } from './event-heap.ts';
import { LevelMeter } from './level-meter.ts';
import { PURPOSE, RandomStream } from './random-stream.ts';
import { Routing } from './routing.ts';
import { Tally } from './tally.ts';
import { WaitingLines } from './waiting-lines.ts';

/** Contacts there is room for at first; the slots double when they run out. */
const INITIAL_CAPACITY = 1024;

/** The random streams of one queue in one replication, besides its arrivals. */
interface QueueStreams {
  readonly chats: RandomStream;
  readonly patience: RandomStream;
  readonly deflection: RandomStream;
}

/**
 * Everything the event loop reads and writes. Events are numbered by what they belong to: the first ids are the queues
 * (next arrival), then come the contacts (see PHASE).
 */
export class TeamState {
  /** The clock, seconds since the start. */
  now = 0;
  /** Column of the tally that what happens now belongs to: the interval, or the one after the horizon. */
  column = 0;

  readonly scenario: CompiledScenario;
  readonly queues: readonly CompiledQueue[];
  readonly queueCount: number;
  readonly limits: Float64Array;
  readonly tally: Tally;
  readonly counts: Counts;
  readonly levels: Levels;
  readonly meter: LevelMeter;
  readonly routing: Routing;
  readonly chats = new ChatSlots(INITIAL_CAPACITY);
  readonly events: EventHeap;
  /** Contacts that wait for a slot, one line per queue. */
  readonly unassigned: WaitingLines;
  /** Contacts whose message waits for their agent, one line per agent. */
  readonly unread: WaitingLines;
  /** The contact each agent is typing to or handling, NONE when idle. */
  readonly serving: Int32Array;
  /** Row of the tally each agent's time belongs to: that of the queue the latest duty serves alone, else the team's. */
  readonly rowOf: Int32Array;
  arrivals: Arrivals;
  streams: readonly QueueStreams[];

  /** Replication 0 of the scenario, before its first arrival. */
  constructor(scenario: CompiledScenario, seed: number) {
    this.scenario = scenario;
    this.queues = scenario.queues;
    this.queueCount = scenario.queues.length;
    this.limits = scenario.withinSeconds;
    this.tally = new Tally(this.queueCount, scenario.intervalCount, this.limits.length);
    this.counts = countsOf(this.tally);
    this.levels = levelsOf(this.queueCount);
    this.meter = levelMeter(this.queueCount, this.tally);
    this.routing = new Routing(scenario);
    this.events = new EventHeap(this.queueCount + INITIAL_CAPACITY);
    this.unassigned = new WaitingLines(this.queueCount, INITIAL_CAPACITY);
    this.unread = new WaitingLines(scenario.agentCount, INITIAL_CAPACITY);
    this.serving = new Int32Array(scenario.agentCount).fill(NONE);
    this.rowOf = new Int32Array(scenario.agentCount).fill(this.tally.teamRow);
    this.arrivals = new Arrivals(scenario, seed, 0);
    this.streams = streamsOf(this.queueCount, seed, 0);
  }

  /** Back to an empty system at time zero, with the random numbers of one replication. */
  restart(seed: number, replication: number): void {
    this.now = 0;
    this.column = 0;
    this.tally.clear();
    this.meter.clear();
    this.routing.clear();
    this.chats.clear();
    this.events.clear();
    this.unassigned.clear();
    this.unread.clear();
    this.serving.fill(NONE);
    this.rowOf.fill(this.tally.teamRow);
    this.arrivals = new Arrivals(this.scenario, seed, replication);
    this.streams = streamsOf(this.queueCount, seed, replication);
  }

  /** Makes room for twice as many contacts at once. */
  grow(): void {
    this.chats.grow();
    this.events.grow(this.queueCount + this.chats.capacity);
    this.unassigned.grow(this.chats.capacity);
    this.unread.grow(this.chats.capacity);
  }
}

/** Live views of the counters the events write. */
type Counts = ReturnType<typeof countsOf>;

function countsOf(tally: Tally) {
  return {
    offered: tally.view('offered'),
    deflected: tally.view('deflected'),
    answered: tally.view('answered'),
    finished: tally.view('finished'),
    abandoned: tally.view('abandoned'),
    dropped: tally.view('dropped'),
    replies: tally.view('replies'),
    replySeconds: tally.view('replySeconds'),
    firstReplySeconds: tally.view('firstReplySeconds'),
    assigned: tally.view('assigned'),
    slotWaitSeconds: tally.view('slotWaitSeconds'),
    abandonedWaitSeconds: tally.view('abandonedWaitSeconds'),
    waited: tally.view('waited'),
    within: tally.viewPerLimit('within'),
    firstWithin: tally.viewPerLimit('firstWithin'),
    takenWithin: tally.viewPerLimit('takenWithin'),
  };
}

/** Where each kind of level starts in the meter: one per row follows, of agents by `rowOf`, of those waiting by queue. */
interface Levels {
  readonly typing: number;
  readonly held: number;
  readonly serving: number;
  readonly buffer: number;
  readonly overrun: number;
  readonly waiting: number;
}

function levelsOf(queueCount: number): Levels {
  const rows = queueCount + 1;
  return {
    typing: 0,
    held: rows,
    serving: 2 * rows,
    buffer: 3 * rows,
    overrun: 4 * rows,
    waiting: 5 * rows,
  };
}

const COUNTERS_OF_LEVELS = [
  'typingSeconds',
  'heldSeconds',
  'servingSeconds',
  'bufferSeconds',
  'overrunSeconds',
  'waitingSeconds',
] as const;

function levelMeter(queueCount: number, tally: Tally): LevelMeter {
  const levels = COUNTERS_OF_LEVELS.flatMap((counter) =>
    Array.from({ length: queueCount + 1 }, (_, row) => ({ counter, row })),
  );
  return new LevelMeter(levels, tally);
}

function streamsOf(queueCount: number, seed: number, replication: number): QueueStreams[] {
  return Array.from({ length: queueCount }, (_, queue) => ({
    chats: RandomStream.of(seed, replication, queue, PURPOSE.chats),
    patience: RandomStream.of(seed, replication, queue, PURPOSE.patience),
    deflection: RandomStream.of(seed, replication, queue, PURPOSE.deflection),
  }));
}
