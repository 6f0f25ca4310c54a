import type { Workspace } from '@/server/contracts/workspace';
import type { RouterInputs } from '../trpc/use-trpc';

/** The advice that a page stands on, as the server is asked whether it still holds. */
export const shownAdvice = ({ assessment }: Pick<Workspace, 'assessment'>): NonNullable<RouterInputs['workspace']['changes']['shown']> => ({
  fingerprint: assessment.fingerprint,
  on: assessment.on,
  knowledge: assessment.knowledge.hash,
  options: assessment.options.map(({ id, status, reasons, unknown }) => ({ id, status, reasons: reasons.filter(({ kind }) => kind !== 'missing-information').map(({ rule }) => rule), unknown: unknown.map(({ fact }) => fact) })),
});
