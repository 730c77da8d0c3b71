import { PHASE } from './chat-slots.ts';
import { standardExponential } from './elementary.ts';
import { NONE } from './event-heap.ts';
import type { TeamState } from './team-state.ts';

/** The way of a contact through the team: one function per event, and the steps they share. Nothing is allocated. */

/** Sets the event of a queue's next contact, if the horizon holds another. */
export function scheduleArrival(team: TeamState, queue: number): void {
  const seconds = team.arrivals.next(queue);
  if (seconds < Infinity) team.events.schedule(queue, seconds);
  else team.events.cancel(queue);
}

/** Event: a contact arrives. A bot settles it, an agent takes it, or it waits. */
export function contactArrives(team: TeamState, queue: number): void {
  scheduleArrival(team, queue);
  const { chats, counts, queues } = team;
  const data = queues[queue];
  const streams = team.streams[queue];
  const cell = queue * team.tally.columns + team.column;
  // Drawn for every contact, deflected or not and waiting or not, so that customer n stays the same customer.
  const seedA = streams.chats.nextBits();
  const seedB = streams.chats.nextBits();
  const patienceBits = streams.patience.nextBits();
  if (data.deflectedShare > 0 && streams.deflection.nextBits() < data.deflectedShare * 2 ** 32) {
    counts.deflected[cell] += 1;
    return;
  }
  counts.offered[cell] += 1;
  if (chats.isFull) team.grow();
  const chat = chats.take(queue, seedA, seedB);
  const exponential = standardExponential(chats.nextBits(chat));
  chats.repliesLeft[chat] = 1 + Math.floor(exponential * data.furtherRepliesPerExponential);
  chats.phase[chat] = PHASE.awaiting;
  chats.agent[chat] = NONE;
  chats.arrivalCell[chat] = cell;
  chats.messageCell[chat] = cell;
  chats.arrivalSeconds[chat] = team.now;
  chats.messageSeconds[chat] = team.now;
  const agent = team.routing.leastLoaded(queue);
  if (agent !== NONE) {
    assign(team, chat, agent);
    return;
  }
  counts.waited[cell] += 1;
  team.unassigned.pushBack(queue, chat);
  team.meter.change(team.levels.waiting + queue, 1, team.now);
  startPatience(team, chat, patienceBits);
}

/** Event: the customer writes again. */
export function messageArrives(team: TeamState, chat: number): void {
  const { chats } = team;
  const agent = chats.agent[chat];
  chats.phase[chat] = PHASE.awaiting;
  chats.messageSeconds[chat] = team.now;
  chats.messageCell[chat] = chats.queue[chat] * team.tally.columns + team.column;
  if (agent === NONE) startPatience(team, chat, chats.nextBits(chat));
  else deliver(team, chat, agent);
}

/** Event: a customer without an agent leaves. */
export function customerLeaves(team: TeamState, chat: number): void {
  const { chats, counts } = team;
  const cell = chats.arrivalCell[chat];
  if (chats.answered[chat] === 1) counts.dropped[cell] += 1;
  else counts.abandoned[cell] += 1;
  if (chats.assigned[chat] === 0) counts.abandonedWaitSeconds[cell] += team.now - chats.arrivalSeconds[chat];
  leaveLine(team, chat);
  team.events.cancel(team.queueCount + chat);
  chats.release(chat);
}

/** Event: the reply is sent, or the task is done. The agent turns to the message that has waited longest. */
export function serviceEnds(team: TeamState, chat: number): void {
  const { chats } = team;
  const data = team.queues[chats.queue[chat]];
  const agent = chats.agent[chat];
  if (!data.isTask) recordReply(team, chat);
  stopServing(team, agent);
  chats.repliesLeft[chat] -= 1;
  const isOver = data.isTask || chats.repliesLeft[chat] === 0;
  if (!isOver) {
    chats.phase[chat] = PHASE.thinking;
    const seconds = data.thinkingSeconds * standardExponential(chats.nextBits(chat));
    team.events.schedule(team.queueCount + chat, team.now + seconds);
  } else if (data.idleTailSeconds > 0) {
    chats.phase[chat] = PHASE.closing;
    team.events.schedule(team.queueCount + chat, team.now + data.idleTailSeconds);
  }
  readNext(team, agent);
  if (isOver && data.idleTailSeconds === 0) contactCloses(team, chat);
}

/** Event: the contact is over and its slot free. An agent who is on duty takes who waits. */
export function contactCloses(team: TeamState, chat: number): void {
  const { chats, routing } = team;
  const agent = chats.agent[chat];
  finishContact(team, chat);
  if (routing.poolOf[agent] !== NONE) takeWaiting(team, agent);
  else if (routing.load[agent] === 0)
    team.meter.change(team.levels.overrun + team.rowOf[agent], -1, team.now);
}

/** The contact leaves its agent's slot and the system. */
export function finishContact(team: TeamState, chat: number): void {
  const { chats } = team;
  team.counts.finished[chats.arrivalCell[chat]] += 1;
  freeSlot(team, chat, chats.agent[chat]);
  team.events.cancel(team.queueCount + chat);
  chats.release(chat);
}

