import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { countDanger, holdStaleDanger, readDangerSigns, storeDanger } from '@/db/queries/today/danger-open';
import type { NewDangerEntry } from '@/db/queries/today/danger-open';
import { dangerDay, dangerWatch, nextDangerDay, speaksForDanger } from '@/server/clinical/flags/danger-watch';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn } from '@/server/platform/clock';
import { log } from '@/server/platform/log';
import { inSlices } from '../in-slices';
import { unsettledDanger } from '../tasks/open-danger';

/** So many charts are looked through at a time, and so many of them assessed: whoever writes to one waits for no more. */
const SLICE = 100;
const ASSESSED_AT_ONCE = 8;

type Whose = { readonly clinic: { readonly id: string; readonly timeZone: string }; readonly userId: string | null; readonly on: LocalDate };

/**
 * Works out anew whose danger nobody settled, for whom something changed, a day came or the content is another. In short transactions of its
 * own, of charts too that the reader may not see; a change that comes meanwhile waits for one of them and marks its patient again.
 * @param within.withinMs - after so long the rest is left for the next time
 * @returns how many are left of those that the reader sees, but for those whose chart could not be read: they stay marked for the next time
 */
export async function refreshDanger({ clinic, userId, on }: Whose, within: { readonly withinMs?: number } = {}): Promise<number> {
  const asOf = { clinicId: clinic.id, knowledge: loadKnowledge().stamp.hash, on };
  const unread = new Set<string>();
  const makeSome = (): Promise<number> =>
    withClinic({ clinicId: clinic.id, userId: null }, async (db) => {
      const held = await holdStaleDanger(db, { ...asOf, besides: [...unread], limit: SLICE });
      if (held.length === 0) return 0;
      const suspects = await suspectsAmong(db, clinic.id, held);
      const entries: NewDangerEntry[] = held.filter((id) => !suspects.has(id)).map((patientId) => ({ patientId, sinceOn: null, againOn: null }));
      const assessed = [...suspects].slice(0, ASSESSED_AT_ONCE);
      for (const patientId of assessed) {
        try {
          // A savepoint of its own: what one chart does to the transaction, it does not do to the others.
          entries.push(await db.transaction((own) => reckon(own, { clinic, on, patientId })));
        } catch (error) {
          unread.add(patientId);
          log().error('danger.unread', { clinicId: clinic.id, error });
        }
      }
      await storeDanger(db, { ...asOf, entries });
      return held.length - suspects.size + assessed.length;
    });
  const countLeft = async (): Promise<number> => (await withClinic({ clinicId: clinic.id, userId }, (db) => countDanger(db, { ...asOf, besides: [...unread] }), { readOnly: true })).stale;
  return inSlices({ makeSome, countLeft }, within);
}

/** Those of whom something on record may speak for danger; nobody else's chart can have a flag of it. */
async function suspectsAmong(db: Db, clinicId: string, patientIds: readonly string[]): Promise<ReadonlySet<string>> {
  const watch = dangerWatch(loadKnowledge());
  const signs = await readDangerSigns(db, { clinicId, patientIds, items: watch.answers.map(({ instrument, item }) => ({ instrument, item })), scored: watch.scored, facts: watch.facts });
  return new Set([
    ...signs.answers.filter((answer) => speaksForDanger(watch, answer)).map(({ patientId }) => patientId),
    ...signs.codings.filter(({ codings }) => codings.some(watch.hasCode)).map(({ patientId }) => patientId),
    ...signs.others,
  ]);
}

async function reckon(db: Db, { clinic, on, patientId }: Omit<Whose, 'userId'> & { readonly patientId: string }): Promise<NewDangerEntry> {
  const loaded = await loadChart(db, { clinicId: clinic.id, patientId, on });
  if (loaded === null) return { patientId, sinceOn: null, againOn: null };
  const { chart } = loaded;
  const open = await unsettledDanger(db, { clinicId: clinic.id, patientId, chart, on });
  const days = open.map(({ flag, alerts }) => dangerDay(flag, chart) ?? alerts.map(({ raisedAt }) => dayIn(clinic.timeZone, raisedAt)).sort()[0] ?? on);
  return { patientId, sinceOn: days.sort()[0] ?? null, againOn: nextDangerDay(chart, dangerWatch(loadKnowledge()), on) };
}
