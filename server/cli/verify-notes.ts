import { pathToFileURL } from 'node:url';
import { closeDatabase } from '@/server/services/close-database';
import { compareSignatures, differences } from '@/server/services/visits/compare-signatures';
import type { Compared } from '@/server/services/visits/compare-signatures';
import { verifyAllNotes } from '@/server/services/visits/verify-notes';
import type { Verified } from '@/server/services/visits/verify-notes';
import { whyNot } from './why-not';

/** `npm run verify:notes`: one line of counts and exit 0, or what is broken in one line and exit 1. */
async function main(): Promise<number> {
  try {
    const verified = await verifyAllNotes();
    const compared = await compareSignatures();
    const [first] = verified.broken;
    const problems = [
      ...(first === undefined ? [] : [`note ${first.number} version ${first.version}: ${first.what}; ${verified.broken.length} of ${verified.checked} notes are broken`]),
      ...differences(compared),
    ];
    if (problems.length === 0) process.stdout.write(`${countsOf(verified, compared)}\n`);
    else process.stderr.write(`${problems.join('; ')}\n`);
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`verify:notes: ${whyNot(error)}\n`);
    return 1;
  } finally {
    await closeDatabase();
  }
}

function countsOf({ checked, replayed, onOlderContent, otherEngines }: Verified, { logged, unlogged }: Compared): string {
  return [
    `${checked} signed notes, every hash right`,
    `${replayed} assessments replayed${onOlderContent === 0 ? '' : ` (${onOlderContent} on older content)`}`,
    ...otherEngines.map(({ engine, count }) => `${count} signed by engine ${engine}, whose hash was checked and whose assessment was not replayed`),
    `${logged} in signatures.log${unlogged.length === 0 ? '' : `, ${unlogged.length} not in it yet`}`,
  ].join(', ');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main();
