import { audit } from '../../src/audit/audit.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { admit } from '../../src/planning/admit.ts';
import { plan } from '../../src/planning/plan.ts';
import type { Solver } from '../../src/solvers/solver.ts';
import { judgePlainly } from './plain-judge.ts';
import { FEATURES } from './random-features.ts';
import { randomRequest } from './random-request.ts';

/** What became of a random request: refused, or planned, and what is wrong that the roster does not report. */
export type RandomRoster =
  | { readonly status: 'refused' }
  | {
      readonly status: 'planned';
      readonly roster: Roster;
      readonly unreported: readonly string[];
      /** Names of `FEATURES` that request or roster have. */
      readonly features: readonly string[];
    };

/** Enough for requests as small as these; a plan that is stopped is a roster all the same. */
const SECONDS = 0.2;
const STOPPED_AFTER_MILLISECONDS = 300;

/** Plans one random request, and judges its roster by a fresh audit and by the plain judge. */
export function planRandom(seed: number, index: number, solver: Solver): RandomRoster {
  const admission = admit(randomRequest(seed, index));
  if (admission.status === 'refused') return { status: 'refused' };
  const request = {
    ...admission.request,
    objective: { ...admission.request.objective, timeLimitSeconds: SECONDS },
  };
  const begin = performance.now();
  const roster = plan(request, {
    solver,
    shouldStop: () => performance.now() - begin > STOPPED_AFTER_MILLISECONDS,
    onProgress: () => undefined,
    now: () => performance.now(),
  });
  const reported = new Set(roster.violations.map(({ rule, person }) => `${rule} ${person ?? ''}`));
  const found = audit(request, roster).violations;
  const known = new Set(roster.violations.map((one) => JSON.stringify(one)));
  const isPassed = !found.some(({ level }) => level === 'required');
  return {
    status: 'planned',
    roster,
    features: Object.keys(FEATURES).filter((name) => FEATURES[name]({ request, roster })),
    unreported: [
      ...found
        .filter((one) => !known.has(JSON.stringify(one)))
        .map(({ rule, detail }) => `${rule}: ${detail}`),
      ...(isPassed === roster.certificate.audit.passed
        ? []
        : ['the certificate says otherwise than the audit']),
      ...judgePlainly(request, roster)
        .filter(({ check, person }) => !reported.has(`${check} ${person ?? ''}`))
        .map(({ check, person, detail }) => `${check} ${person ?? ''}: ${detail} (plain judge)`),
    ],
  };
}
