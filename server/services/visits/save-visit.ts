import type { z } from 'zod';
import { getVisitRow, saveDraft } from '@/db/queries/visits/drafts';
import type { SaveOutcome, saveVisitInput } from '@/server/contracts/visit';
import type { Seen } from '@/server/contracts/visit-fields';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { composeDraft, readDraftRows } from './compose-draft';
import type { DraftRows } from './compose-draft';
import { seeDraft, standing } from './staleness';
import { actOnVisit } from './visit-act';

/** Saves the author's draft on the version it rests on; saved by another window meanwhile, both are shown. */
export async function saveVisit(ctx: ServiceContext, input: z.output<typeof saveVisitInput>): Promise<SaveOutcome> {
  // Composed after the transaction, so that no lock waits for it.
  const { saved, rows } = await actOnVisit(ctx, input, {
    needs: 'note:write',
    event: 'visit.saved',
    run: async ({ db, row, on, userId }) => {
      if (row.authorId !== userId) throw new AppError('not-allowed', { sentence: 'This draft is somebody else’s: it can be read, not written.' });
      if (row.status !== 'draft') throw new AppError('changed-meanwhile', { sentence: 'This visit was signed already; what comes now goes into an addendum.' });
      const of = { clinicId: ctx.actor.clinic.id, visitId: row.id };
      if (row.version === input.version) {
        // Everything is read before the row is written: from then on the others wait for this transaction's end.
        const read = await readDraftRows(db, ctx, { row: { ...row, fields: input.fields }, on });
        const seen = (input.seen === null ? null : lookedAt(ctx, read, input.seen.fingerprint)) ?? row.seen;
        const saved = await saveDraft(db, { ...of, version: input.version }, { fields: input.fields, seen, visitOn: on });
        if (saved !== null) return { result: { saved: true, rows: { ...read, row: { ...read.row, ...saved, seen, visitOn: on } } }, details: { version: saved.version } };
      }
      const theirs = await getVisitRow(db, of);
      if (theirs === null) throw new AppError('not-found');
      return { result: { saved: false, rows: await readDraftRows(db, ctx, { row: theirs, on }) }, details: { conflict: true } };
    },
  });
  const { draft } = composeDraft(ctx, rows);
  return saved ? { kind: 'saved', draft } : { kind: 'conflict', theirs: draft };
}

/** What the author saw with these fields, when it still rests on what was on the screen; `null` when something is another by now. */
function lookedAt(ctx: ServiceContext, rows: DraftRows, fingerprint: string): Seen | null {
  const { snapshot } = composeDraft(ctx, rows);
  return standing(snapshot) === fingerprint ? seeDraft({ ...snapshot, at: now().toISOString() }) : null;
}
