import { withClinic } from '@/db/client';
import { countReviewed } from '@/db/queries/outcomes/panel-entries';
import type { ReviewedCount } from '@/db/queries/outcomes/panel-entries';
import { recordAudit } from '@/server/audit/record-audit';
import type { OptionId } from '@/server/clinical/model/ids';
import { NOBODY } from '@/server/clinical/outcome/at-review';
import { SMALLEST_CELL, withoutSmallCells } from '@/server/clinical/outcome/shares';
import type { Counted } from '@/server/clinical/outcome/shares';
import type { ByOption } from '@/server/contracts/outcome';
import { loadKnowledge } from '@/server/knowledge/load';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { READER_MS, refreshPanel } from './refresh-panel';

const countsOf = (rows: readonly ReviewedCount[], id: OptionId): Counted => ({ ...NOBODY, ...Object.fromEntries(rows.filter(({ option }) => option === id).map(({ group, count }) => [group, count])) });

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
    const { left: beingMade, unmade } = await refreshPanel({ ...acting(ctx), on: clinicDay(ctx) }, { withinMs: READER_MS });
    const rows = await withClinic(acting(ctx), async (db) => {
      await recordAudit(db, auditor(ctx), { event, objectKind: 'panel', details: {} });
      return countReviewed(db, { clinicId, on });
    });
    const { followUp, outcome } = knowledge.settings;
    return {
      on,
      fromDays: followUp.reviewFromDays,
      untilDays: followUp.reviewUntilDays,
      beingMade,
      unread: unmade.length,
      smallest: SMALLEST_CELL,
      words: outcome.words,
      feeling: outcome.feeling,
      // Half of it is no number of this clinic, and two halves could be subtracted from each other.
      options: (beingMade + unmade.length > 0 ? [] : knowledge.options).map(({ id, title }) => ({ id, title, ...withoutSmallCells(countsOf(rows, id)) })),
    };
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'panel', patientId: null }, error);
    throw error;
  }
}
