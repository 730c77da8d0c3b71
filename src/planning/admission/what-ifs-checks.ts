import type { FieldError } from '../../domain/problem.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Change, ResolvedWhatIfs, WhatIfsRequest } from '../../domain/what-ifs.ts';
import { toolsToToggle } from '../staffing/tool-toggles.ts';
import { changedRequest } from '../what-ifs/changed-request.ts';
import { crossChecks } from './cross-checks.ts';
import { unknownNames } from './names.ts';

/** Everything wrong with the plan request, and changes that name what it does not have or what the law does not let go. */
export function whatIfsCrossChecks(
  { request: sent, changes = [] }: WhatIfsRequest,
  { request }: ResolvedWhatIfs,
): FieldError[] {
  const ofRequest = crossChecks(sent, request).map(({ path, message }) => ({
    path: path === '' ? 'request' : `request.${path}`,
    message,
  }));
  const ofChanges = changes.flatMap((change, index) => {
    const unknown = changeErrors(change, request);
    const isSound = ofRequest.length === 0 && unknown.length === 0;
    const isOfContracts = change.kind === 'overtime' || change.kind === 'contract-week';
    const errors = isOfContracts && isSound ? contractErrors(change, sent, request) : unknown;
    return errors.map(({ path, message }) => ({ path: `changes[${index}].${path}`, message }));
  });
  return [...ofRequest, ...ofChanges];
}

/** What a plan with other contracts would be refused for: no room in the rules, pins or hours owed that need more. */
function contractErrors(
  change: Extract<Change, { kind: 'overtime' | 'contract-week' }>,
  sent: PlanRequest,
  request: ResolvedRequest,
): FieldError[] {
  const refusals = (other: typeof change): FieldError[] => {
    const changed = changedRequest(request, other);
    const shifts = { ...sent.shifts, contractClasses: [...changed.contractClasses] };
    return crossChecks({ ...sent, shifts }, changed);
  };
  const found = refusals(change);
  const isForDays = (): boolean => {
    if (change.kind === 'overtime') return false;
    const { contractClass, maximumDaysPerWeek } = change;
    const { maximumMinutesPerWeek } = request.contractClasses.find(({ id }) => id === contractClass)!;
    return (
      refusals({ kind: 'contract-week', contractClass, maximumDaysPerWeek, maximumMinutesPerWeek }).length > 0
    );
  };
  const ofWeek = found.length > 0 && isForDays() ? 'maximumDaysPerWeek' : 'maximumMinutesPerWeek';
  return found.map(({ path, message }) => ({
    path: change.kind === 'overtime' ? 'minutesPerWeek' : ofWeek,
    message: `a plan changed so would be refused: ${path}: ${message}`,
  }));
}

function changeErrors(change: Change, request: ResolvedRequest): FieldError[] {
  const classIds = request.contractClasses.map(({ id }) => id);
  const ofClass = (name: string): FieldError[] =>
    unknownNames([name], classIds, 'contract class', () => 'contractClass');
  switch (change.kind) {
    case 'tool': {
      const known = toolsToToggle(request.tools).map(({ name }) => name);
      return known.includes(change.tool)
        ? []
        : [{ path: 'tool', message: `unknown tool; there are ${known.join(', ')}` }];
    }
    case 'more-people': {
      const { skills = [], contractClass } = change;
      const known = request.queues.map(({ skill }) => skill);
      const names = skills.map((one) => (typeof one === 'string' ? one : one.skill));
      const unknown = unknownNames(names, known, 'skill', (index) => `skills[${index}]`);
      return contractClass === undefined ? unknown : [...unknown, ...ofClass(contractClass)];
    }
    case 'contract-week':
      return ofClass(change.contractClass);
    case 'overtime':
      return change.contractClass === undefined ? [] : ofClass(change.contractClass);
    case 'rule-preferred': {
      const { level, requiredByPack, article } = request.rules[change.rule];
      if (level !== 'required')
        return [{ path: 'rule', message: `is ${level} already; only a required rule can be let go` }];
      return requiredByPack ? [{ path: 'rule', message: `the rule pack asks for it: ${article}` }] : [];
    }
    case 'fewer-people':
    case 'cross-training':
    case 'earliest-start':
    case 'latest-start':
    case 'buffer-share':
    case 'live-extra':
    case 'response-seconds':
      return [];
  }
}
