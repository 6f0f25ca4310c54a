import type { Addendum, NoteDocument, NotePatient, NotePerson, NoteSection, Segment } from '@/server/clinical/model/note';
import { cleanLines, cleanText } from './clean-text';
import { dayWords, signedWords } from './day-words';
import { doseTable } from './dose-table';
import { shortHash } from './paper';
import type { Block, Paper, Run } from './paper';

export const DRAFT_BAND = 'DRAFT - not signed';
export const ERROR_BAND = 'ENTERED IN ERROR';
export const DEMO_BAND = 'DEMO DATA - not a real patient';
const HASH_GROUPS_SHOWN = 4;

/** A note with what was added to it, as a document on paper. */
export function toPaper(document: NoteDocument): Paper {
  const { snapshot, sha256 } = document;
  const { patient, clinic, author, visit, number, version } = snapshot;
  const name = cleanText(patient.displayName);
  const born = bornWords(patient);
  const reading = sha256 === null ? DRAFT_BAND : shortHash(sha256);
  return {
    number,
    version,
    name,
    identifiers: [born, sexWords(patient), ...patient.identifiers.map(({ label, value }) => cleanText(`${label} ${value}`))],
    clinic: cleanText(clinic.name),
    title: `Medication review, ${dayWords(visit.on)}${visit.kind === 'in person' ? '' : ` by ${visit.kind}`}`,
    author: personWords(author),
    bands: bandsOf(document),
    blocks: [...snapshot.note.sections.flatMap((section) => sectionBlocks(section, document)), ...document.addenda.flatMap((entry) => addendumBlocks(entry, clinic.timeZone))],
    signature: { who: whoSigned(document), what: whatWasSigned(document) },
    sha256,
    foot: { who: `${name}, ${bornWords(patient, false)}`, what: sha256 === null ? DRAFT_BAND : `${number} v${version}, ${reading}` },
    isStruck: document.enteredInError !== null,
    signedAt: snapshot.signedAt,
  };
}

/** `Ada Boyd, MD` */
export const personWords = ({ name, credential }: NotePerson): string => cleanText(credential === null ? name : `${name}, ${credential}`);

function bornWords({ birthOn, birthText, age }: NotePatient, withAge = true): string {
  if (birthOn === null) return birthText === null ? 'birth date not recorded' : `born ${cleanText(birthText)}`;
  return `born ${dayWords(birthOn)}${age === null || !withAge ? '' : ` (${age} y)`}`;
}

const sexWords = ({ sex }: NotePatient): string => (sex === 'unknown' ? 'sex not recorded' : sex);

function bandsOf({ status, snapshot, enteredInError, coSigned }: NoteDocument): string[] {
  return [
    ...(status === 'draft' ? [DRAFT_BAND] : []),
    ...(status === 'pending co-signature' && coSigned === null ? ['Waits for co-signature'] : []),
    ...(enteredInError === null ? [] : [ERROR_BAND]),
    ...(snapshot.clinic.demo ? [DEMO_BAND] : []),
  ];
}

function sectionBlocks(section: NoteSection, { snapshot }: NoteDocument): Block[] {
  const before = snapshot.plan?.from.map(({ drug }) => drug) ?? [];
  const table = section.id === 'plan' ? doseTable(snapshot.note.doseTable, snapshot.printed.drugs, before) : null;
  const runs = runsOf(section.segments);
  if (runs.length === 0 && table === null) return [];
  return [
    { kind: 'heading', text: cleanText(section.title) },
    ...(table === null ? [] : [{ kind: 'doses' as const, table }]),
    ...(runs.length === 0 ? [] : [{ kind: 'paragraph' as const, runs, small: section.id === 'basis' }]),
  ];
}

/** What stands in quotation marks inside a sentence that comes from the patient. */
const QUOTED = /(“[^”]*”?)/;

/** Sentences of one voice are joined; the patient's own words stay apart. */
function runsOf(segments: readonly Segment[]): Run[] {
  const runs: { text: string; voice: Run['voice'] }[] = [];
  for (const segment of segments) {
    const text = cleanText(segment.text);
    if (text === '') continue;
    const parts = segment.origin === 'patient' ? text.split(QUOTED) : [text];
    for (const part of parts.map((entry) => entry.trim()).filter((entry) => entry !== '')) {
      const voice = segment.origin === 'patient' && part.startsWith('“') ? 'patient' : 'record';
      const last = runs.at(-1);
      if (last?.voice === voice) last.text += ` ${part}`;
      else runs.push({ text: part, voice });
    }
  }
  return runs;
}

function addendumBlocks({ number, text, author, at, lateEntryFor }: Addendum, timeZone: string): Block[] {
  const about = `${personWords(author)}, ${signedWords(at, timeZone)}${lateEntryFor === null ? '' : `; late entry for ${dayWords(lateEntryFor)}`}`;
  const paragraph = (line: string, small: boolean): Block => ({ kind: 'paragraph', runs: [{ text: line, voice: 'record' }], small });
  return [{ kind: 'heading', text: `Addendum ${number}` }, ...cleanLines(text).map((line) => paragraph(line, false)), paragraph(about, true)];
}

function whoSigned({ status, snapshot, coSigned, enteredInError }: NoteDocument): string[] {
  const { author, clinic, signedAt } = snapshot;
  if (status === 'draft') return [`Draft by ${personWords(author)}`, 'Not signed; nothing in it is final.'];
  return [
    `Signed: ${personWords(author)}`,
    signedWords(signedAt, clinic.timeZone),
    ...(coSigned === null ? [] : [`Co-signed: ${personWords(coSigned.by)}`, signedWords(coSigned.at, clinic.timeZone)]),
    ...(enteredInError === null ? [] : [`Entered in error: ${cleanText(enteredInError.why)}`, `${personWords(enteredInError.by)}, ${signedWords(enteredInError.at, clinic.timeZone)}`]),
  ];
}

function whatWasSigned({ snapshot, sha256, status }: NoteDocument): string[] {
  if (sha256 === null) return ['No number, no hash'];
  return [
    `No. ${snapshot.number}, version ${snapshot.version}${status === 'signed' ? '' : `, ${status}`}`,
    `SHA-256 ${shortHash(sha256, HASH_GROUPS_SHOWN)} (first 16 of 64)`,
    `Content ${cleanText(snapshot.knowledge.version)}, software ${cleanText(snapshot.engine)}`,
  ];
}
