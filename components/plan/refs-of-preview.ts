import type { PlanPreview } from './types';

/** Every reference that a line of the preview names, once and sorted. */
export function refsOfPreview({ outcome, window, suddenEnd, asked, beside }: PlanPreview): readonly string[] {
  const shown =
    outcome.kind === 'refused'
      ? outcome.refusal.refs
      : [...outcome.plan.refs, ...outcome.plan.warnings.flatMap(({ refs }) => refs), ...outcome.plan.checkpoints.flatMap(({ refs }) => refs), ...outcome.curves.flatMap(({ refs }) => refs), ...outcome.summary.worries.flatMap(({ refs }) => refs)];
  return [...new Set([...shown, ...window.refs, ...(suddenEnd?.refs ?? []), ...asked.flatMap(({ refs }) => refs), ...beside.flatMap(({ says }) => says.flatMap(({ refs }) => refs))])].sort();
}
