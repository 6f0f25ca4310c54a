import type { Bundle, MedicationRequest } from '@medplum/fhirtypes';

import { readUnits } from './read-doses';
import type { ReadDose, ReadRow } from './read-doses';

type Taken = { readonly from: string; readonly to: string | null; readonly dose: ReadDose };

/** The medicines of a bundle as rows of days; a row in which nothing is taken shows only between two others, as a gap. */
export function readRequests(bundle: Bundle, rows: readonly ReadRow[]): ReadRow[] {
  const taken = (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'MedicationRequest' ? dosesOf(resource) : []));
  if (taken.length !== rows.reduce((sum, { doses }) => sum + doses.length, 0)) throw new Error('more or fewer doses');
  return rows.map(({ from, to }) => ({
    from,
    to,
    doses: taken.filter((entry) => entry.from === from && entry.to === to).map(({ dose }) => dose).sort((a, b) => (a.drug < b.drug ? -1 : 1)),
  }));
}

function dosesOf({ medicationCodeableConcept, dosageInstruction = [] }: MedicationRequest): Taken[] {
  return dosageInstruction.map(({ text = '', timing, doseAndRate, maxDosePerPeriod }) => {
    const { boundsPeriod, frequency = 0 } = timing?.repeat ?? {};
    const day = maxDosePerPeriod?.numerator;
    if (day?.code !== 'mg' || day.system !== 'http://unitsofmeasure.org') throw new Error('no dose in UCUM');
    const once = doseAndRate?.[0]?.doseQuantity ?? doseAndRate?.[0]?.rateRatio?.numerator;
    if (once?.value !== day.value) throw new Error('two doses that differ');
    const [, words = '', units = ''] = /^([\d.]+) mg a day \((.+)\)$/.exec(text) ?? [];
    if (Number(words) !== day.value) throw new Error(`words that differ: ${text}`);
    const read = readUnits(units);
    if (read.timesPerDay !== frequency) throw new Error('a frequency that differs');
    return { from: boundsPeriod?.start ?? '', to: boundsPeriod?.end ?? null, dose: { drug: medicationCodeableConcept?.text ?? '', mgPerDay: day.value ?? 0, ...read } };
  });
}
