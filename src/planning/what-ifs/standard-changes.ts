import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Change } from '../../domain/what-ifs.ts';
import { toolEffectInWords, toolsToToggle } from '../staffing/tool-toggles.ts';

type Asked = Pick<ResolvedRequest, 'queues' | 'tools' | 'contractClasses' | 'staff'>;

/** What a manager asks first; tools only where they change something, dear answers last. */
export function standardChanges(request: Asked): Change[] {
  const { queues, tools } = request;
  const effective = toolsToToggle(tools).filter((tool) => {
    const others = tools.filter(({ name }) => name !== tool.name);
    return queues.some((queue) => toolEffectInWords(tool, queue, others).changes);
  });
  return [
    { kind: 'fewer-people', people: 1 },
    { kind: 'more-people', people: 1 },
    ...(new Set(queues.map(({ skill }) => skill)).size > 1 ? [{ kind: 'cross-training' as const }] : []),
    { kind: 'latest-start', time: '22:00' },
    ...[0, 0.05, 0.1, 0.15].map((share): Change => ({ kind: 'buffer-share', share })),
    ...[10, -10, 20, -20].map((by): Change => ({ kind: 'response-seconds', by })),
    ...(mayGoWithoutOvertime(request) ? [{ kind: 'overtime' as const, minutesPerWeek: 0 }] : []),
    ...effective.map(({ name }): Change => {
      return { kind: 'tool', tool: name, inUse: !tools.some((tool) => tool.name === name) };
    }),
  ];
}

/** Whether there is overtime to go without. Pinned shifts may rest on it, and would leave no roster without it. */
function mayGoWithoutOvertime({ contractClasses, staff }: Asked): boolean {
  const ids = contractClasses.flatMap(({ id, overtime }) => (overtime === undefined ? [] : [id]));
  const arePinned =
    staff.kind === 'team' &&
    staff.agents.some(
      ({ contractClass, pins }) => ids.includes(contractClass) && pins.some(({ kind }) => kind === 'shift'),
    );
  return ids.length > 0 && !arePinned;
}
