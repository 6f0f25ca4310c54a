import { engineFor } from '@/server/clinical/engine/engine';
import { factsFor } from '@/server/clinical/engine/facts-for';
import type { Chart } from '@/server/clinical/model/chart';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { doseChangeDenied } from '@/server/clinical/story/dose-denied';
import { dayInWords } from '@/server/clinical/words/day';
import type { AboutAdvice } from '@/server/contracts/advice';

type Odd = AboutAdvice['odd'][number];

const LISTS = [
  ['conditions', 'Conditions', 'No list was ever received or begun: nothing about earlier diagnoses may be concluded.'],
  ['medications', 'Medicines', 'No list was ever received or begun: other medicines may be taken.'],
  ['allergies', 'Allergies', 'No list was ever received or begun: “none” is not known.'],
] as const;

/** What a reader would look at twice before relying on the chart: unread records, silence, doses and days left out, estimates, a patient and a record that contradict each other. */
export function chartOddities(chart: Chart, { knowledge, on }: { readonly knowledge: Knowledge; readonly on: LocalDate }): Odd[] {
  const facts = factsFor(engineFor(knowledge), chart, on);
  const denied = doseChangeDenied(facts);
  const nameOf = (id: string): string => facts.courses.find(({ episode }) => episode.drug === id && episode.status === 'active')?.terms.name ?? id;
  const taken = chart.episodes.filter(({ status }) => status === 'active');
  return [
    ...chart.waiting.map(({ text, why }) => ({ what: `Not understood: ${text}`, why })),
    ...LISTS.filter(([list]) => !chart.received[list]).map(([, what, why]) => ({ what, why })),
    ...(chart.patient.birthOn === null ? [{ what: 'Birth date', why: 'Not known to the day: no rule about age can be judged.' }] : []),
    ...taken.filter(({ steps }) => steps.length === 0 || steps.at(-1)?.microgramsPerDay === null).map(({ display }) => ({ what: display, why: 'Taken now, dose not recorded.' })),
    ...taken.filter(({ startOn }) => startOn === null).map(({ display }) => ({ what: display, why: 'Taken now, first day not recorded.' })),
    ...chart.episodes.filter(({ status }) => status === 'unknown').map(({ display }) => ({ what: display, why: 'The record does not say whether it is taken.' })),
    ...twice(taken.map(({ drug }) => drug)).map((drug) => ({ what: nameOf(drug), why: 'Stands twice among the medicines taken now.' })),
    ...(denied === null ? [] : [{ what: denied.said, why: `The record says otherwise: ${denied.record}. Every sign that rests on when the dose changed rests on the record; ask which is right.` }]),
    ...chart.reports.filter(({ estimated }) => estimated).map(({ instrument, on }) => ({ what: `${instrument.toUpperCase()} of ${dayInWords(on)}`, why: 'The total is estimated from an incomplete set of answers.' })),
  ];
}

const twice = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
