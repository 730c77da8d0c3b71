import { History } from '../../../../src/domain/history.ts';
import type { RuleName } from '../../../../src/domain/rules.ts';
import type { ContractClass } from '../../../../src/domain/shift.ts';
import { edited, everybody, ifDays, ifNight, isTeam, ruled, somebodyWorking } from './breaker.ts';
import type { Breaker } from './breaker.ts';

/** One way to break each rule for minors and averaged hours, whatever the roster. */
export const LAW_BREAKERS: Readonly<Record<string, Breaker>> = {
  'minor-minutes': asMinors({ 'minor-minutes': 0 }),
  'minor-night-work': ifNight(1, asMinors({ 'minor-night-work': 0 })),
  'minor-daily-rest': ifDays(2, asMinors({ 'minor-daily-rest': 100_000 })),
  'minor-rest-days': ifDays(7, asMinors({ 'minor-rest-days': 8 })),
  'minor-break': (good) =>
    asMinors({ 'minor-break': 0 })(
      edited((roster) => void (somebodyWorking(roster).assignments[0].breaks = []))(good),
    ),
  'comprehensive-hours': (good) => {
    if (!isTeam(good)) return undefined;
    const { request, roster } = everybody({ history: History.parse({ minutesThisPeriod: 600_000 }) })(good);
    const contractClasses = request.contractClasses.map(averaged);
    return ruled({ 'comprehensive-hours': 0 })({ request: { ...request, contractClasses }, roster });
  },
};

/** Makes everybody a minor and rules required, each with a limit; undefined in a hiring plan. */
function asMinors(limits: Partial<Record<RuleName, number>>): Breaker {
  return (good) => (isTeam(good) ? ruled(limits)(everybody({ protections: ['minor'] })(good)) : undefined);
}

/** The class with hours averaged over the year. */
function averaged(contract: ContractClass): ContractClass {
  const comprehensiveHours = { period: 'year', approvalRef: 'made up', overtimeMinutesPerMonth: 0 } as const;
  return { ...contract, overtime: undefined, comprehensiveHours };
}
