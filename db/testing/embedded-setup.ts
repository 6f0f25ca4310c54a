import type { TestProject } from 'vitest/node';

import { useCluster } from '../embedded/cluster';
import { prepareDatabase } from '../embedded/prepare';
import { prepareTemplate, type TestServer } from './template';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Durability is not what these tests are about, and fsync would cost most of their time; the faults tests use a cluster of their own. */
export const TEST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** The embedded PostgreSQL with a data folder of its own, kept between runs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await useCluster({ dataDir: '.data-test', settings: TEST_SETTINGS });
  const { ownerUrl, applicationUrl } = await prepareDatabase(cluster, 'gamut_base');
  project.provide('testServer', await prepareTemplate({ adminUrl: cluster.adminUrl(), ownerUrl, applicationUrl }));
  return () => cluster.release();
}
