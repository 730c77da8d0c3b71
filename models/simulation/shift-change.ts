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
  const hasChange = setDuties(team, interval);
  if (hasChange && team.scenario.handsBack) handBack(team);
  countPresent(team);
  if (hasChange) takeWaitingTogether(team);
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
  }
  return hasChange;
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
    stopServing(team, chat, agent);
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
  let serving = 0;
  let buffer = 0;
  let overrun = 0;
  for (let agent = 0; agent < agentCount; agent += 1) {
    const pool = team.routing.poolOf[agent];
    if (pool === NONE) overrun += team.routing.load[agent] > 0 ? 1 : 0;
    else if (pools[pool].isBuffer) buffer += 1;
    else serving += 1;
  }
  const { levels, meter } = team;
  meter.change(levels.serving, serving - meter.level[levels.serving], team.now);
  meter.change(levels.buffer, buffer - meter.level[levels.buffer], team.now);
  meter.change(levels.overrun, overrun - meter.level[levels.overrun], team.now);
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
