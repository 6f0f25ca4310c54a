import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanRequest, Step } from '../model/plan';
import type { Silence } from './build-tracks';
import { dayInWords } from '../words/day';
import type { Chosen } from './choose-strategy';
import type { Begun, Ended } from './resume';
import type { PlanTerms } from './terms';

export type Assumed = { readonly request: PlanRequest; readonly chosen: Chosen; readonly terms: PlanTerms; readonly silences: readonly Silence[]; readonly steps: readonly Step[]; readonly ended: readonly Ended[]; readonly begun: Begun; readonly start: LocalDate; readonly open: readonly string[] | null };

const SOURCES: Readonly<Record<Ended['by'], string>> = { given: 'as given', chart: 'as the chart has it', plan: 'as the plan had it' };

/** What had to be taken for granted: an unread chart, and where the content gives no number and a general rule stood in. */
export function assumptionsOf({ chosen, terms, silences, steps, ended, begun, start, open }: Assumed): string[] {
  const { general, intervalWeeks } = terms.knowledge.tapering;
  const name = (drug: string): string => terms.drug(drug)?.name ?? drug;
  const silence = ({ drug, about, detail }: Silence): string => {
    switch (about) {
      case 'fall':
        return `${name(drug)}: the prose gives no steps; ${100 * general.inSwitch.share} % of the first dose each step (${general.inSwitch.verification}).`;
      case 'interval':
        return `${name(drug)}: the prose gives no interval; ${intervalWeeks.withinASwitch} week a step, as within a switch.`;
      case 'start':
        return `${name(drug)}: the pair names no first dose; the usual one, ${detail}.`;
      case 'rise':
        return `${name(drug)}: no titration in the content; ${general.rise.verification}.`;
      case 'no-smaller-dose':
        return `${name(drug)}: no dose below ${detail} can be made here, so it ends without a step.`;
      case 'no-step':
        return `${name(drug)}: the rule has no step below ${detail}, so it ends without one; a first cut can be given.`;
      case 'above-ceiling':
        return `${name(drug)}: steps above ${detail} are left out.`;
      case 'start-not-made':
        return `${name(drug)}: the first dose that the content asks for is not sold here: ${detail}.`;
      case 'not-made':
        return `${name(drug)}: ${detail}.`;
      case 'proportional':
        return `${name(drug)}: no occupancy curve; proportional steps instead, half of the last dose and lower down a quarter less.`;
    }
  };
  const crossings = [...chosen.crossings, ...chosen.beside];
  return [
    ...new Set([
      ...(open ?? ['No chart was read: age, pregnancy, liver and kidney, seizures, eating disorder, other medicines, and drugs stopped in the last 5 weeks were not checked.', 'How long the present dose was taken is not known; long use is assumed.']),
      'Every present drug was taken at the dose given up to the day before the start.',
      ...ended.map(({ drug, day, by }) => `${name(drug)}: first day without it ${dayInWords(addDays(start, day))}, ${SOURCES[by]}; the days free of it count from there.`),
      ...[...begun].map(([drug, day]) => `${name(drug)}: begun ${dayInWords(addDays(start, day))}, as the plan had it; its checks count from there.`),
      ...crossings.flatMap(({ pair }) => (pair.crossTaperCondition === null ? [] : [`Condition of taking both: ${pair.crossTaperCondition}`])),
      ...crossings.map(({ pair }) => `The pair's words: ${pair.notes}`),
      ...silences.map(silence),
      ...(steps.some(({ doses }) => doses.some(({ occupancyPercent }) => occupancyPercent !== null)) ? ['Occupancy is a model, not a measurement.'] : []),
    ]),
  ];
}
