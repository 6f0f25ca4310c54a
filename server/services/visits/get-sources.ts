import { loadKnowledge } from '@/server/knowledge/load';
import { sourceRows } from '@/server/clinical/note/sources';
import type { Sources } from '@/server/contracts/visit';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { composeDraft, readDraftRows } from './compose-draft';
import { readDocument } from './read-document';
import { actOnVisit } from './visit-act';

/** The rows behind one sentence of a note: what, from where, who, when. */
export const getSources = (ctx: ServiceContext, input: { readonly visitId: string; readonly segmentId: string }): Promise<Sources> =>
  actOnVisit<Sources>(ctx, input, {
    needs: 'note:read',
    event: 'note.source-read',
    run: async ({ db, row, on }) => {
      const read = await readDocument(db, ctx, row.id);
      const snapshot = read === null ? composeDraft(ctx, await readDraftRows(db, ctx, { row, on })).snapshot : read.document.snapshot;
      const segment = snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === input.segmentId);
      if (segment === undefined) throw new AppError('not-found');
      const rows = sourceRows(segment.refs, { ...snapshot, knowledge: loadKnowledge(), order: snapshot.note.order });
      return { result: { rows: rows.map((entry) => ({ ...entry })) } };
    },
  });
