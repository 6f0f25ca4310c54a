import pg from 'pg';
import { connectionOptions } from '@/db/connection';
import { useCluster } from '@/db/embedded/cluster';

const LONG_STORY = { events: 5_000, points: 3_000 } as const;
const NAME = 'Bench-Long-Story';

/**
 * A patient of the demo clinic with 5,000 events and 3,000 scores over 33 years, in the database of the application that
 * is being served.
 * @returns the patient's id; the same patient when there is one from an earlier run
 */
export async function arrangeLongStory(dataDir: string): Promise<string> {
  const cluster = await useCluster({ dataDir });
  const admin = new pg.Client(connectionOptions(cluster.adminUrl('gamut')));
  await admin.connect();
  try {
    await admin.query('set statement_timeout = 0');
    const { rows: there } = await admin.query<{ id: string }>('select id from patient where family_name = $1', [NAME]);
    if (there[0] !== undefined) return there[0].id;
    await admin.query('begin');
    const { rows } = await admin.query<{ id: string; clinic: string }>(
      `insert into patient (clinic_id, family_name, given_name, other_names, sex, birth_on, demo)
       select id, $1, 'Lara', '{}', 'female', '1970-02-03', true from clinic where slug = 'riverside' returning id, clinic_id as clinic`,
      [NAME],
    );
    const patient = rows[0];
    if (patient === undefined) throw new Error('the demo clinic is not there');
    const whose = [patient.clinic, patient.id];
    await admin.query(
      `insert into life_event (clinic_id, patient_id, source, title, kind, happened_on)
       select $1, $2, 'demo', 'Event number ' || n, 'other', current_date - (n * 12000 / ${LONG_STORY.events}) from generate_series(1, ${LONG_STORY.events}) n`,
      whose,
    );
    await admin.query(
      `insert into report (clinic_id, patient_id, source, instrument, reported_on, filled_by, answers, scores, words)
       select $1, $2, 'demo', i.instrument, current_date - n * 12 - i.place, 'patient', '{}', jsonb_build_object(i.field, (n * i.step) % (i.most + 1)), '[]'
       from generate_series(1, ${LONG_STORY.points / 3}) n,
         (values ('sbr', 'total_now', 40, 7, 0), ('phq9', 'total', 27, 5, 3), ('gad7', 'total', 21, 4, 6)) i (instrument, field, most, step, place)`,
      whose,
    );
    await admin.query('commit');
    await admin.query('analyze');
    return patient.id;
  } finally {
    await admin.end();
    await cluster.release();
  }
}
