import type { Chart } from '@/server/clinical/model/chart';
import { dayInWords } from '@/server/clinical/words/day';
import type { AboutAdvice } from '@/server/contracts/advice';

type Odd = AboutAdvice['odd'][number];

const LISTS = [
  ['conditions', 'Conditions', 'No list was ever received or begun: nothing about earlier diagnoses may be concluded.'],
  ['medications', 'Medicines', 'No list was ever received or begun: other medicines may be taken.'],
  ['allergies', 'Allergies', 'No list was ever received or begun: “none” is not known.'],
] as const;

/** What a reader would look at twice before relying on the chart: unread records, silence, doses and days left out, estimates. */
export function chartOddities(chart: Chart): Odd[] {
  const taken = chart.episodes.filter(({ status }) => status === 'active');
  return [
    ...chart.waiting.map(({ text, why }) => ({ what: `Not understood: ${text}`, why })),
    ...LISTS.filter(([list]) => !chart.received[list]).map(([, what, why]) => ({ what, why })),
    ...(chart.patient.birthOn === null ? [{ what: 'Birth date', why: 'Not known to the day: no rule about age can be judged.' }] : []),
    ...taken.filter(({ steps }) => steps.length === 0 || steps.at(-1)?.microgramsPerDay === null).map(({ display }) => ({ what: display, why: 'Taken now, dose not recorded.' })),
    ...taken.filter(({ startOn }) => startOn === null).map(({ display }) => ({ what: display, why: 'Taken now, first day not recorded.' })),
    ...chart.episodes.filter(({ status }) => status === 'unknown').map(({ display }) => ({ what: display, why: 'The record does not say whether it is taken.' })),
    ...twice(taken.map(({ drug }) => drug)).map((drug) => ({ what: drug, why: 'Stands twice among the medicines taken now.' })),
    ...chart.reports.filter(({ estimated }) => estimated).map(({ instrument, on }) => ({ what: `${instrument.toUpperCase()} of ${dayInWords(on)}`, why: 'The total is estimated from an incomplete set of answers.' })),
  ];
}

const twice = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
