import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { OPTION_IDS } from '@/server/clinical/model/ids';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { compile } from './compile';
import type { Compiled } from './compile';
import { language } from './schema/language';
import type { LanguageFile } from './schema/language';
import { vignette } from './schema/vignette';
import type { Vignette } from './schema/vignette';
import type { Titles } from './sentence';

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
  stated: 'stated.json',
  claims: 'claims.json',
  disagreements: 'disagreements.json',
  switching: 'switching.json',
  tapering: 'tapering.json',
} as const;

let loaded: Extract<Compiled, { readonly ok: true }> | null = null;
let vignettes: readonly Vignette[] | null = null;
let languages: readonly LanguageFile[] | null = null;
/** The content is written in it; its file has no sentences. */
const LANGUAGE_OF_CONTENT = 'en';

/**
 * The clinical content of this release, checked and compiled. Read once per process; content that does not compile
 * stops the start with the whole list of what is wrong.
 */
export const loadKnowledge = (): Knowledge => load().knowledge;

/** Words of the content for the names that its conditions use. */
export const loadTitles = (): Titles => load().titles;

/** Another version of the content, from a folder of its own: what a reviewer compares with. */
export const loadKnowledgeFrom = (folder: string): Knowledge => compiledFrom(folder).knowledge;

function load(): Extract<Compiled, { readonly ok: true }> {
  loaded ??= compiledFrom(contentFolder());
  return loaded;
}

function compiledFrom(folder: string): Extract<Compiled, { readonly ok: true }> {
  const compiled = compile(readContent(folder));
  if (!compiled.ok) {
    throw new Error(`clinical content does not compile:\n${compiled.problems.map(({ at, message }) => `  ${at}: ${message}`).join('\n')}`);
  }
  return compiled;
}

/** The content as it stands on disk, unchecked. */
export function readContent(folder: string = contentFolder()): Record<string, unknown> {
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

/** The stories that clinicians wrote to test the content, in order of id; read once per process. */
export function loadVignettes(): readonly Vignette[] {
  if (vignettes !== null) return vignettes;
  const folder = path.join(knowledgeFolder(), 'vignettes');
  vignettes = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => vignette.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  return vignettes;
}

/** Languages in which patients answer, that of the content first; read once per process. They are no part of the knowledge: no advice rests on them. */
export const loadLanguages = (): readonly LanguageFile[] => (languages ??= loadLanguagesFrom(path.join(knowledgeFolder(), 'languages')));

/** Takes the languages of another folder instead, or again its own: how a test adds a language as a clinic would, by a file. */
export function takeLanguagesFrom(folder: string | null): void {
  languages = folder === null ? null : loadLanguagesFrom(folder);
}

/** The languages of a folder. */
function loadLanguagesFrom(folder: string): readonly LanguageFile[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  const read = files.map((name) => language.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  const isContent = ({ code }: LanguageFile): boolean => code === LANGUAGE_OF_CONTENT;
  return [...read.filter(isContent), ...read.filter((file) => !isContent(file))];
}

const contentFolder = (): string => path.join(knowledgeFolder(), 'content');

/** Beside this file, or, once bundled, under the folder from which the server runs. */
function knowledgeFolder(): string {
  const beside = path.dirname(fileURLToPath(import.meta.url));
  return existsSync(path.join(beside, 'content', FILES.release)) ? beside : path.join(process.cwd(), 'server', 'knowledge');
}
