import { request } from 'node:http';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { wire } from '@/server/contracts/wire';
import type { TestClinic } from '@/db/testing/two-clinics';

/** What a client was told of one act: done with the id it made, refused, not done as the server says, or nothing that can be relied on. */
type Told = { readonly kind: 'ok'; readonly id: string } | { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'busy' } | { readonly kind: 'unknown' };
export type Act = { readonly path: 'patients.create' | 'worklist.create' | 'lifeEvents.create'; readonly marker: string; readonly input: Readonly<Record<string, unknown>>; /** May be sent again: its key makes it one. */ readonly keyed: boolean };
export type Entry = { readonly act: Act; told: Told; sent: number; /** Told at least once that it was not done because the database does not answer. */ busy: boolean };

export const letters = (n: number): string => [...n.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[parseInt(digit, 26)] ?? '').join('');
/** Names that are like nobody else's: a like name is asked about before it is stored. */
const scrambled = (n: number): string => letters(((n * 48_271 + 11) % 308_915_776) + 11_881_376);

const DAY = '2026-03-01';
/** The next acts of one client: people, tasks of theirs and events of their lives. */
export function actsFrom(next: () => number, patientOf: () => string | null, count: number): Act[] {
  return Array.from({ length: count }, (_, at): Act => {
    const n = next();
    const marker = `hx${10_000 + n}`;
    const patientId = patientOf();
    if (patientId === null || at % 10 === 0) {
      const born = `${1930 + (n % 70)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
      return { path: 'patients.create', marker, keyed: true, input: { family: scrambled(n), given: scrambled(n * 7 + 3), birthOn: born, sex: 'female', recordNumber: marker, idempotencyKey: `key-${marker}` } };
    }
    if (at % 10 < 9) return { path: 'worklist.create', marker, keyed: false, input: { patientId, what: marker, dueOn: '2199-01-01', act: 'call', role: 'coordinator' } };
    return { path: 'lifeEvents.create', marker, keyed: true, input: { patientId, title: marker, kind: 'bereavement', on: DAY, idempotencyKey: `key-${marker}` } };
  });
}

type Word = { readonly result?: { readonly data: { readonly json: { readonly patientId?: string; readonly task?: { readonly id: string } } } }; readonly error?: { readonly json: { readonly message: string; readonly data: { readonly refusal: { readonly code: string } } } } };

/** One request with several acts, each answered on its own; whatever is no answer leaves all of them unknown. */
export async function send(port: number, cookie: string, acts: readonly Act[], patienceMs = 15_000): Promise<Told[]> {
  const unknown = acts.map((): Told => ({ kind: 'unknown' }));
  const body = JSON.stringify(Object.fromEntries(acts.map(({ input }, at) => [at, wire.serialize(input)])));
  const text = await new Promise<string | null>((resolve) => {
    const call = request({ host: '127.0.0.1', port, method: 'POST', path: `/api/trpc/${acts.map(({ path }) => path).join(',')}?batch=1`, headers: { cookie, 'content-type': 'application/json' }, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(response.complete ? Buffer.concat(pieces).toString('utf8') : null)).on('error', () => resolve(null));
    });
    call.setTimeout(patienceMs, () => call.destroy());
    call.on('error', () => resolve(null)).end(body);
  });
  try {
    const words: unknown = JSON.parse(text ?? '');
    if (!Array.isArray(words) || words.length !== acts.length) return unknown;
    return (words as readonly Word[]).map(({ result, error }, at): Told => {
      if (error !== undefined) {
        const { message, data } = error.json;
        if (data.refusal.code !== 'database-unavailable') return { kind: 'refused', code: data.refusal.code };
        return { kind: message.includes('Nothing was saved') ? 'busy' : 'unknown' };
      }
      const made = result?.data.json;
      return { kind: 'ok', id: made?.patientId ?? made?.task?.id ?? acts[at]?.marker ?? '' };
    });
  } catch {
    return unknown;
  }
}

export type Found = { readonly lost: string[]; readonly doubled: string[]; readonly torn: string[]; readonly uncaused: number; /** Told that nothing was saved though it was. */ readonly belied: string[] };

/** Holds what clients were told against what is stored: each acknowledged act once and whole, each other one whole or not there. */
export async function checkHistory(admin: Db, clinic: TestClinic, entries: readonly Entry[]): Promise<Found> {
  const { rows } = await admin.execute<{ marker: string; id: string; rows: number; whole: boolean }>(sql`
    with done as (select object_id, event, count(*)::int as times from audit_event where clinic_id = ${clinic.id} and outcome = 'done' and event in ('patient.created', 'task.created', 'life-event.created') group by 1, 2),
    made as (
      select i.value as marker, p.id::text as id, d.times = 1 and exists (select from patient_term t where t.patient_id = p.id) and exists (select from handled_request h where h.key = 'key-' || i.value and h.result = p.id::text) as whole
        from patient p join patient_identifier i on i.patient_id = p.id left join done d on d.object_id = p.id::text and d.event = 'patient.created' where p.clinic_id = ${clinic.id}
      union all select k.what, k.id::text, d.times = 1 from follow_up_task k left join done d on d.object_id = k.id::text and d.event = 'task.created' where k.clinic_id = ${clinic.id} and k.what like 'hx%'
      union all select l.title, l.id::text, d.times = 1 and exists (select from handled_request h where h.key = 'key-' || l.title) from life_event l left join done d on d.object_id = l.id::text and d.event = 'life-event.created' where l.clinic_id = ${clinic.id} and l.title like 'hx%')
    select marker, min(id) as id, count(*)::int as rows, coalesce(bool_and(whole), false) as whole from made where marker like 'hx%' group by 1`);
  const stored = new Map(rows.map((row) => [row.marker, row]));
  const of = (which: (entry: Entry, row: { readonly id: string; readonly rows: number; readonly whole: boolean } | undefined) => boolean): string[] => entries.filter((entry) => which(entry, stored.get(entry.act.marker))).map(({ act }) => act.marker);
  const sent = new Set(entries.map(({ act }) => act.marker));
  return {
    lost: of(({ told }, row) => told.kind === 'ok' && (row === undefined || (told.id.length === 36 && told.id !== row.id && row.rows === 1))),
    doubled: of((_, row) => (row?.rows ?? 0) > 1),
    torn: of((_, row) => row !== undefined && !row.whole),
    uncaused: rows.filter(({ marker }) => !sent.has(marker)).length,
    belied: of(({ told }, row) => told.kind === 'busy' && row !== undefined),
  };
}
