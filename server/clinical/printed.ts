import type { Option } from './model/assessment';
import type { RxNormRow } from './model/drug-content';
import type { Knowledge } from './model/knowledge';
import type { Printed, PrintedDrug, PrintedHelp, PrintedSafety } from './model/note';
import type { Visit } from './model/visit';
import { ALONE, flagsAlone } from './flags/alone';
import type { Unasked } from './note/safety-sentences';
import type { CrisisResource, HandoutSentence } from './model/patient-words';
import type { Plan, Step } from './model/plan';
import { otherMedicines, unreadMedicines } from './other-medicines';
import type { Taken } from './other-medicines';
import { planTerms } from './taper/terms';
import type { PlanTerms } from './taper/terms';

type Told = { readonly country: string; readonly crisis: PrintedHelp | null; readonly taken?: Taken; readonly goingOn?: readonly Pick<Option, 'id' | 'status'>[]; readonly safety?: PrintedSafety };

/**
 * Takes from the content what documents of a visit say beyond its note and plan. It is stored with what is signed, so
 * that a document made years later says the same.
 * @param clinic - the words for somebody in danger as the clinic set them, `null` while it set none; and its ISO 3166 country, whose
 *   wording of the content stands until then; the chart as it is on the day of the visit and what was decided, for what goes on beside the plan;
 *   the options as they stand for whoever goes on with the plan; what safety asked for
 */
export function printed(plan: Plan | null, knowledge: Knowledge, { country, crisis, taken, goingOn = [], safety }: Told): Printed {
  const terms = planTerms(knowledge);
  const sentences = plan === null ? [] : knowledge.handout.filter((entry) => standsIn(entry, plan, terms));
  const says = (part: HandoutSentence['part']): string[] => sentences.filter((entry) => entry.part === part).map((entry) => entry.says);
  const isReviewed = sentences.every(({ review }) => review.status === 'reviewed');
  const turned = goingOn.filter(({ id, status }) => taken?.assessment.options.some((option) => option.id === id && option.status !== status));
  return {
    drugs: plan === null ? [] : drugsOf(plan).map((id) => drugOf(id, terms)),
    help: helpOf(crisis ?? crisisIn(country, knowledge)),
    handout: { take: says('take'), expect: says('expect'), call: says('call'), urgent: says('urgent'), ...(plan !== null && taken !== undefined && { others: otherMedicines(plan, { knowledge, ...taken }), unread: unreadMedicines(taken.chart) }), isReviewed },
    options: knowledge.options.map(({ id, title }) => ({ id, title, ...turned.filter((option) => option.id === id).map(({ status }) => ({ status }))[0] })),
    ...(safety !== undefined && { safety }),
    notValidated: notValidated(knowledge),
    scales: knowledge.instruments.flatMap(({ id, labelToShow, range, direction }) => (labelToShow === null || range === null ? [] : [{ id, ...range, direction }])),
  };
}

/** Of a visit with what nobody answered on its chart. */
export const printedSafety = (unasked: readonly Unasked[], { cleared }: Pick<Visit, 'cleared'>, knowledge: Pick<Knowledge, 'flags'>): PrintedSafety => ({
  unasked: unasked.map(({ state, short }) => ({ state, short })),
  alone: cleared.flatMap((answer) => flagsAlone([answer], knowledge).map(({ id, title }) => ({ flag: id, words: answer.alone === undefined ? title : `${title}, ${ALONE[answer.alone.why]}` }))),
});

/** Ids of instruments beside whose every result has to stand that it is not validated. */
export const notValidated = ({ instruments }: Pick<Knowledge, 'instruments'>): string[] => instruments.filter(({ labelToShow }) => labelToShow !== null).map(({ id }) => id);

/** Every drug of the plan, in alphabetical order of ids. */
function drugsOf({ from, to, steps }: Plan): string[] {
  const named = [...from, ...to, ...steps.flatMap(({ doses }) => doses)].map(({ drug }) => drug);
  const ids = [...new Set(named)];
  ids.sort();
  return ids;
}

