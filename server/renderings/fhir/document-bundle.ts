import type { Bundle, Composition, CompositionAttester, CompositionSection, Practitioner, Resource } from '@medplum/fhirtypes';

import type { NoteDocument, NoteSection } from '@/server/clinical/model/note';
import { cleanLines } from '@/server/renderings/note/clean-text';
import { dayWords, signedWords } from '@/server/renderings/note/day-words';
import { doseSentences, doseTable } from '@/server/renderings/note/dose-table';
import { DRAFT_BAND, personWords, toPaper } from '@/server/renderings/note/to-paper';
import { carePlanOf, tasksOf } from './care-plan';
import { LOINC, OWN, PROGRESS_NOTE, SECTION_CODES } from './code-systems';
import { requestsOf, statementsOf } from './medicines';
import { narrative } from './narrative';
import { observationsOf } from './observations';
import { deviceOf, organizationOf, patientOf, practitionerOf } from './people';
import { provenancesOf } from './provenance';
import { urnsOf } from './resource-ids';
import { entryOf, reference, words } from './scene';
import type { Named, Scene } from './scene';

/**
 * The note as an R4 document: a Composition first, and every resource that it names inside. Medicines are plans, never
 * orders. The same snapshot gives the same bundle, its ids included.
 */
export function documentBundle(document: NoteDocument): Bundle {
  const { snapshot } = document;
  const urn = urnsOf(snapshot);
  const scene: Scene = { document, urn, patient: reference(urn('Patient')), author: reference(urn('Practitioner', snapshot.author.id)) };
  const people = [...new Map([snapshot.author, ...(document.coSigned === null ? [] : [document.coSigned.by]), ...document.addenda.map(({ author }) => author)].map((person) => [person.id, person])).values()];
  const device = deviceOf(scene);
  const requests = requestsOf(scene);
  const tasks = tasksOf(scene);
  const plans = carePlanOf(scene, [...requests, ...tasks]);
  const statements = statementsOf(scene);
  const observations = observationsOf(scene);
  const composition = compositionOf(scene, { plan: [...plans, ...requests, ...tasks], subjective: statements, objective: observations });
  const all: Named[] = [
    composition, patientOf(scene), ...people.map((person) => practitionerOf(person, scene)), organizationOf(scene), device,
    ...plans, ...requests, ...tasks, ...statements, ...observations, ...provenancesOf(scene, { composition: composition.urn, device: device.urn }),
  ];
  return { resourceType: 'Bundle', type: 'document', identifier: { system: 'urn:ietf:rfc:3986', value: urn('Bundle') }, timestamp: latest(document), entry: all.map(entryOf) };
}

/** Never before the Composition's own date: an addendum, a co-signature or a retraction came later. */
function latest({ snapshot, addenda, coSigned, enteredInError }: NoteDocument): string {
  const instants = [snapshot.signedAt, ...addenda.map(({ at }) => at), ...(coSigned === null ? [] : [coSigned.at]), ...(enteredInError === null ? [] : [enteredInError.at])];
  return instants.reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last));
}

type Parts = Partial<Record<NoteSection['id'], readonly Named<Resource>[]>>;

function compositionOf(scene: Scene, parts: Parts): Named<Composition> {
  const { document, urn, patient, author } = scene;
  const { snapshot, sha256, coSigned, addenda } = document;
  const paper = toPaper(document);
  const attesters: CompositionAttester[] = [
    { mode: 'legal', time: snapshot.signedAt, party: author },
    ...(coSigned === null ? [] : [{ mode: 'professional' as const, time: coSigned.at, party: reference<Practitioner>(urn('Practitioner', coSigned.by.id)) }]),
  ];
  return {
    urn: urn('Composition'),
    resource: {
      resourceType: 'Composition',
      text: narrative([...paper.bands, `${paper.name}, ${paper.identifiers.join(', ')}`, `${paper.clinic}; ${paper.title}`, ...paper.signature.who, ...paper.signature.what, ...(sha256 === null ? [] : [`SHA-256 ${sha256}`])]),
      identifier: { system: OWN, value: sha256 === null ? 'draft' : `${snapshot.number}-v${snapshot.version}` },
      status: compositionStatus(document),
      type: { coding: [PROGRESS_NOTE] },
      subject: patient,
      date: snapshot.signedAt,
      author: [author],
      title: words(sha256 === null ? `${paper.title}, ${DRAFT_BAND}` : `${paper.title}, ${snapshot.number} version ${snapshot.version}`),
      ...(document.status === 'draft' ? {} : { attester: attesters }),
      custodian: reference(urn('Organization')),
      ...(snapshot.version === 1 ? {} : { relatesTo: [{ code: 'replaces' as const, targetIdentifier: { system: OWN, value: `${snapshot.number}-v${snapshot.version - 1}` } }] }),
      section: [
        ...snapshot.note.sections.map((section) => sectionOf(section, document, parts[section.id] ?? [])),
        ...addenda.map(({ number, text, author: by, at, lateEntryFor }): CompositionSection => ({
          title: `Addendum ${number}`,
          author: [reference(urn('Practitioner', by.id))],
          text: narrative([...cleanLines(text), `${personWords(by)}, ${signedWords(at, snapshot.clinic.timeZone)}${lateEntryFor === null ? '' : `; late entry for ${dayWords(lateEntryFor)}`}`]),
        })),
      ],
    },
  };
}

function compositionStatus({ status, enteredInError, addenda }: NoteDocument): Composition['status'] {
  if (enteredInError !== null || status === 'entered in error') return 'entered-in-error';
  if (status === 'draft' || status === 'pending co-signature') return 'preliminary';
  return status === 'amended' || addenda.length > 0 ? 'amended' : 'final';
}

function sectionOf(section: NoteSection, { snapshot }: NoteDocument, parts: readonly Named[]): CompositionSection {
  const code = SECTION_CODES[section.id];
  const table = section.id === 'plan' ? doseTable(snapshot.note.doseTable, snapshot.printed.drugs, snapshot.plan?.from.map(({ drug }) => drug) ?? []) : null;
  const doses = table === null ? [] : doseSentences(table).map((text) => text.replaceAll('\u00A0', ' '));
  return {
    title: words(section.title),
    ...(code === null ? {} : { code: { coding: [{ system: LOINC, code }] } }),
    text: narrative([...doses, ...section.segments.map(({ text }) => words(text, '')).filter((text) => text !== '')]),
    ...(parts.length === 0 ? {} : { entry: parts.map((part) => reference(part.urn)) }),
  };
}
