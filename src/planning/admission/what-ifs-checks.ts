import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedWhatIfs, WhatIfsRequest } from '../../domain/what-ifs.ts';
import { toolsToToggle } from '../staffing/tool-toggles.ts';
import { crossChecks } from './cross-checks.ts';

/** Everything wrong with the plan request, and tools to change that nobody knows. */
export function whatIfsCrossChecks(
  { request: sent, changes = [] }: WhatIfsRequest,
  { request }: ResolvedWhatIfs,
): FieldError[] {
  const ofRequest = crossChecks(sent, request).map(({ path, message }) => ({
    path: path === '' ? 'request' : `request.${path}`,
    message,
  }));
  const known = toolsToToggle(request.tools).map(({ name }) => name);
  const ofChanges = changes.flatMap((change, index) =>
    change.kind === 'tool' && !known.includes(change.tool)
      ? [{ path: `changes[${index}].tool`, message: `unknown tool; there are ${known.join(', ')}` }]
      : [],
  );
  return [...ofRequest, ...ofChanges];
}
