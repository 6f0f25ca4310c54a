import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { commandLineActor } from '@/server/auth/command-line-actor';
import { toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { ServiceContext } from '@/server/services/context';
import { closeDatabase } from '@/server/services/close-database';
import { importBundle } from '@/server/services/imports/import-bundle';
import { oneLine, readWords } from './read-words';

/**
 * `npm run -s import -- FILE.json… [--clinic SLUG] [--user E-MAIL]`: one JSON object a line, one line a file. Exit 0; 2 when
 * an option or a file was refused; 1 when the database cannot be used. Each file is one transaction.
 */

const MAX_BYTES = 50_000_000;

class Refused extends Error {}

type Arguments = { readonly files: readonly string[]; readonly clinicSlug: string | null; readonly email: string | null };

function readArguments(given: readonly string[]): Arguments {
  const words = readWords(given, { '--clinic': { needs: 'a value' }, '--user': { needs: 'a value' } });
  if ('where' in words) throw new Refused(`${words.where}: ${words.what}`);
  const { files, options } = words;
  if (files.length === 0) throw new Refused('FILE: missing; expected import FILE.json… [--clinic SLUG] [--user E-MAIL]');
  return { files, clinicSlug: options.get('--clinic')?.[0] ?? null, email: options.get('--user')?.[0] ?? null };
}

function readBytes(file: string): Uint8Array {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    throw new Refused('the file cannot be opened');
  }
  try {
    const about = fstatSync(handle);
    if (about.isDirectory()) throw new Refused('the file is a directory; expected a FHIR bundle');
    if (about.size > MAX_BYTES) throw new Refused(`document: larger than ${MAX_BYTES / 1_000_000} MB; send the record in smaller bundles`);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

const print = (line: Readonly<Record<string, unknown>>): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Imports one file; a refusal is its line, anything worse ends the run. */
async function importFile(ctx: Pick<ServiceContext, 'actor'>, file: string): Promise<boolean> {
  try {
    const bytes = readBytes(file);
    const { patient, taken, merged, waiting, leftOut } = await importBundle({ ...ctx, requestId: newId() }, { bytes, patientId: null, door: 'command-line' });
    print({ file, patient: { id: patient.id, created: patient.created }, taken, merged, waiting, leftOut });
    return true;
  } catch (error) {
    const refusal = error instanceof Refused ? error : toAppError(error);
    if ('code' in refusal && (refusal.code === 'unexpected' || refusal.code === 'database-unavailable')) throw error;
    const refused = oneLine(refusal.message);
    print({ file, refused });
    process.stderr.write(`${oneLine(file)}: ${refused}\n`);
    return false;
  }
}

async function run(given: readonly string[]): Promise<0 | 2> {
  const { files, clinicSlug, email } = readArguments(given);
  const actor = await commandLineActor({ clinicSlug, email });
  if ('option' in actor) throw new Refused(`${actor.option}: ${actor.what}`);
  let done = true;
  for (const file of files) done = (await importFile({ actor }, file)) && done;
  return done ? 0 : 2;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = error instanceof Refused ? 2 : 1;
  process.stderr.write(`${error instanceof Refused ? oneLine(error.message) : `import: ${toAppError(error).message}`}\n`);
} finally {
  await closeDatabase();
}
