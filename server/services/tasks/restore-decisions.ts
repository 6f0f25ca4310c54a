import type { Db } from '@/db/client';
import { listDecisions } from '@/db/queries/outcomes/decisions';
import { engineFor } from '@/server/clinical/engine/engine';
import { factsFor } from '@/server/clinical/engine/facts-for';
import { followUpOf } from '@/server/clinical/follow-up/follow-up-of';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { newestVersions } from '@/server/clinical/outcome/periods';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { readDocument } from '../visits/read-document';
import { applyDecision } from './apply-decision';

type Of = { readonly patientId: string; readonly on: LocalDate; readonly by: { readonly byId: string; readonly byName: string } };

/**
 * Gives the decisions that stand their follow-up again, in the transaction that took a later note away and with the patient held: what that
 * note had put an end to, or had left to a task of its own, is asked for anew as far as its day is still to come.
 */
export async function restoreDecisions(db: Db, ctx: ServiceContext, { patientId, on, by }: Of): Promise<void> {
  const clinicId = ctx.actor.clinic.id;
  const rows = await listDecisions(db, { clinicId, patientIds: [patientId] });
  const newest = new Set(newestVersions(rows));
  const knowledge = loadKnowledge();
  const standing = [];
  for (const { visitId } of rows.filter((row) => newest.has(row) && !row.inError)) {
    const read = await readDocument(db, ctx, visitId);
    const kind = read?.document.snapshot.visit.decision?.kind;
    if (read === null || kind === undefined) continue;
    // An option or none of them ends what was decided before; “not today” leaves it standing.
    if (kind !== 'not-today') standing.length = 0;
    standing.push(read);
  }
  for (const { note, document: { snapshot } } of standing) {
    const { visit, plan, chart, assessment } = snapshot;
    const wanted = followUpOf(visit, plan, { knowledge, facts: factsFor(engineFor(knowledge), chart, snapshot.on) });
    await applyDecision(db, { clinicId, patientId, noteId: note.id, number: note.number, version: note.version, hasPlan: plan !== null, decided: true, wanted, flags: assessment.flags, on, by });
  }
}
