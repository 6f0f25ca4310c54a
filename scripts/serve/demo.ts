import type { Progress } from '../lib/progress.mjs';
import type { OpenDatabase } from './database';

/** Loads the demo clinics into a demo database that holds none yet. */
export async function loadDemoWhenEmpty({ demo, clinics, ownerUrl, variables }: OpenDatabase, progress: Progress): Promise<void> {
  if (clinics > 0) return;
  if (!demo) {
    progress.say('This database holds no clinic yet, and this release cannot set one up; docs/operations.md says what there is.');
    return;
  }
  Object.assign(process.env, variables);
  const { loadDemo } = await import('@/db/seed/load');
  await progress.during('Loading the demo clinics', () => loadDemo({ ownerUrl }));
}

/** One account a line: role, e-mail, clinic; then the one password. */
export async function printAccounts({ demo }: OpenDatabase): Promise<void> {
  if (!demo) return;
  const { CLINICS, DEMO_PASSWORD } = await import('@/db/seed/story/clinics');
  console.log('\nDemo accounts (made-up people only):');
  for (const { slug, users } of Object.values(CLINICS)) for (const { role, email } of users) console.log(`  ${role.padEnd(13)} ${email.padEnd(30)} ${slug}`);
  console.log(`  password: ${DEMO_PASSWORD}\n`);
}
