import type { ReferenceId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';

/** Kinds of work that are product information; an open-label trial is none. */
const LABEL = /^label/i;

/** Whether one of these works is product information. */
export function ofLabel({ references }: Pick<Knowledge, 'references'>): (refs: readonly ReferenceId[]) => boolean {
  const labels = new Set(references.flatMap((work) => (LABEL.test(work.type) ? [work.id, ...work.aliases] : [])));
  return (refs) => refs.some((ref) => labels.has(ref));
}
