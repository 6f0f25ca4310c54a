import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { OPTION_IDS } from '@/server/clinical/model/ids';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { compile } from './compile';

/** Files of the content and the key under which `schema/content.ts` knows each. */
const FILES = {
  release: 'release.json',
  grammar: 'grammar.json',
  derivedFacts: 'derived-facts.json',
  dataItems: 'data-items.json',
  questions: 'questions.json',
  settings: 'settings.json',
  flags: 'flags.json',
  crisis: 'crisis.json',
  handout: 'handout.json',
  causes: 'causes.json',
  causality: 'causality.json',
  instrumentRules: 'instrument-rules.json',
  conditionSets: 'codes/condition-sets.json',
  observations: 'codes/observations.json',
  drugClasses: 'codes/drug-classes.json',
  fhirMapping: 'codes/fhir-mapping.json',
  recordWords: 'codes/record-words.json',
  drugs: 'drugs.json',
  rxnorm: 'rxnorm.json',
  firstApproved: 'first-approved.json',
  references: 'references.json',
  claims: 'claims.json',
  switching: 'switching.json',
  tapering: 'tapering.json',
} as const;

let loaded: Knowledge | null = null;

/**
 * The clinical content of this release, checked and compiled. Read once per process; content that does not compile
 * stops the start with the whole list of what is wrong.
 */
export function loadKnowledge(): Knowledge {
  if (loaded !== null) return loaded;
  const compiled = compile(readContent());
  if (!compiled.ok) {
    throw new Error(`clinical content does not compile:\n${compiled.problems.map(({ at, message }) => `  ${at}: ${message}`).join('\n')}`);
  }
  loaded = compiled.knowledge;
  return loaded;
}

/** The content as it stands on disk, unchecked. */
export function readContent(): Record<string, unknown> {
  const folder = contentFolder();
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  return {
    ...Object.fromEntries(Object.entries(FILES).map(([key, name]) => [key, read(name)])),
    options: OPTION_IDS.map((id) => read(`options/${id}.json`)),
    instruments: readdirSync(path.join(folder, 'instruments'))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => read(`instruments/${name}`)),
  };
}

/** Beside this file, or, once bundled, under the folder from which the server runs. */
function contentFolder(): string {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), 'content');
  return existsSync(path.join(beside, FILES.release)) ? beside : path.join(process.cwd(), 'server', 'knowledge', 'content');
}
