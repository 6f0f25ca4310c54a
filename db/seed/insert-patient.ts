import { insertAllergies, insertConditions, insertConfirmations, insertEpisodes, insertLifeEvents, insertObservations, insertReports } from '../queries/facts/insert-facts';
import type { NewFact } from '../queries/facts/insert-facts';
import type { Entry } from '../queries/facts/origin';
import { addIdentifiers, insertPatient, markReceived, refreshSearchTerms } from '../queries/patients/store-patient';
import type { Db } from '../client';
import { clinicIdOf, fixedId, patientIdOf } from './fixed-id';
import { insertDocument } from './insert-document';
import { questionOf } from './story/asked';
import { CLINICS } from './story/clinics';
import type { DemoPatient } from './story/tell-story';

/** One demo patient with everything in the chart, in the transaction of the clinic. */
export async function insertDemoPatient(db: Db, demo: DemoPatient): Promise<void> {
  const { person, chart } = demo;
  const clinic = CLINICS[demo.clinic];
  const whose = { clinicId: clinicIdOf(demo.clinic), patientId: patientIdOf(demo.key) };
  await insertPatient(db, {
    id: whose.patientId,
    clinicId: whose.clinicId,
    familyName: person.family,
    givenName: person.given,
    otherNames: [],
    birthOn: person.birthOn,
    birthText: null,
    sex: person.sex,
    phone: person.phone,
    email: person.email,
    address: null,
    deceasedOn: null,
    demo: true,
    createdBy: null,
  });
  await addIdentifiers(db, whose, [{ ...person.identifier, label: clinic.identifierLabel }]);
  await refreshSearchTerms(db, whose);
  await markReceived(db, whose, chart.received);
  const entry: Entry = { ...whose, recordedBy: null, timeZone: clinic.timeZone };
  const imported = new Set(demo.document?.read.facts.map(({ key }) => key));
  // Facts of the records keep the identity that a second import of them finds again.
  const stored = <Fact extends { readonly id: string }>(facts: readonly Fact[]): readonly NewFact<Fact>[] =>
    facts.map((fact) => ({ fact, importKey: imported.has(fact.id) ? fact.id : null, id: fixedId(`${demo.key} ${fact.id}`) }));
  await insertConditions(db, entry, stored(chart.conditions));
  await insertAllergies(db, entry, stored(chart.allergies));
  await insertEpisodes(db, entry, stored(chart.episodes));
  await insertObservations(db, entry, stored(chart.observations));
  await insertReports(db, entry, stored(chart.reports));
  await insertLifeEvents(db, entry, stored(chart.lifeEvents));
  await insertConfirmations(db, entry, chart.confirmations.map((confirmation) => ({ confirmation, questionId: questionOf(confirmation.fact) })));
  if (demo.document !== null) await insertDocument(db, entry, { key: demo.key, document: demo.document });
}
