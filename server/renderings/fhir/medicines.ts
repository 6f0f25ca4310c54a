import type { Coding, Dosage, MedicationRequest, MedicationStatement } from '@medplum/fhirtypes';

import type { MedicationEpisode } from '@/server/clinical/model/chart';
import type { PrintedDrug } from '@/server/clinical/model/note';
import type { Plan, Step } from '@/server/clinical/model/plan';
import { dayWords } from '@/server/renderings/note/day-words';
import { doseWords } from '@/server/renderings/note/dose-words';
import { ATC, mg, ONE_DAY, RXNORM } from './code-systems';
import { concept, words } from './scene';
import type { Named, Scene } from './scene';

const MICROGRAMS = 1000;
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

/** One request a drug of the plan, a dosage a step; a plan for the prescriber's own system, never an order. */
export function requestsOf(scene: Scene): Named<MedicationRequest>[] {
  const { snapshot, enteredInError } = scene.document;
  const { plan, printed } = snapshot;
  if (plan === null) return [];
  return printed.drugs.map((drug) => {
    const dosage = plan.steps.flatMap((step) => dosageOf(step, drug.id)).map((entry, index): Dosage => ({ sequence: index + 1, ...entry }));
    const end = endOf(plan, drug.id);
    return {
      urn: scene.urn('MedicationRequest', drug.id),
      resource: {
        resourceType: 'MedicationRequest',
        status: enteredInError === null ? 'draft' : 'entered-in-error',
        intent: 'plan',
        doNotPerform: false,
        medicationCodeableConcept: concept(drug.name, codingsOf(drug)),
        subject: scene.patient,
        authoredOn: snapshot.signedAt,
        requester: scene.author,
        ...(end === null ? {} : { note: [{ text: end }] }),
        ...(dosage.length === 0 ? {} : { dosageInstruction: dosage }),
      },
    };
  });
}

const codingsOf = ({ rxnorm, atc, ingredient }: PrintedDrug): { system: string; code: string; display?: string }[] => [
  ...(rxnorm === null ? [] : [{ system: RXNORM, code: rxnorm, display: ingredient }]),
  ...(atc === null ? [] : [{ system: ATC, code: atc }]),
];

function dosageOf({ from, to, doses }: Step, id: string): Dosage[] {
  const dose = doses.find(({ drug }) => drug === id);
  if (dose === undefined) return [];
  return [
    {
      text: plain(doseWords(dose)),
      timing: { repeat: { boundsPeriod: { start: from, ...(to === null ? {} : { end: to }) }, frequency: dose.timesPerDay, period: 1, periodUnit: 'd' } },
      doseAndRate: [dose.timesPerDay === 1 ? { doseQuantity: mg(dose.mgPerDay) } : { rateRatio: { numerator: mg(dose.mgPerDay), denominator: ONE_DAY } }],
      maxDosePerPeriod: { numerator: mg(dose.mgPerDay), denominator: ONE_DAY },
    },
  ];
}

/** When a drug ends inside the plan, in words; `null` when it goes on or never began. */
function endOf({ steps, from }: Plan, id: string): string | null {
  const takenIn = steps.map(({ doses }) => doses.some(({ drug }) => drug === id));
  const after = steps[takenIn.lastIndexOf(true) + 1];
  const wasTaken = takenIn.includes(true) || from.some(({ drug }) => drug === id);
  return after === undefined || !wasTaken ? null : `None from ${dayWords(after.from)}.`;
}

/** What the patient takes now, as the chart has it. */
export function statementsOf(scene: Scene): Named<MedicationStatement>[] {
  const { chart, on, signedAt } = scene.document.snapshot;
  return chart.episodes
    .filter(({ status }) => status === 'active')
    .map((episode) => {
      const dose = currentDose(episode, on);
      return {
        urn: scene.urn('MedicationStatement', episode.id),
        resource: {
          resourceType: 'MedicationStatement',
          status: 'active',
          medicationCodeableConcept: concept(episode.display, episode.codings.flatMap(codingOf)),
          subject: scene.patient,
          ...(episode.startOn === null ? {} : { effectivePeriod: { start: episode.startOn } }),
          dateAsserted: signedAt,
          ...(dose === null ? {} : { dosage: [{ text: `${dose} mg a day`, doseAndRate: [{ rateRatio: { numerator: mg(dose), denominator: ONE_DAY } }] }] }),
        },
      };
    });
}

function currentDose({ steps }: MedicationEpisode, on: string): number | null {
  const begun = steps.filter(({ from }) => from <= on).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const micrograms = begun.at(-1)?.microgramsPerDay ?? null;
  return micrograms === null ? null : micrograms / MICROGRAMS;
}

/** A code of the chart, where it is one that FHIR takes. */
export const codingOf = ({ system, code, display }: { readonly system: string; readonly code: string; readonly display: string | null }): (Coding & { system: string; code: string })[] =>
  /^\S+( \S+)*$/.test(code) && /^\S+$/.test(system) ? [{ system, code, ...(display === null ? {} : { display: words(display, code) }) }] : [];
