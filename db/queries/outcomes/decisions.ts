import { sql } from 'drizzle-orm';
import type { ScoredReport, SignedDecision } from '@/server/clinical/model/outcome';
import type { Db } from '../../client';

type Whose = { readonly clinicId: string; readonly patientIds: readonly string[] };

/** A version of a signed note as its visit has it; what was decided is read from `decision` by whoever asks. */
export type DecisionRow = Omit<SignedDecision, 'kind' | 'options'> & {
  readonly patientId: string;
  readonly decision: unknown;
  readonly signedAtMs: number;
  readonly author: string;
};

const uuids = (ids: readonly string[]) => sql`(select (json_array_elements_text(${JSON.stringify(ids)}::json))::uuid)`;

/** Every version of every signed note of these patients, without its text, oldest first; of more than the limit the newest. */
export async function listDecisions(db: Db, { clinicId, patientIds }: Whose): Promise<readonly DecisionRow[]> {
  if (patientIds.length === 0) return [];
  const { rows } = await db.execute<DecisionRow>(sql`
    select n.patient_id as "patientId", n.id as "noteId", n.visit_id as "visitId", n.number, n.version, v.visit_on as "on",
      v.fields -> 'plan' ->> 'start' as "startOn", v.fields -> 'decision' as decision, (extract(epoch from n.signed_at) * 1000)::float8 as "signedAtMs", u.name as author,
      exists (select from note_mark m where m.clinic_id = n.clinic_id and m.note_id = n.id and m.kind = 'entered-in-error') as "inError"
      from signed_note n join visit v on v.clinic_id = n.clinic_id and v.id = n.visit_id join "user" u on u.id = n.signed_by
     where n.clinic_id = ${clinicId} and n.patient_id in ${uuids(patientIds)}
     order by n.signed_at desc, n.id desc limit 5000`);
  return rows.toReversed();
}

export type ScoreRow = ScoredReport & { readonly patientId: string };

/** Reports of these patients with their scores, as far as they are held before and after a decision, oldest first; of more than the limit the newest. */
export async function listScores(db: Db, { clinicId, patientIds }: Whose): Promise<readonly ScoreRow[]> {
  if (patientIds.length === 0) return [];
  const { rows } = await db.execute<ScoreRow>(sql`
    select r.patient_id as "patientId", r.id, r.instrument, r.reported_on as "on", r.scores, r.estimated, r.filled_by as "filledBy"
      from report r where r.clinic_id = ${clinicId} and r.patient_id in ${uuids(patientIds)} and r.entered_in_error_at is null and r.instrument in ('phq9', 'sbr', 'gad7')
     order by r.reported_on desc, r.id desc limit 20000`);
  return rows.toReversed();
}
