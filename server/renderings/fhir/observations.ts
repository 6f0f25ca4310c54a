import type { Observation } from '@medplum/fhirtypes';

import type { ObservationFact, Report } from '@/server/clinical/model/chart';
import { mainTotal } from '@/server/clinical/model/main-total';
import { LOINC, OWN, SURVEY, TOTAL_CODES, UCUM } from './code-systems';
import { codingOf } from './medicines';
import { concept, quantity, words } from './scene';
import type { Named, Scene } from './scene';

/** Scores and results that reasoning rested on, with their days; nothing else of the chart is sent along. */
export function observationsOf(scene: Scene): Named<Observation>[] {
  const { chart, assessment } = scene.document.snapshot;
  const used = new Set(assessment.basis.map(({ id }) => id));
  return [
    ...chart.reports.filter(({ id }) => used.has(id)).flatMap((report) => scoreOf(report, scene)),
    ...chart.observations.filter(({ id }) => used.has(id)).flatMap((fact) => resultOf(fact, scene)),
  ];
}

const SCORE = { unit: '{score}', system: UCUM, code: '{score}' };

function scoreOf(report: Report, scene: Scene): Named<Observation>[] {
  const { id, instrument, on, estimated } = report;
  const total = mainTotal(report);
  if (total === null) return [];
  const remarks = [...(scene.document.snapshot.printed.notValidated?.includes(instrument) === true ? ['Not validated.'] : []), ...(estimated ? ['Estimated: not every item was answered.'] : [])];
  const loinc = TOTAL_CODES[instrument];
  return [
    {
      urn: scene.urn('Observation', id),
      resource: {
        resourceType: 'Observation',
        status: 'final',
        category: [{ coding: [SURVEY] }],
        code: concept(`${instrument} total`, [loinc === undefined ? { system: OWN, code: `${instrument}.${total.field}` } : { system: LOINC, code: loinc }]),
        subject: scene.patient,
        effectiveDateTime: on,
        valueQuantity: { value: total.value, ...SCORE },
        ...(remarks.length > 0 && { note: remarks.map((text) => ({ text })) }),
      },
    },
  ];
}

function resultOf({ id, observation, codings, text, value, valueText, unit, on }: ObservationFact, scene: Scene): Named<Observation>[] {
  if (value === null && valueText === null) return [];
  const codes = codings.flatMap(codingOf);
  return [
    {
      urn: scene.urn('Observation', id),
      resource: {
        resourceType: 'Observation',
        status: 'final',
        code: concept(text, codes.length > 0 || observation === null ? codes : [{ system: OWN, code: observation }]),
        subject: scene.patient,
        effectiveDateTime: on,
        ...(value === null ? { valueString: words(valueText ?? '') } : { valueQuantity: quantity(value, unit) }),
      },
    },
  ];
}
