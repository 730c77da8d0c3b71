import { z } from 'zod';

/** What a caller may do; each scope includes those before it. */
export const Scope = z.enum(['read', 'plan', 'admin']).meta({
  id: 'Scope',
  description: '`read` reads, `plan` also creates, changes and removes plans, `admin` also manages keys.',
});
export type Scope = z.infer<typeof Scope>;

/** Whether who holds one scope may do what asks for another. */
export function includesScope(held: Scope, asked: Scope): boolean {
  return Scope.options.indexOf(held) >= Scope.options.indexOf(asked);
}
