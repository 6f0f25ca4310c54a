import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { todayHere } from '@/server/platform/clock';
import { MAX_DOCUMENT_BYTES, assessDocument, readDay, type AssessDocument } from '@/server/services/assess/assess-document';
import { oneLine, readWords } from './read-words';

/** `npm run -s assess -- FILE [--on DAY] [--region US|UK]`: exit 0 with one JSON object, or 2 with one line of refusal. */

type Arguments = AssessDocument & { readonly file: string };
type Day = AssessDocument['on'];
type Outcome = { readonly code: 0 | 1 | 2; readonly output: string; readonly words: string };

const refuse = (where: string, what: string): Outcome => ({ code: 2, output: '', words: oneLine(`${where}: ${what}`) });

const isOutcome = (value: Arguments | Outcome): value is Outcome => 'code' in value;

export function readArguments(given: readonly string[], today: () => Day): Arguments | Outcome {
  const words = readWords(given, { '--on': { needs: 'a day such as 2026-12-01' }, '--region': { needs: 'US or UK' } });
  if ('where' in words) return refuse(words.where, words.what);
  const [file, another] = words.files;
  if (file === undefined) return refuse('FILE', 'missing; expected assess FILE [--on DAY] [--region US|UK]');
  if (another !== undefined) return refuse('FILE', 'more than one file; one is assessed at a time');
  const region = words.options.get('--region')?.[0] ?? 'US';
  if (region !== 'US' && region !== 'UK') return refuse('--region', 'is neither US nor UK');
  const day = words.options.get('--on')?.[0];
  const on = day === undefined ? today() : readDay(day);
  return on === null ? refuse('--on', 'is no day of the calendar; expected YYYY-MM-DD such as 2026-12-01') : { file, on, region };
}

/** Reads, assesses and says what to print; throws for nothing that an input can hold. */
export function runAssess(given: readonly string[], today: () => Day): Outcome {
  const read = readArguments(given, today);
  if (isOutcome(read)) return read;
  const bytes = readBytes(read.file);
  if ('code' in bytes) return bytes;
  const assessed = assessDocument(bytes, read);
  if (!assessed.ok) return refuse(assessed.error.path, assessed.error.message);
  return { code: 0, output: `${JSON.stringify(assessed.value, null, 2)}\n`, words: assessed.value.import.notes.join('\n') };
}

function readBytes(file: string): Uint8Array | Outcome {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return refuse(file, 'cannot be opened; expected the path of a FHIR bundle');
  }
  try {
    const about = fstatSync(handle);
    if (about.isDirectory()) return refuse(file, 'is a directory; expected the path of a FHIR bundle');
    if (about.size > MAX_DOCUMENT_BYTES) return refuse('document', `larger than ${MAX_DOCUMENT_BYTES / 1_000_000} MB; send the record in smaller bundles`);
    return readFileSync(handle);
  } catch {
    return refuse(file, 'cannot be read');
  } finally {
    closeSync(handle);
  }
}

function main(): void {
  let outcome: Outcome;
  try {
    outcome = runAssess(process.argv.slice(2), todayHere);
  } catch (error) {
    const kind = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : 'unknown';
    outcome = { code: 1, output: '', words: `assess: failed inside (${kind}); the document was not assessed` };
  }
  if (outcome.words !== '') process.stderr.write(`${outcome.words}\n`);
  process.exitCode = outcome.code;
  process.stdout.write(outcome.output);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
