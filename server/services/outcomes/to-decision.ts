import type { DecisionRow } from '@/db/queries/outcomes/decisions';
import { localDate } from '@/server/clinical/model/local-date';
import type { SignedDecision } from '@/server/clinical/model/outcome';
import { newestVersions } from '@/server/clinical/outcome/periods';
import { decisionInput } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';

/**
 * A signed note as a decision; `null` where nothing was decided in it.
 * @throws where something was decided that cannot be read, as by a version with other options
 */
export function toDecision({ noteId, visitId, number, version, on, startOn, decision, inError }: DecisionRow): SignedDecision | null {
  if (decision === null) return null;
  const read = decisionInput.parse(decision);
  return { noteId, visitId, number, version, on: localDate(on), startOn: startOn === null ? null : localDate(startOn), kind: read.kind, options: read.kind === 'options' ? read.options : [], inError };
}

/** Versions of notes that were not entered in error: what was decided in one that was counts for nothing, whether it can be read or not. */
export function ofNotesThatStand(rows: readonly DecisionRow[]): readonly DecisionRow[] {
  const dropped = new Set(newestVersions(rows).filter(({ inError }) => inError).map(({ number }) => number));
  return rows.filter(({ number }) => !dropped.has(number));
}

/** The decisions of one patient as far as they can be read. One that cannot be stands for nothing, and nothing that was decided before it stands as present: what it chose nobody knows. */
export function readDecisions(rows: readonly DecisionRow[]): { readonly decisions: readonly SignedDecision[]; readonly unread: readonly DecisionRow[] } {
  const unread: DecisionRow[] = [];
  const decisions = rows.flatMap((row): SignedDecision[] => {
    try {
      return [toDecision(row)].filter((decision) => decision !== null);
    } catch {
      unread.push(row);
      const { noteId, visitId, number, version, on, inError } = row;
      return [{ noteId, visitId, number, version, on: localDate(on), startOn: null, kind: 'none-of-these', options: [], inError }];
    }
  });
  const standing = new Set(newestVersions(rows).filter(({ inError }) => !inError));
  return { decisions, unread: unread.filter((row) => standing.has(row)) };
}

/** Reads rows of many patients in slices, so that no limit of one reading cuts what was decided or scored last. */
export async function readInSlices<Row>(patientIds: readonly string[], read: (slice: readonly string[]) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < patientIds.length; at += PATIENTS_AT_ONCE) rows.push(...(await read(patientIds.slice(at, at + PATIENTS_AT_ONCE))));
  return rows;
}

const PATIENTS_AT_ONCE = 100;

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
