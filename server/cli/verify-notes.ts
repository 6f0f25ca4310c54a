import { pathToFileURL } from 'node:url';
import { closeDatabase } from '@/server/services/close-database';
import { verifyAllNotes } from '@/server/services/visits/verify-notes';

/** `npm run verify:notes`: one line of counts and exit 0, or the first break and exit 1. */
async function main(): Promise<number> {
  try {
    const { checked, replayed, broken } = await verifyAllNotes();
    const [first] = broken;
    if (first === undefined) {
      process.stdout.write(`${checked} signed notes, every hash right, ${replayed} assessments replayed, ${checked - replayed} from another engine or content\n`);
      return 0;
    }
    process.stderr.write(`note ${first.number} version ${first.version}: ${first.what}; ${broken.length} of ${checked} notes are broken\n`);
    return 1;
  } catch (error) {
    process.stderr.write(`verify:notes: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'failed'}\n`);
    return 1;
  } finally {
    await closeDatabase();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main();
