import type { z } from 'zod';
import { listStoredImports } from '@/db/queries/imports/stored-imports';
import type { StoredImport } from '@/db/queries/imports/stored-imports';
import { getInboxItem, resolveInboxItem } from '@/db/queries/inbox/resolve-item';
import type { Chart } from '@/server/clinical/model/chart';
import type { resolveInboxInput } from '@/server/contracts/inbox';
import type { Workspace } from '@/server/contracts/workspace';
import type { ImportedFact } from '@/server/imports/fhir/model';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { settleEpisode } from '../imports/settle-episode';
import { readStoredChoices } from '../imports/stored-choices';
import type { StoredChoices } from '../imports/stored-choices';
import { replaceImported, storeImported, withdrawImported } from '../imports/store-facts';
import { actOnPatient, rowIdOf, wrongField } from '../patient-act';
import type { Scene } from '../patient-act';

const WHY = 'settled in the inbox';

/** The standing row that a choice names: by the identity an import gave it, or by its id in the chart. */
const standingRow = (stored: readonly StoredImport[], key: string): StoredImport | undefined =>
  stored.find((row) => row.stands && (row.importKey === key || `${row.kind}:${row.id}` === key));

/** The fact to store: for an episode that moved on since the choice was worked out, only what the choice changes. */
function settled(fact: ImportedFact, base: ImportedFact | undefined, chart: Chart, row: StoredImport | undefined): ImportedFact {
  if (fact.kind !== 'medication' || base?.kind !== 'medication' || row === undefined) return fact;
  const current = chart.episodes.find(({ id }) => id === `medication:${row.id}`);
  return current === undefined ? fact : { ...fact, fact: settleEpisode(base.fact, fact.fact, current) };
}

async function makeFacts({ db, entry, chart }: Scene, choice: StoredChoices['choices'][number], bases: readonly ImportedFact[]): Promise<void> {
  const stored = await listStoredImports(db, entry);
  const made = new Set<string>();
  for (const fact of choice.facts) {
    // A choice that names one row to replace and makes one fact puts the fact there, whatever its key.
    const key = choice.facts.length === 1 && choice.replaces.length === 1 ? (choice.replaces[0] ?? fact.key) : fact.key;
    const row = standingRow(stored, fact.key) ?? standingRow(stored, key);
    const value = settled(fact, bases.find((base) => base.key === fact.key), chart, row);
    if (row === undefined) await storeImported(db, entry, [value]);
    else {
      await replaceImported(db, entry, { oldId: row.id, fact: value, by: entry.recordedBy, why: WHY });
      made.add(row.id);
    }
  }
  for (const key of choice.replaces) {
    const row = standingRow(stored, key);
    if (row !== undefined && !made.has(row.id)) await withdrawImported(db, entry, { kind: row.kind, id: row.id, by: entry.recordedBy, why: WHY });
  }
}

/** Settles a record of the trust inbox: the choice makes the fact it names, or the record is left out. */
export const resolveInbox = (ctx: ServiceContext, input: z.output<typeof resolveInboxInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'inbox:resolve',
    event: 'inbox.resolved',
    objectKind: 'inbox',
    change: async (scene, { itemId, choice: choiceId, note }) => {
      const { db, entry } = scene;
      const which = { ...entry, id: rowIdOf(itemId) };
      const item = await getInboxItem(db, which);
      if (item === null) throw new AppError('not-found');
      if (item.resolvedAt !== null) throw new AppError('changed-meanwhile', { sentence: 'Somebody settled this record already.' });
      const { choices, bases } = readStoredChoices(item.choices);
      const choice = choices.find(({ id }) => id === choiceId);
      if (choice === undefined) throw wrongField('choice', 'This is none of the choices.');
      await makeFacts(scene, choice, bases);
      await resolveInboxItem(db, which, { by: entry.recordedBy, choice: choiceId, note });
      return { objectId: itemId, details: { choice: choiceId, facts: choice.facts.length } };
    },
  });
