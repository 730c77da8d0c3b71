import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { TargetSet } from '../../domain/target.ts';
import { clockTime, minuteOfDay } from '../../domain/time.ts';
import type { Change } from '../../domain/what-ifs.ts';
import { toolsToToggle } from '../staffing/tool-toggles.ts';
import { withMorePeople } from './more-people.ts';

/** A change of the request; `fewer-people` caps the people who may be used, `cross-training` leaves open who learns what. */
export type RequestChange = Exclude<Change, { kind: 'fewer-people' | 'cross-training' }>;

/** Nobody promises an answer faster than this. */
const FASTEST_SECONDS = 1;

/** The request with one thing different. */
export function changedRequest(request: ResolvedRequest, change: RequestChange): ResolvedRequest {
  switch (change.kind) {
    case 'more-people':
      return withMorePeople(request, change);
    case 'earliest-start':
      return {
        ...request,
        templates: request.templates.map((template) => startingFrom(template, change.time)),
      };
    case 'latest-start':
      return {
        ...request,
        templates: request.templates.map((template) => startingUntil(template, change.time)),
      };
    case 'buffer-share': {
      const { share } = change;
      const minimum = share === 0 ? 0 : request.buffer.minimum;
      return { ...request, buffer: { ...request.buffer, share, minimum } };
    }
    case 'live-extra': {
      const liveStreams = request.calendar.liveStreams.map((stream) =>
        stream.extraAgents === undefined ? stream : { ...stream, extraAgents: change.agents },
      );
      return {
        ...request,
        buffer: { ...request.buffer, liveExtraAgents: change.agents },
        calendar: { ...request.calendar, liveStreams },
      };
    }
    case 'contract-week': {
      const { contractClass, maximumDaysPerWeek, maximumMinutesPerWeek } = change;
      return {
        ...request,
        contractClasses: request.contractClasses.map((one) =>
          one.id === contractClass ? { ...one, maximumDaysPerWeek, maximumMinutesPerWeek } : one,
        ),
      };
    }
    case 'overtime': {
      const { contractClass, minutesPerWeek } = change;
      const overtime = minutesPerWeek === 0 ? undefined : { maximumMinutesPerWeek: minutesPerWeek };
      return {
        ...request,
        contractClasses: request.contractClasses.map((one) =>
          contractClass === undefined || one.id === contractClass ? { ...one, overtime } : one,
        ),
      };
    }
    case 'rule-preferred': {
      const rule = { ...request.rules[change.rule], level: 'preferred' as const };
      return { ...request, rules: { ...request.rules, [change.rule]: rule } };
    }
    case 'response-seconds': {
      const { tier, bands, platform, always } = request.targets;
      const moved = <Set extends TargetSet>(set: Set): Set => withResponse(set, change.by);
      const targets = {
        ...request.targets,
        tier: tier && moved(tier),
        bands: bands.map(moved),
        platform: platform && moved(platform),
        always: always && moved(always),
      };
      const queues = request.queues.map((queue) => {
        return queue.targets === undefined ? queue : { ...queue, targets: moved(queue.targets) };
      });
      return { ...request, targets, queues };
    }
    case 'tool': {
      const others = request.tools.filter(({ name }) => name !== change.tool);
      const added = toolsToToggle(request.tools).filter(({ name }) => name === change.tool);
      return { ...request, tools: change.inUse ? [...others, ...added] : others };
    }
  }
}

type Template = ResolvedRequest['templates'][number];

/** Three shifts hand over to each other, so their starts stay. */
function startingUntil(template: Template, time: string): Template {
  const isLater = minuteOfDay(time) > minuteOfDay(template.start.to);
  return template.threeShifts || !isLater
    ? template
    : { ...template, start: { ...template.start, to: time } };
}

function startingFrom(template: Template, time: string): Template {
  const isEarlier = minuteOfDay(time) < minuteOfDay(template.start.from);
  if (template.threeShifts || !isEarlier) return template;
  const { from, stepMinutes } = template.start;
  const steps = Math.floor((minuteOfDay(from) - minuteOfDay(time)) / stepMinutes);
  return {
    ...template,
    start: { ...template.start, from: clockTime(minuteOfDay(from) - steps * stepMinutes) },
  };
}

function withResponse<Set extends TargetSet>(set: Set, by: number): Set {
  const seconds = set.averageResponseSeconds;
  if (seconds === undefined) return set;
  return { ...set, averageResponseSeconds: Math.max(FASTEST_SECONDS, seconds + by) };
}
