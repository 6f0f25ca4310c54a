import type { Workspace } from '@/server/contracts/workspace';

type Kept = 'conditions' | 'allergies' | 'episodes' | 'observations' | 'reports' | 'lifeEvents';

/** The fact that an act added: the one that was not there before. `null` when none or several were. */
export function madeFact(list: Kept, before: Workspace, after: Workspace): string | null {
  const known = new Set(before.chart[list].map((fact) => fact.id));
  const added = after.chart[list].filter((fact) => !known.has(fact.id));
  return added.length === 1 ? (added[0]?.id ?? null) : null;
}
