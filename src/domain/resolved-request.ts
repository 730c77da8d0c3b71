import type { Agent, Hiring } from './agent.ts';
import type { ResolvedDeferrableWork } from './deferrable-work.ts';
import type { Objective } from './objective.ts';
import type { Pay } from './pay.ts';
import type { Published } from './published.ts';
import type { ResolvedDemand } from './resolved-demand.ts';
import type { RuleBook } from './rules.ts';
import type { ContractClass, ShiftTemplate } from './shift.ts';
import type { Skill } from './skill.ts';
import type { Succession } from './succession.ts';

/** A request with every preset and default replaced by data: all that planning and audit need to know. */
export interface ResolvedRequest extends ResolvedDemand {
  readonly deferrableWork: readonly ResolvedDeferrableWork[];
  readonly contractClasses: readonly ContractClass[];
  readonly templates: readonly ShiftTemplate[];
  /** Times of day at which shifts may start, at most; undefined without a limit. */
  readonly maximumDistinctStarts: number | undefined;
  readonly forbiddenSuccessions: readonly Succession[];
  readonly staff: Staff;
  readonly rules: RuleBook;
  readonly pay: Pay;
  readonly objective: Objective;
  /** A roster to change as little as possible; its absences are leave of `staff` already. */
  readonly published: Published | undefined;
}

export type Staff =
  | { readonly kind: 'team'; readonly agents: readonly Agent[] }
  | {
      readonly kind: 'hiring';
      readonly skillSets: readonly (readonly Skill[])[];
      readonly maximumPeople: Hiring['maximumPeople'];
    };
