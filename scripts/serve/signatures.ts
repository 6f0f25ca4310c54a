import type { Variables } from './database';

/**
 * Before anybody is served: what was signed and written down outside the database must still be in it. A difference is
 * said here and at `/api/health`, and keeps nobody from working.
 */
export async function checkSignatures(variables: Variables): Promise<'agree' | 'differ'> {
  Object.assign(process.env, variables);
  const { differences, settleSignatures } = await import('@/server/services/visits/compare-signatures');
  const { closeDatabase } = await import('@/server/services/close-database');
  try {
    const problems = differences(await settleSignatures());
    if (problems.length === 0) return 'agree';
    console.error('SIGNED NOTES ARE MISSING OR CHANGED. Keep DATA_DIR as it is and read docs/operations.md, "Signed notes".');
    for (const problem of problems) console.error(`  ${problem}`);
    return 'differ';
  } catch (error) {
    console.error('SIGNED NOTES COULD NOT BE COMPARED with signatures.log; docs/operations.md, "Signed notes".');
    console.error(`  ${error instanceof Error ? error.message : 'unknown'}`);
    return 'differ';
  } finally {
    await closeDatabase();
  }
}
