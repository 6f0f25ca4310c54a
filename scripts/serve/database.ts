import { resolve } from 'node:path';

import pg from 'pg';

import { connectionOptions } from '@/db/connection';
import { useCluster, type Cluster } from '@/db/embedded/cluster';
import { prepareDatabase } from '@/db/embedded/prepare';
import { migrateDatabase } from '@/db/migrate';
import { ensureSecrets } from './secrets';

export type Variables = Readonly<Record<string, string | undefined>>;

/** A database ready to serve, and the environment in which the application finds it. */
export interface OpenDatabase {
  variables: Variables;
  cluster: Cluster | null;
  ownerUrl: string;
  demo: boolean;
  clinics: number;
  release(): Promise<void>;
}

/**
 * Opens the database that the environment names, or the embedded one, and brings it to this release's schema.
 * A database is demo or real for good; the first opening decides.
 */
export async function openDatabase(given: Variables, say: (line: string) => void): Promise<OpenDatabase> {
  const found = given.DATABASE_URL ? onServer(given) : await embedded(given, say);
  try {
    await checkReachable(found.ownerUrl);
    const { applied } = await migrateDatabase({ ...found, folder: 'db/migrations', say });
    if (applied.length > 0) say(`Prepared the database: ${applied.length} ${applied.length === 1 ? 'change' : 'changes'} of its schema.`);
    const demo = given.DEMO ? given.DEMO === '1' : found.cluster !== null;
    const { clinics } = await settleKind(found.ownerUrl, { demo });
    const { DATABASE_OWNER_URL: _withheld, ...inherited } = { ...given, ...found.variables };
    return { ...found, demo, clinics, variables: { ...inherited, DATABASE_URL: found.applicationUrl, DEMO: demo ? '1' : '0' } };
  } catch (error) {
    await found.release();
    throw error;
  }
}

interface Found {
  ownerUrl: string;
  applicationUrl: string;
  cluster: Cluster | null;
  variables: Variables;
  release(): Promise<void>;
}

const onServer = (given: Variables): Found => {
  const applicationUrl = given.DATABASE_URL ?? '';
  return { applicationUrl, ownerUrl: given.DATABASE_OWNER_URL || applicationUrl, cluster: null, variables: { DATA_DIR: dataDirOf(given) }, release: () => Promise.resolve() };
};

/** What the environment of the application will be as far as it can be told before the database is open. */
export function intendedVariables(given: Variables): Variables {
  if (given.DATABASE_URL) return given;
  const dataDir = dataDirOf(given);
  return { ...given, DATABASE_URL: 'postgresql:///gamut', DATA_DIR: dataDir, GAMUT_EMBEDDED: '1', ...ensureSecrets(dataDir, given) };
}

const dataDirOf = (given: Variables): string => resolve(given.DATA_DIR || '.data');

async function embedded(given: Variables, say: (line: string) => void): Promise<Found> {
  const dataDir = dataDirOf(given);
  const cluster = await useCluster({ dataDir });
  say({ created: 'Made a database of its own.', started: 'Started the database.', joined: 'Joined the running database.' }[cluster.state]);
  try {
    const urls = await prepareDatabase(cluster);
    const variables = { DATA_DIR: dataDir, GAMUT_EMBEDDED: '1', ...ensureSecrets(dataDir, given) };
    return { ...urls, cluster, variables, release: () => cluster.release() };
  } catch (error) {
    await cluster.release();
    throw error;
  }
}

async function checkReachable(url: string): Promise<void> {
  const client = new pg.Client({ ...connectionOptions(url), connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    throw new Error('The database does not answer, or does not let us in; DATABASE_URL and DATABASE_OWNER_URL say where it is.', { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Writes down what this database is, or refuses to be told otherwise. */
async function settleKind(ownerUrl: string, { demo }: { demo: boolean }): Promise<{ clinics: number }> {
  const client = new pg.Client(connectionOptions(ownerUrl));
  await client.connect();
  try {
    await client.query('INSERT INTO installation (demo) VALUES ($1) ON CONFLICT DO NOTHING', [demo]);
    const { rows } = await client.query<{ demo: boolean; clinics: number }>('SELECT demo, (SELECT count(*)::int FROM clinic) AS clinics FROM installation');
    const [kind] = rows;
    if (kind === undefined) throw new Error('The database does not say whether it is a demo.');
    if (kind.demo !== demo) {
      throw new Error(
        kind.demo
          ? 'This database holds made-up people and stays a demo; DEMO=0 is refused. For real work set another DATA_DIR or DATABASE_URL.'
          : 'This database was made for real work; DEMO=1 is refused. For the demo set another DATA_DIR or DATABASE_URL.',
      );
    }
    return { clinics: kind.clinics };
  } finally {
    await client.end();
  }
}
