import { useCluster } from '@/db/embedded/cluster';
import { prepareDatabase } from '@/db/embedded/prepare';
import { migrateDatabase } from '@/db/migrate';

export interface BenchDatabase {
  ownerUrl: string;
  applicationUrl: string;
  /** Superuser, to arrange rows of several clinics. */
  adminUrl: string;
  release(): Promise<void>;
}

/**
 * A migrated database on a cluster kept for benchmarks, as durable as the real one. While it is open `DATABASE_URL`
 * names it, so that services and queries need no handle.
 * @param name - one database a benchmark, kept between runs
 */
export async function openBenchDatabase(name: string): Promise<BenchDatabase> {
  const cluster = await useCluster({ dataDir: '.data-bench' });
  const urls = await prepareDatabase(cluster, `bench_${name}`);
  await migrateDatabase({ ...urls, folder: 'db/migrations' });
  process.env.DATABASE_URL = urls.applicationUrl;
  return { ...urls, adminUrl: cluster.adminUrl(`bench_${name}`), release: () => cluster.release() };
}
