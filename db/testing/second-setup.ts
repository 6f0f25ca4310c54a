import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { binariesIn } from '../embedded/binaries';
import { useCluster } from '../embedded/cluster';
import { prepareDatabase } from '../embedded/prepare';
import { TEST_SETTINGS } from './embedded-setup';
import { secondServer } from './second-server';
import { prepareTemplate } from './template';

/** Another PostgreSQL: a server given by address, else the newest one that Debian installed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const second = secondServer();
  if (second === null) throw new Error('There is no second PostgreSQL on this machine.');
  if (second.kind === 'address') {
    const admin = new pg.Client({ connectionString: second.url });
    await admin.connect();
    await admin.query(`DO $$ BEGIN
      CREATE ROLE gamut_owner LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      DO $$ BEGIN CREATE ROLE gamut_login NOLOGIN NOINHERIT; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`);
    await admin.end();
    project.provide('testServer', await prepareTemplate({ adminUrl: second.url, ownerUrl: second.url, applicationUrl: second.url }));
    return () => Promise.resolve();
  }
  const cluster = await useCluster({ dataDir: `.data-test-${second.major}`, binaries: binariesIn(second.folder), settings: TEST_SETTINGS });
  const { ownerUrl, applicationUrl } = await prepareDatabase(cluster, 'gamut_base');
  project.provide('testServer', await prepareTemplate({ adminUrl: cluster.adminUrl(), ownerUrl, applicationUrl }));
  return () => cluster.release();
}
