import pg from 'pg';

import { connectionOptions } from '@/db/connection';
import { SETUP_HOURS } from '@/db/queries/accounts/setup';
import { newToken, tokenHash } from '@/server/platform/ids';
import type { Progress } from '../lib/progress.mjs';
import type { OpenDatabase } from './database';

/** Loads the demo clinics into a demo database that holds none yet, and tells their follow-up to its end, also where an earlier start was cut off in it. */
export async function loadDemoWhenEmpty({ demo, clinics, ownerUrl, variables }: OpenDatabase, progress: Progress): Promise<void> {
  if (!demo) return;
  Object.assign(process.env, variables);
  if (clinics === 0) {
    const { loadDemo } = await import('@/db/seed/load');
    await progress.during('Loading the demo clinics', () => loadDemo({ ownerUrl }));
  }
  const [{ followUpOwed, markFollowed }, { closePool }] = [await import('@/db/seed/follow-up/owed'), await import('@/db/client')];
  const on = await followUpOwed();
  if (on !== null) {
    const { followDemo } = await import('@/db/seed/follow-up/follow-demo');
    await progress.during('Loading their follow-up', () => followDemo({ on }).then(markFollowed));
  }
  await closePool();
}

/** Makes a set-up link for a database for real work that holds no clinic yet, and prints it; the one of an earlier start stops working. */
export async function printSetupLink({ demo, clinics, ownerUrl }: OpenDatabase, publicUrl: string): Promise<void> {
  if (demo || clinics > 0) return;
  const token = newToken();
  const client = new pg.Client(connectionOptions(ownerUrl));
  await client.connect();
  try {
    await client.query('UPDATE installation SET setup_token_sha256 = $1, setup_expires_at = now() + make_interval(hours => $2) WHERE setup_used_at IS NULL', [tokenHash(token), SETUP_HOURS]);
  } finally {
    await client.end();
  }
  console.log(`\nSet up the clinic within ${SETUP_HOURS} hours, once, at\n  ${publicUrl}/access#${token}\n`);
}

/** One account a line: role, e-mail, clinic; then the one password. */
export async function printAccounts({ demo }: OpenDatabase): Promise<void> {
  if (!demo) return;
  const { CLINICS, DEMO_PASSWORD } = await import('@/db/seed/story/clinics');
  console.log('\nDemo accounts (made-up people only):');
  for (const { slug, users } of Object.values(CLINICS)) for (const { role, email } of users) console.log(`  ${role.padEnd(13)} ${email.padEnd(30)} ${slug}`);
  console.log(`  password: ${DEMO_PASSWORD}\n`);
}
