import { PHASE } from './chat-slots.ts';
import {
  assign,
  finishContact,
  freeSlot,
  goesBefore,
  leaveLine,
  readNext,
  startPatience,
  stopServing,
} from './contact-flow.ts';
import { NONE } from './event-heap.ts';
import type { TeamState } from './team-state.ts';

/** An interval begins: agents go, contacts are handed back where the scenario says so, agents come and take who waits. */
export function changeShift(team: TeamState, interval: number): void {
  team.column = interval;
  team.meter.enter(interval, team.now);
  if (!setDuties(team, interval)) return;
  if (team.scenario.handsBack) handBack(team);
  countPresent(team);
  takeWaitingTogether(team);
}

/** Puts every agent into the pool of the interval. @returns whether anything changed. */
function setDuties(team: TeamState, interval: number): boolean {
  const { agentCount, poolOf } = team.scenario;
  let hasChange = false;
  for (let agent = 0; agent < agentCount; agent += 1) {
    const pool = poolOf[interval * agentCount + agent];
    if (pool === team.routing.poolOf[agent]) continue;
    hasChange = true;
    const chat = team.serving[agent];
    const isOnTask = chat !== NONE && team.queues[team.chats.queue[chat]].isTask;
    team.routing.setPool(agent, pool, isOnTask ? 'on-task' : 'free');
    if (pool !== NONE) bookUnder(team, agent, rowOfPool(team, pool));
  }
  return hasChange;
}

/** Row that the time of a pool's agents belongs to. */
function rowOfPool(team: TeamState, pool: number): number {
  const { queues } = team.scenario.pools[pool];
  return queues.length === 1 ? queues[0] : team.tally.teamRow;
}

/** From now on an agent's time, and the contacts held, belong to another row. */
function bookUnder(team: TeamState, agent: number, row: number): void {
  const before = team.rowOf[agent];
  if (row === before) return;
  team.rowOf[agent] = row;
  const { levels, meter, now } = team;
  const held = team.routing.load[agent];
  meter.change(levels.held + before, -held, now);
  meter.change(levels.held + row, held, now);
  if (team.serving[agent] === NONE) return;
  meter.change(levels.typing + before, -1, now);
  meter.change(levels.typing + row, 1, now);
}

/** Returns the contacts whose agent may no longer serve their queue; the earliest arrived ends up at the head. */
function handBack(team: TeamState): void {
  const { chats, routing } = team;
  const { pools } = team.scenario;
  const returned: number[] = [];
  for (let chat = 0; chat < chats.capacity; chat += 1) {
    if (!chats.isInUse(chat) || chats.agent[chat] === NONE) continue;
    const pool = routing.poolOf[chats.agent[chat]];
    if (pool === NONE || !pools[pool].queues.includes(chats.queue[chat])) returned.push(chat);
  }
  const agents = new Set(returned.map((chat) => chats.agent[chat]));
  returned.sort((a, b) => chats.arrivalSeconds[b] - chats.arrivalSeconds[a]);
  for (const chat of returned) handBackOne(team, chat);
  for (const agent of agents) if (team.serving[agent] === NONE) readNext(team, agent);
}

function handBackOne(team: TeamState, chat: number): void {
  const { chats } = team;
  const agent = chats.agent[chat];
  if (chats.phase[chat] === PHASE.closing) {
    finishContact(team, chat);
    return;
  }
  if (chats.phase[chat] === PHASE.served) {
    stopServing(team, agent);
    chats.phase[chat] = PHASE.awaiting;
  } else if (chats.phase[chat] === PHASE.awaiting) {
    team.unread.remove(agent, chat);
  }
  freeSlot(team, chat, agent);
  const queue = chats.queue[chat];
  chats.agent[chat] = NONE;
  team.unassigned.pushFront(queue, chat);
  team.meter.change(team.levels.waiting + queue, 1, team.now);
  if (chats.phase[chat] === PHASE.awaiting) startPatience(team, chat, chats.nextBits(chat));
}

function countPresent(team: TeamState): void {
  const { agentCount, pools } = team.scenario;
  const { levels, meter, rowOf, routing } = team;
  // The levels of agents serving, in the buffer and staying on follow one another.
  const present = new Int32Array(3 * (team.queueCount + 1));
  const add = (level: number, row: number): void => void (present[level - levels.serving + row] += 1);
  for (let agent = 0; agent < agentCount; agent += 1) {
    const pool = routing.poolOf[agent];
    if (pool !== NONE) add(pools[pool].isBuffer ? levels.buffer : levels.serving, rowOf[agent]);
    else if (routing.load[agent] > 0) add(levels.overrun, rowOf[agent]);
  }
  present.forEach((agents, place) => {
    const level = levels.serving + place;
    meter.change(level, agents - meter.level[level], team.now);
  });
}

/** Spreads those who wait over all free slots, least-loaded first, instead of filling one agent after the other. */
function takeWaitingTogether(team: TeamState): void {
  for (;;) {
    let first = NONE;
    for (let queue = 0; queue < team.queueCount; queue += 1) {
      if (team.unassigned.length[queue] === 0 || team.routing.leastLoaded(queue) === NONE) continue;
      if (first === NONE || goesBefore(team, queue, first)) first = queue;
    }
    if (first === NONE) return;
    const chat = team.unassigned.head[first];
    leaveLine(team, chat);
    assign(team, chat, team.routing.leastLoaded(first));
  }
}
