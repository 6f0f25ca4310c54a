import type { Plan } from '../model/plan';
import type { PlannedChange } from '../model/visit';

/** The plan and the visit that names the option it was made for. */
export type Planning = { readonly visit: { readonly plan: Pick<PlannedChange, 'option'> | null }; readonly plan: Plan | null };

/** The plan where it belongs to this option; that of another option says nothing of which medicines this one would begin. */
export const planOf = (option: string, { visit, plan }: Planning): Plan | null => (visit.plan?.option === option ? plan : null);
