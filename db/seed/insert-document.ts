import { createHash } from 'node:crypto';

import type { Entry } from '../queries/facts/origin';
import { insertFactSources, insertImport, insertInboxItems, insertSourceRecords } from '../queries/imports/stored-imports';
import { inboxRows } from '@/server/services/imports/inbox-rows';
import type { Db } from '../client';
import { fixedId } from './fixed-id';
import type { DemoDocument } from './story/read-document';

/** What an upload of the document leaves behind beside its facts: provenance of each record, and what waits for a person. */
export async function insertDocument(db: Db, entry: Entry, { key, document }: { readonly key: string; readonly document: DemoDocument }): Promise<void> {
  const { read, text } = document;
  const importId = await insertImport(db, entry, {
    documentSha256: createHash('sha256').update(text).digest('hex'),
    door: 'demo',
    importedBy: null,
    counts: { taken: read.taken.length, merged: read.merged.length, waiting: read.waiting.length, leftOut: read.leftOut.length },
    notes: [...read.notes],
  });
  const whose = { ...entry, importId };
  await insertInboxItems(db, whose, inboxRows(read, { conflicts: [] }).map((item) => ({ ...item, id: fixedId(`${key} ${item.itemKey}`) })));
  await insertSourceRecords(
    db,
    whose,
    (['taken', 'merged', 'waiting', 'leftOut'] as const).flatMap((disposition) =>
      read[disposition].map(({ record, contentHash, what, why, on }) => ({ record, contentHash, disposition, what, why, statedOn: on })),
    ),
  );
  await insertFactSources(
    db,
    entry,
    read.facts.flatMap((one) => one.records.map((record) => ({ factKind: one.kind, factId: fixedId(`${key} ${one.key}`), record }))),
  );
}