function drugOf(id: string, terms: PlanTerms): PrintedDrug {
  const drug = terms.drug(id);
  if (drug === null) return { id, name: id, ingredient: id, rxnorm: null, atc: null, products: [] };
  return { id, name: drug.name, ingredient: drug.ingredient, rxnorm: drug.rxnormIngredient, atc: drug.atc, products: productsOf(id, terms.knowledge.rxnorm) };
}

/** Forms of plans in RxNorm's words: only pairs that mean the same; any other form goes without a code. */
const RXNORM_FORMS: Readonly<Record<string, readonly string[]>> = {
  tablet: ['Oral Tablet'],
  capsule: ['Oral Capsule'],
  'delayed-release capsule': ['Delayed Release Oral Capsule'],
  'extended-release capsule': ['24 HR Extended Release Oral Capsule', '24 HR Extended Release Capsule'],
  '24-hour extended-release tablet': ['24 HR Extended Release Oral Tablet', '24 HR Extended Release Tablet'],
  '12-hour sustained-release tablet': ['12 HR Extended Release Oral Tablet'],
  'orodispersible tablet': ['Disintegrating Oral Tablet'],
};

/** Clinical drugs (`SCD`) of one ingredient; two codes for one strength and form leave it without a code. */
function productsOf(id: string, rows: readonly RxNormRow[]): PrintedDrug['products'] {
  const own = rows.filter(({ drugId, tty, per }) => drugId === id && tty === 'SCD' && per === 'unit');
  return Object.entries(RXNORM_FORMS).flatMap(([form, names]) => {
    const inForm = own.filter((row) => row.form !== null && names.includes(row.form));
    return inForm
      .filter(({ strengthMg }) => inForm.filter((other) => other.strengthMg === strengthMg).length === 1)
      .flatMap(({ strengthMg, rxcui, name }) => (strengthMg === null ? [] : [{ form, strengthMg, rxcui, display: name }]));
  });
}

/** The content's words for somebody in danger in a country; one without an entry gets the wording without a number. */
export const crisisIn = (country: string, { crisis }: Pick<Knowledge, 'crisis'>): CrisisResource | null =>
  crisis.find((own) => own.country === country) ?? crisis.find((own) => own.country === 'default') ?? null;

function helpOf(words: PrintedHelp | null): PrintedHelp {
  const { emergency = null, line = null, name = null, wording = '' } = words ?? {};
  return { emergency, line, name, wording };
}

function standsIn({ change, drugs }: HandoutSentence, plan: Plan, terms: PlanTerms): boolean {
  const matches = (drug: string): boolean => drugs.some((selector) => terms.matches(selector, drug));
  switch (change) {
    case 'any':
      return true;
    case 'falls':
      return plan.from.some(({ drug, mgPerDay }) => matches(drug) && doseAtEnd(plan, drug) < mgPerDay);
    case 'starts':
      return drugsOf(plan).some((drug) => matches(drug) && highest(plan, drug) > before(plan, drug));
    case 'together':
      return plan.steps.some(({ doses }) => doses.filter(({ drug }) => matches(drug)).length > 1);
    case 'ends-at-once':
      return endsAtOnce(plan);
    case 'none-ends-at-once':
      return !endsAtOnce(plan);
  }
}

const before = (plan: Plan, id: string): number => plan.from.find(({ drug }) => drug === id)?.mgPerDay ?? 0;
const doseIn = (step: Step | undefined, id: string): number => step?.doses.find(({ drug }) => drug === id)?.mgPerDay ?? 0;
/** Whether a medicine goes from its whole dose to none, whatever its risk of withdrawal. */
const endsAtOnce = (plan: Plan): boolean => plan.from.some(({ drug, mgPerDay }) => doseAtEnd(plan, drug) === 0 && !plan.steps.some((step) => doseIn(step, drug) > 0 && doseIn(step, drug) < mgPerDay));
const doseAtEnd = (plan: Plan, id: string): number => doseIn(plan.steps.at(-1), id);
const highest = (plan: Plan, id: string): number => Math.max(0, ...plan.steps.map((step) => doseIn(step, id)));
