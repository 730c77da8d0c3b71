import { erlangCAverageWaitSeconds, erlangCServiceLevel } from './erlang.ts';
import { assertQueueLoad, type Handling, type QueueLoad, type QueueTargets } from './handling.ts';
import { leastAgents } from './least-agents.ts';
import { threeMinutes } from './performance.ts';

/**
 * The agents that the usual rule of thumb for chats asks for: the whole time of a chat divided by the concurrency is
 * taken as the handling time of an Erlang C queue, its wait as the response, and giving up is not known. Replies that
 * wait behind the agent's other chats are missing in it, so it promises what it does not keep.
 * @throws RangeError for a load that cannot be.
 */
export function agentsByErlangC(load: QueueLoad, targets: QueueTargets): number {
  assertQueueLoad(load);
  const { contactsPerSecond, handling } = load;
  if (contactsPerSecond === 0) return 0;
  const handleSeconds = sharedHandleSeconds(handling);
  const erlangs = contactsPerSecond * handleSeconds;
  const keeps = (agents: number): boolean => {
    if (agents <= erlangs) return false;
    const { averageResponseSeconds = Infinity, answeredWithin, threeMinuteReplyRate = 0 } = targets;
    const level = (seconds: number) => erlangCServiceLevel(agents, erlangs, handleSeconds, seconds);
    return (
      erlangCAverageWaitSeconds(agents, erlangs, handleSeconds) <= averageResponseSeconds &&
      (answeredWithin === undefined || level(answeredWithin.seconds) >= answeredWithin.share) &&
      level(threeMinutes) >= threeMinuteReplyRate
    );
  };
  const least = Math.ceil(erlangs);
  const found = leastAgents({ least, most: 10 * least + 100_000, likely: least + 1 }, keeps);
  if (found === undefined) throw new RangeError('a share to be reached must be below 1, a time above 0');
  return found;
}

/** Agent time per contact if the chats an agent holds shared it without getting in each other's way. */
function sharedHandleSeconds(handling: Handling): number {
  if (handling.kind === 'task') return handling.averageHandleSeconds;
  const { agentSecondsPerReply, customerSecondsPerMessage, repliesPerChat, idleTailSeconds, concurrency } =
    handling;
  const chatSeconds =
    repliesPerChat * agentSecondsPerReply +
    (repliesPerChat - 1) * customerSecondsPerMessage +
    idleTailSeconds;
  return chatSeconds / concurrency;
}
