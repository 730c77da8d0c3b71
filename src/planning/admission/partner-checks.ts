import { hasAuthority } from '../../domain/agent.ts';
import type { Agent } from '../../domain/agent.ts';
import type { FieldError } from '../../domain/problem.ts';
import { unknownNames } from './names.ts';

/** Partners are others of the team, and somebody else has the authority wished for. */
export function partnerChecks(agents: readonly Agent[]): FieldError[] {
  const ids = agents.map(({ id }) => id);
  return agents.flatMap((agent, index) =>
    agent.preferences.partners.flatMap(({ agents: named = [], authority }, k) => {
      const path = `team.agents[${index}].preferences.partners[${k}]`;
      const others = agents.filter((other) => other !== agent);
      const errors = unknownNames(named, ids, 'agent', (one) => `${path}.agents[${one}]`);
      const self = named.indexOf(agent.id);
      if (self >= 0)
        errors.push({ path: `${path}.agents[${self}]`, message: 'nobody is a partner of their own' });
      if (authority !== undefined && !others.some((other) => hasAuthority(other.authority, authority)))
        errors.push({
          path: `${path}.authority`,
          message: `nobody else in the team has the authority of a ${authority}`,
        });
      return errors;
    }),
  );
}
