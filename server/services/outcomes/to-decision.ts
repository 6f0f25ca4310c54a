import type { DecisionRow } from '@/db/queries/outcomes/decisions';
import { localDate } from '@/server/clinical/model/local-date';
import type { SignedDecision } from '@/server/clinical/model/outcome';
import { decisionInput } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';

/** A signed note as a decision; `null` where nothing was decided in it. */
export function toDecision({ noteId, visitId, number, version, on, startOn, decision, inError }: DecisionRow): SignedDecision | null {
  const read = decisionInput.safeParse(decision).data;
  if (read === undefined) return null;
  return { noteId, visitId, number, version, on: localDate(on), startOn: startOn === null ? null : localDate(startOn), kind: read.kind, options: read.kind === 'options' ? read.options : [], inError };
}

/** Rows of each patient, in their order. */
export function byPatient<Row extends { readonly patientId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.patientId);
    if (group === undefined) groups.set(row.patientId, [row]);
    else group.push(row);
  }
  return groups;
}

export const optionTitles = (ids: readonly string[]): string => ids.map((id) => loadKnowledge().options.find((option) => option.id === id)?.title ?? id).join('; ');
