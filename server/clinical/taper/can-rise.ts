import { verdictOf } from '../conditions/compiled';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { ageOn } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Region } from '../model/plan';
import { judgeDoses } from './chart-limits';
import { ceilingsOf } from './hard-stops';
import type { PlanPatient } from './hard-stops';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import type { PlanTerms } from './terms';

type Asked = { readonly chart: Chart | null; readonly knowledge: Knowledge; readonly terms: PlanTerms; readonly patient: PlanPatient; readonly wanted: Wanted; readonly region: Region; readonly start: LocalDate; /** The day of reasoning, on which what keeps the dose low was read. */ readonly on: LocalDate };

/** Whether a look at a drug that begins may speak of raising it: a higher dose is sold, no limit of a plan forbids it, and nothing on the chart asks to stay at the lowest usual dose. */
export function canRise(drug: string, most: number, { chart, knowledge, terms, patient, wanted, region, start, on }: Asked): boolean {
  const entry = terms.drug(drug);
  const maximum = micrograms(entry?.maxMgPerDay ?? Number.POSITIVE_INFINITY);
  const next = terms.products(drug, region).solidDoses.find((dose) => dose > most);
  if (next === undefined || next > maximum || next > (ceilingsOf([drug], { terms, patient }).get(drug)?.dose ?? next)) return false;
  if (knowledge.switching.hardStops.some(({ limits }) => limits.some((limit) => limit.kind === 'ceiling' && limit.drugs.includes(drug) && next > micrograms(limit.mg)))) return false;
  if (chart === null) return true;
  const isElderly = chart.patient.birthOn !== null && ageOn(chart.patient.birthOn, start) >= knowledge.tapering.general.limits.elderlyFromYears;
  if (isElderly && next > micrograms(entry?.elderlyMaxMg ?? Number.POSITIVE_INFINITY)) return false;
  return judgeDoses(chart, { wanted: { ...wanted, to: new Map([...wanted.to, [drug, next]]) }, knowledge, start }).ok && ![...new Set([on, start])].some((day) => isAskedToStayLow(drug, { chart, knowledge, day }));
}

/** A reason against an option that begins the drug asks its plan for the lowest usual dose, as the chart is read on the day. */
function isAskedToStayLow(drug: string, { chart, knowledge, day }: Pick<Asked, 'knowledge'> & { readonly chart: Chart; readonly day: LocalDate }): boolean {
  const engine = engineFor(knowledge);
  const facts = factsFor(engine, chart, day);
  const begin = new Set(knowledge.switching.optionPlans.filter(({ change, targets }) => change !== 'lower' && targets.some((target) => target.drug === drug)).map(({ option }) => option));
  return engine.options.some(({ content, rules }) => begin.has(content.id) && rules.some(({ rule, condition }) => rule.planAsks?.target !== undefined && verdictOf(condition, facts).kind === 'applies'));
}
