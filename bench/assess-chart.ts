import type { Chart, ObservationFact, Provenance } from '@/server/clinical/model/chart';
import { addDays, localDate } from '@/server/clinical/model/local-date';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';

const FROM_HOSPITAL: Provenance = { source: 'import', by: 'General Hospital', recordedOn: localDate('2026-11-01'), resource: 'Observation/1' };
const MEASURED = [
  ['systolic-bp', 128, 'mm[Hg]'], ['diastolic-bp', 79, 'mm[Hg]'], ['bmi', 24.2, 'kg/m2'], ['body-weight', 71, 'kg'], ['heart-rate', 68, '/min'],
  ['egfr', 92, 'mL/min/{1.73_m2}'], ['alt', 22, 'U/L'], ['ast', 24, 'U/L'], ['sodium', 139, 'mmol/L'], ['tsh', 1.8, 'm[IU]/L'], [null, 5.1, 'mmol/L'], [null, 13.9, 'g/dL'],
] as const;

/** The workload of the budget: 4 conditions, 10 medication episodes, 30 dose steps, 173 observations. */
export function budgetChart(): Chart {
  const drugs = ['sertraline', 'levothyroxine', 'omeprazole', 'metoprolol', 'zolpidem', 'ibuprofen', 'citalopram', 'lorazepam', 'atorvastatin', 'cetirizine'];
  const told = drugs.reduce(
    (patient, drug, place) => {
      const start = -900 + place * 60;
      const stop = place >= 6 ? { stop: start + 200, stopReason: 'no-benefit' as const } : {};
      return patient.taking(drug, [[start, 50], [start + 40, 100], [start + 90, 150]], { drugId: place === 0 ? 'sertraline' : null, indication: 'depression', ...stop });
    },
    aPatient().aged(38).sex('female').livingIn('GB').withLists()
      .diagnosed('F33.42', { since: '2024-05-01' }).diagnosed('I10', { since: '2021-02-01' }).diagnosed('E03.9', { since: '2019-03-04' }).diagnosed('F41.1', { since: '2023-01-01' }),
  )
    .scored('phq9', -300, 14).scored('phq9', -200, 4).scored('phq9', -100, 3).scored('phq9', -3, 3).reported('phq9', -3, { 'phq9-9': 0, 'phq9-3': 1 })
    .scored('gad7', -3, 6).scored('pcptsd5', -60, 1)
    .numbSince(-750, { reportedOn: -3, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'unwanted', 'ctx-wants': ['lower the dose'] } })
    .confirmedAbsent('condition:seizure-disorder').confirmedAbsent('condition:bulimia-anorexia').confirmedAbsent('medication:maoi-irreversible').build();
  const observations = Array.from({ length: 173 }, (_, place): ObservationFact => {
    const [observation, value, unit] = MEASURED[place % MEASURED.length] ?? [null, 1, '1'];
    return {
      id: `Observation/${1000 + place}`, observation, codings: [{ system: 'http://loinc.org', code: '8480-6', display: 'Systolic blood pressure' }], text: observation ?? 'Glucose',
      value: value + (place % 7), valueText: null, unit, low: null, high: null, on: addDays(TODAY, -2 - Math.floor(place / 12) * 40), provenance: FROM_HOSPITAL,
    };
  });
  return { ...told, observations };
}
