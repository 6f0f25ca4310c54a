import pg from 'pg';
import { useCluster } from '../embedded/cluster';
import { DATABASE } from '../embedded/prepare';

/**
 * A record of a clinic that was made so many years ago and on which nobody has acted since, put into the database of a running
 * application: no door makes one, and the audit trail cannot be set back.
 */
export async function anOldRecord(dataDir: string, { clinic, family, given, years }: { readonly clinic: string; readonly family: string; readonly given: string; readonly years: number }): Promise<void> {
  const cluster = await useCluster({ dataDir });
  const admin = new pg.Client({ connectionString: cluster.adminUrl(DATABASE) });
  try {
    await admin.connect();
    const { rowCount } = await admin.query(
      "insert into patient (clinic_id, family_name, given_name, birth_on, sex, demo, created_at) select id, $2, $3, '1950-05-05', 'female', demo, now() - make_interval(years => $4) from clinic where slug = $1",
      [clinic, family, given, years],
    );
    if (rowCount !== 1) throw new Error(`No clinic ${clinic}.`);
  } finally {
    await admin.end();
    await cluster.release();
  }
}
