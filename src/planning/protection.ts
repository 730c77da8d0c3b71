import type { Agent } from '../domain/agent.ts';

type Protected = Pick<Agent, 'protections'>;

/** Whether somebody is protected for pregnancy or nursing, by rules against night work and overtime. */
export function isExpectingOrNursing({ protections }: Protected): boolean {
  return protections.some((protection) => protection !== 'minor');
}

/** Whether somebody is 16 or 17. */
export function isMinor({ protections }: Protected): boolean {
  return protections.includes('minor');
}