/** Gives a contact to an agent; the customer's message, if one is unanswered, joins the agent's unread. */
export function assign(team: TeamState, chat: number, agent: number): void {
  const { chats, counts, routing } = team;
  if (chats.assigned[chat] === 0) {
    chats.assigned[chat] = 1;
    const cell = chats.arrivalCell[chat];
    const seconds = team.now - chats.arrivalSeconds[chat];
    counts.assigned[cell] += 1;
    counts.slotWaitSeconds[cell] += seconds;
    countWithin(team, counts.takenWithin, cell, seconds);
  }
  chats.agent[chat] = agent;
  team.meter.change(team.levels.held + team.rowOf[agent], 1, team.now);
  if (team.queues[chats.queue[chat]].isTask) routing.startTask(agent);
  else routing.changeLoad(agent, 1);
  if (chats.phase[chat] === PHASE.awaiting) deliver(team, chat, agent);
}

/** Takes a contact out of the line of those without an agent. */
export function leaveLine(team: TeamState, chat: number): void {
  const queue = team.chats.queue[chat];
  team.unassigned.remove(queue, chat);
  team.meter.change(team.levels.waiting + queue, -1, team.now);
}

/** Sets the event at which a customer without an agent leaves; none when they never do. */
export function startPatience(team: TeamState, chat: number, bits: number): void {
  const { patienceSeconds } = team.queues[team.chats.queue[chat]];
  const id = team.queueCount + chat;
  if (patienceSeconds === Infinity) team.events.cancel(id);
  else team.events.schedule(id, team.now + patienceSeconds * standardExponential(bits));
}

/** The agent stops typing or handling; whatever becomes of the contact. */
export function stopServing(team: TeamState, agent: number): void {
  team.serving[agent] = NONE;
  team.meter.change(team.levels.typing + team.rowOf[agent], -1, team.now);
}

/** An idle agent turns to the message that has waited longest. */
export function readNext(team: TeamState, agent: number): void {
  const chat = team.unread.head[agent];
  if (chat === NONE) return;
  team.unread.remove(agent, chat);
  startServing(team, chat, agent);
}

/** The agent holds this contact no longer. */
export function freeSlot(team: TeamState, chat: number, agent: number): void {
  team.meter.change(team.levels.held + team.rowOf[agent], -1, team.now);
  if (team.queues[team.chats.queue[chat]].isTask) team.routing.endTask(agent);
  else team.routing.changeLoad(agent, -1);
}

/** Whether the line of queue `a` goes before that of queue `b`: lower priority number, then the longer-waiting head. */
export function goesBefore(team: TeamState, a: number, b: number): boolean {
  const difference = team.queues[a].priority - team.queues[b].priority;
  if (difference !== 0) return difference < 0;
  const { arrivalSeconds } = team.chats;
  return arrivalSeconds[team.unassigned.head[a]] < arrivalSeconds[team.unassigned.head[b]];
}

function takeWaiting(team: TeamState, agent: number): void {
  const queues = team.scenario.pools[team.routing.poolOf[agent]].queues;
  for (;;) {
    let first = NONE;
    for (let position = 0; position < queues.length; position += 1) {
      const queue = queues[position];
      if (team.unassigned.length[queue] === 0 || !team.routing.hasSlot(agent, queue)) continue;
      if (first === NONE || goesBefore(team, queue, first)) first = queue;
    }
    if (first === NONE) return;
    const chat = team.unassigned.head[first];
    leaveLine(team, chat);
    assign(team, chat, agent);
  }
}

function deliver(team: TeamState, chat: number, agent: number): void {
  if (team.serving[agent] === NONE) {
    startServing(team, chat, agent);
  } else {
    team.events.cancel(team.queueCount + chat);
    team.unread.pushBack(agent, chat);
  }
}

function startServing(team: TeamState, chat: number, agent: number): void {
  const { chats } = team;
  const data = team.queues[chats.queue[chat]];
  team.serving[agent] = chat;
  chats.phase[chat] = PHASE.served;
  team.meter.change(team.levels.typing + team.rowOf[agent], 1, team.now);
  // A task is answered when it is taken up, once, even if it was handed back since.
  if (data.isTask && chats.answered[chat] === 0) recordReply(team, chat);
  const slowdown = 1 + data.switchingShare * (team.routing.load[agent] - 1);
  const seconds = data.serviceSeconds * slowdown * data.service.draw(chats.nextBits(chat));
  team.events.schedule(team.queueCount + chat, team.now + seconds);
}

function recordReply(team: TeamState, chat: number): void {
  const { chats, counts } = team;
  const cell = chats.messageCell[chat];
  const seconds = team.now - chats.messageSeconds[chat];
  counts.replies[cell] += 1;
  counts.replySeconds[cell] += seconds;
  countWithin(team, counts.within, cell, seconds);
  if (chats.answered[chat] === 1) return;
  chats.answered[chat] = 1;
  const arrivalCell = chats.arrivalCell[chat];
  counts.answered[arrivalCell] += 1;
  counts.firstReplySeconds[arrivalCell] += seconds;
  countWithin(team, counts.firstWithin, arrivalCell, seconds);
}

function countWithin(team: TeamState, counter: Float64Array, cell: number, seconds: number): void {
  const { limits } = team;
  const { cells } = team.tally;
  for (let limit = 0; limit < limits.length; limit += 1) {
    if (seconds <= limits[limit]) counter[limit * cells + cell] += 1;
  }
}
