import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { todayHere } from '@/server/platform/clock';
import { planRequest, verifyDocument } from '@/server/services/plan/plan-request';
import { readPlanArguments } from './plan-arguments';
import { oneLine } from './read-words';

/**
 * `npm run -s plan -- --from DRUG:MG… [--to DRUG:MG…] …` prints one plan; `--verify FILE` judges one. Exit 0, 1 for a plan
 * that does not hold, 2 with one line for what is refused.
 */

type Outcome = { readonly code: 0 | 1 | 2; readonly output: string; readonly words: string };

const MAX_BYTES = 5_000_000;

const refuse = (where: string, what: string): Outcome => ({ code: 2, output: '', words: oneLine(`${where}: ${what}`) });

export function runPlan(given: readonly string[], today: typeof todayHere): Outcome {
  const read = readPlanArguments(given, today);
  switch (read.kind) {
    case 'refused':
      return refuse(read.where, read.what);
    case 'verify':
      return verify(read.file);
    case 'plan': {
      const made = planRequest(read.request, read.start);
      if (made.ok) return { code: 0, output: `${JSON.stringify(made.value, null, 2)}\n`, words: '' };
      const { where, message, refs } = made.error;
      return refuse(where === 'steering' ? 'plan' : `--${where}`, `${message}${refs.length > 0 ? ` [${refs.join(', ')}]` : ''}`);
    }
  }
}

function verify(file: string): Outcome {
  let text: string;
  try {
    if (statSync(file).size > MAX_BYTES) return refuse(file, 'larger than 5 MB; no plan is');
    text = readFileSync(file, 'utf8');
  } catch {
    return refuse(file, 'cannot be read; expected the path of a plan as JSON');
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refuse(file, 'is no JSON; expected a plan as npm run plan prints it');
  }
  const judged = verifyDocument(document);
  if (!judged.ok) return refuse(judged.error.path, `is no plan: ${judged.error.message}`);
  return { code: judged.value.ok ? 0 : 1, output: `${JSON.stringify(judged.value, null, 2)}\n`, words: '' };
}

function main(): void {
  let outcome: Outcome;
  try {
    outcome = runPlan(process.argv.slice(2), todayHere);
  } catch (error) {
    const kind = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : 'unknown';
    outcome = { code: 1, output: '', words: `plan: failed inside (${kind}); no plan was made` };
  }
  if (outcome.words !== '') process.stderr.write(`${outcome.words}\n`);
  process.exitCode = outcome.code;
  process.stdout.write(outcome.output);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
