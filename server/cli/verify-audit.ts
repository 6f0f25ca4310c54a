import { pathToFileURL } from 'node:url';
import { verifyTrail } from '@/server/services/audit/verify-trail';
import { closeDatabase } from '@/server/services/close-database';
import { whyNot } from './why-not';

/** `npm run audit:verify`: one line of counts and exit 0, or the first break and exit 1. */
async function main(): Promise<number> {
  try {
    const { rows, seals, chains, waiting, broken } = await verifyTrail();
    if (broken === null) {
      process.stdout.write(`${rows} audit rows under ${seals} seals in ${chains} chains, every hash right; ${waiting} rows wait for their seal\n`);
      return 0;
    }
    process.stderr.write(`${broken}\n`);
    return 1;
  } catch (error) {
    process.stderr.write(`audit:verify: ${whyNot(error)}\n`);
    return 1;
  } finally {
    await closeDatabase();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main();
