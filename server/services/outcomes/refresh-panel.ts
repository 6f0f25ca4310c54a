import { withClinic } from '@/db/client';
import { listDecisions, listScores } from '@/db/queries/outcomes/decisions';
import { countStaleEntries, holdStaleEntries, readPanelDays, storePanelEntries } from '@/db/queries/outcomes/panel-entries';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { scorePoints } from '@/server/clinical/outcome/outcome-of';
import { panelFigures } from '@/server/clinical/outcome/panel-figures';
import { loadKnowledge } from '@/server/knowledge/load';
import { log } from '@/server/platform/log';
import { inSlices } from '../in-slices';
import { byPatient, ofNotesThatStand, toDecision } from './to-decision';

/** So many patients are reckoned at a time: nobody's entry is held for long, and no list of notes or reports meets its limit. */
const SLICE = 100;
/** How long a reader waits; what is left then is said on the screen. */
export const READER_MS = 1_000;

type Whose = { readonly clinicId: string; readonly userId: string | null; readonly on: LocalDate };

/**
 * Makes the panel's entries anew for whom something changed: those that a trigger marked, all of them when the content is another. In short
 * transactions of its own before the panel is read, of charts too that the reader may not see or only see; a change that comes meanwhile waits for one of them and marks its patient again.
 * @param within.withinMs - after so long the rest is left for the next time
 * @returns how many are left of those that the reader sees, and which patients' could not be made, of whom the reader may see none: they stay marked for the next time
 */
export async function refreshPanel({ clinicId, userId, on }: Whose, within: { readonly withinMs?: number } = {}): Promise<{ readonly left: number; readonly unmade: readonly string[] }> {
  const knowledge = loadKnowledge();
  const unmade = new Set<string>();
  const makeSome = (): Promise<number> =>
    withClinic({ clinicId, userId: null }, async (db) => {
      const patientIds = await holdStaleEntries(db, { clinicId, knowledge: knowledge.stamp.hash, besides: [...unmade], limit: SLICE });
      if (patientIds.length === 0) return 0;
      const of = { clinicId, patientIds };
      const decisions = byPatient(await listDecisions(db, of));
      const scores = byPatient(await listScores(db, of));
      const days = await readPanelDays(db, of);
      const entries = days.flatMap((day) => {
        try {
          const signed = ofNotesThatStand(decisions.get(day.patientId) ?? []).map(toDecision).filter((decision) => decision !== null);
          return [{ ...day, ...panelFigures(signed, scorePoints(scores.get(day.patientId) ?? []), { knowledge, on }) }];
        } catch (error) {
          unmade.add(day.patientId);
          log().error('panel.unmade', { clinicId, error });
          return [];
        }
      });
      await storePanelEntries(db, { clinicId, knowledge: knowledge.stamp.hash, entries });
      return patientIds.length;
    });
  const countLeft = (): Promise<number> => withClinic({ clinicId, userId }, (db) => countStaleEntries(db, { clinicId, knowledge: knowledge.stamp.hash, besides: [...unmade] }), { readOnly: true });
  return { left: await inSlices({ makeSome, countLeft }, within), unmade: [...unmade] };
}
