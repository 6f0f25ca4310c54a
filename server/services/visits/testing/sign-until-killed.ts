/**
 * A process of its own that signs drafts through the application's door, one after the other, and says each signature
 * only once it has the answer. The proof of survival ends it in between, at a named point or at any instant.
 */
import { createInterface } from 'node:readline';
import type { TestPerson } from '@/db/testing/two-clinics';
import { loadKnowledge } from '@/server/knowledge/load';
import { asPerson } from './ready-to-sign';
import type { SignInput } from './ready-to-sign';

type Work = { readonly prescriber: TestPerson; readonly inputs: readonly SignInput[] };

const say = (word: object): void => {
  process.stdout.write(`${JSON.stringify(word)}\n`);
};

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { prescriber, inputs } = JSON.parse(line) as Work;
    // Warm, as an application that has served: the ends that follow fall into signing, not into reading files.
    loadKnowledge();
    const [first] = inputs;
    if (first !== undefined) await asPerson(prescriber).visits.list({ patientId: first.patientId });
    say({ begun: true });
    for (const input of inputs) {
      const { noteId, sha256, number } = await asPerson(prescriber).visits.sign(input);
      say({ visitId: input.visitId, noteId, sha256, number });
    }
    say({ done: true });
    return;
  }
}

await main();
process.exit(0);
