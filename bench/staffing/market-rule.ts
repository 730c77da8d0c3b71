import { agentsByErlangC } from '../../models/queueing/erlang-c-rule.ts';
import type { ChatHandling } from '../../models/queueing/handling.ts';
import { requiredAgents } from '../../models/queueing/requirement.ts';
import { simulateSteady } from '../../models/simulation/simulate-steady.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';

const NAME = 'usual rule, handling time by concurrency into Erlang C';

/** 9.5 chats a minute, four at once; 80 % are to get an agent within 30 s. */
const contactsPerSecond = 9.5 / 60;
const handling: ChatHandling = {
  kind: 'chat',
  agentSecondsPerReply: 20,
  customerSecondsPerMessage: 45,
  repliesPerChat: 8,
  idleTailSeconds: 0,
  concurrency: 4,
  patienceSeconds: 90,
};
const asked = { share: 0.8, seconds: 30 };
const repliesPerTeam = 5_000_000;

/**
 * How wrong the usual rule for chats is: the agents it asks for, ours, and which share of the chats offered gets an agent in
 * time with either in the simulation.
 */
export function marketRule(options: BenchOptions): Figure[] {
  if (!isWanted(NAME, options)) return [];
  const load = { contactsPerSecond, handling };
  const requirement = requiredAgents(load, { answeredWithin: asked });
  if (requirement.status !== 'met') throw new Error('80 % within 30 s are within reach');
  const theirs = agentsByErlangC(load, { answeredWithin: asked });
  const ours = requirement.agents;
  const measured = (what: string, value: number, unit: string, goal?: string): Figure =>
    figure({ bench: 'staffing', case: `${NAME}: ${what}`, value, unit }, goal);
  return [
    measured('its agents', theirs, 'agents'),
    measured('its share answered in time', servedInTime(theirs), 'share'),
    measured('agents needed', ours, 'agents'),
    measured('their share answered in time', servedInTime(ours), 'share', '>= 0.795'),
  ];
}

function servedInTime(agents: number): number {
  const { overall } = simulateSteady(
    {
      queues: [{ name: 'chat', contactsPerSecond, handling }],
      agents: [{ count: agents, duty: { queues: [0], standing: 'regular' } }],
      withinSeconds: [asked.seconds],
    },
    { seed: 1, maximumReplies: repliesPerTeam },
  );
  return overall.limits.find(({ seconds }) => seconds === asked.seconds)!.takenOfOffered!.mean;
}
