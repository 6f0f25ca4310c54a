import { withClinic } from '@/db/client';
import { listDecisions, listScores } from '@/db/queries/outcomes/decisions';
import { pagePatientsWithNotes } from '@/db/queries/outcomes/panel';
import { recordAudit } from '@/server/audit/record-audit';
import type { OptionId } from '@/server/clinical/model/ids';
import { countByOption, groupAtReview, NOBODY } from '@/server/clinical/outcome/at-review';
import { scorePoints } from '@/server/clinical/outcome/outcome-of';
import { periodsOf } from '@/server/clinical/outcome/periods';
import { SMALLEST_CELL, withoutSmallCells } from '@/server/clinical/outcome/shares';
import type { Counted } from '@/server/clinical/outcome/shares';
import type { ByOption } from '@/server/contracts/outcome';
import { loadKnowledge } from '@/server/knowledge/load';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { byPatient, toDecision } from './to-decision';

/** So many patients are read at a time, so that memory does not grow with the clinic. */
const SLICE = 1000;

/**
 * What became of decisions for each option in the weeks of their review, without small cells. Takes no filter: two filters could be
 * subtracted from each other. Nothing of it reaches the reasoning.
 */
export async function getByOption(ctx: ServiceContext): Promise<ByOption> {
  const event = 'outcomes.by-option';
  try {
    authorise(ctx.actor, 'note:read');
    const clinicId = ctx.actor.clinic.id;
    const on = clinicDay(ctx);
    const knowledge = loadKnowledge();
    const counts = await withClinic(acting(ctx), async (db) => {
      await recordAudit(db, auditor(ctx), { event, objectKind: 'panel', details: {} });
      let counted: ReadonlyMap<OptionId, Counted> = new Map();
      for (let after: string | null = null; ;) {
        const patientIds: readonly string[] = await pagePatientsWithNotes(db, { clinicId, after, limit: SLICE });
        const of = { clinicId, patientIds };
        const decisions = byPatient(await listDecisions(db, of));
        const scores = byPatient(await listScores(db, of));
        const groups = [...decisions].flatMap(([patientId, rows]) => {
          const points = scorePoints(scores.get(patientId) ?? []);
          return periodsOf(rows.map(toDecision).filter((decision) => decision !== null)).flatMap((period) => {
            const group = groupAtReview(period, points, { knowledge, on });
            return group === null ? [] : [{ options: period.decision.options, group }];
          });
        });
        counted = countByOption(counted, groups);
        after = patientIds.at(-1) ?? null;
        if (patientIds.length < SLICE) return counted;
      }
    });
    const { followUp, outcome } = knowledge.settings;
    return {
      on,
      fromDays: followUp.reviewFromDays,
      untilDays: followUp.reviewUntilDays,
      smallest: SMALLEST_CELL,
      words: outcome.words,
      feeling: outcome.feeling,
      options: knowledge.options.map(({ id, title }) => ({ id, title, ...withoutSmallCells(counts.get(id) ?? NOBODY) })),
    };
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'panel', patientId: null }, error);
    throw error;
  }
}
