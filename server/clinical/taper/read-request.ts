import type { Amount, PlanRequest, Refusal, Region, Result } from '../model/plan';
import { doseInWords } from '../words/dose';
import { makeDose, neighbours } from './make-dose';
import { micrograms } from './products';
import { done, either, refuse } from './refuse';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';

/** Doses of the request in micrograms, sorted by what happens to each drug. */
export type Wanted = {
  readonly from: ReadonlyMap<string, number>;
  readonly to: ReadonlyMap<string, number>;
  /** In both: kept, or brought to a lower dose. */
  readonly kept: readonly string[];
  readonly stopped: readonly string[];
  readonly added: readonly string[];
};

/** Reads the amounts, or says which one cannot be and what would be right. */
export function readRequest(request: PlanRequest, terms: PlanTerms): Result<Wanted, Refusal> {
  const from = readAmounts('from', request.from, { terms, region: request.region });
  if (!from.ok) return from;
  const to = readAmounts('to', request.to, { terms, region: request.region });
  if (!to.ok) return to;
  if (from.value.size === 0) return refuse('from', 'nothing-taken', 'no present drug; expected at least one such as sertraline:100');
  for (const [drug, dose] of to.value) {
    const present = from.value.get(drug);
    if (present !== undefined && dose > present) {
      return refuse('to', 'rises', `${nameOf(drug, terms)} would rise from ${doseInWords(present)} to ${doseInWords(dose)}; a plan lowers, keeps, stops or adds a drug, so plan a rise of the same drug by hand`);
    }
  }
  const kept = [...from.value.keys()].filter((drug) => to.value.has(drug));
  const stopped = [...from.value.keys()].filter((drug) => !to.value.has(drug));
  const added = [...to.value.keys()].filter((drug) => !from.value.has(drug));
  if (stopped.length === 0 && added.length === 0 && kept.every((drug) => from.value.get(drug) === to.value.get(drug))) {
    return refuse('to', 'nothing-changes', 'every drug keeps its dose; name a lower dose, another drug, or leave --to out for a taper to nothing');
  }
  for (const drug of [...stopped, ...kept.filter((id) => from.value.get(id) !== to.value.get(id))]) {
    if (terms.rule(drug)?.toNothing === null || terms.rule(drug) === null) return refuse('from', 'no-taper-rule', `no source covers lowering ${nameOf(drug, terms)}: plan by hand`);
  }
  return done({ from: from.value, to: to.value, kept, stopped, added });
}

type Reading = { readonly terms: PlanTerms; readonly region: Region };

function readAmounts(where: 'from' | 'to', amounts: readonly Amount[], reading: Reading): Result<ReadonlyMap<string, number>, Refusal> {
  const read = new Map<string, number>();
  for (const amount of amounts) {
    const dose = readAmount(where, amount, reading);
    if (!dose.ok) return dose;
    if (read.has(amount.drug)) return refuse(where, 'named-twice', `${nameOf(amount.drug, reading.terms)} is named twice; give the total of a day once`);
    read.set(amount.drug, dose.value);
  }
  return done(read);
}

/** The refusal of a drug of which the region sells no form that a daily plan can use; `null` where one is sold. */
export function notSold(where: 'from' | 'to', drug: string, { terms, region }: { readonly terms: PlanTerms; readonly region: Region }): Refusal | null {
  const { solidDoses, liquids } = terms.products(drug, region);
  if (solidDoses.length > 0 || liquids.length > 0) return null;
  const others = (['US', 'UK'] as const).filter((other) => other !== region && terms.products(drug, other).solidDoses.length > 0);
  const said = `${nameOf(drug, terms)} has no form in the ${region} that a daily plan can use${others.length > 0 ? `; it has in the ${either(others)}` : ''}`;
  return refuse(where, 'not-sold', said, terms.drug(drug)?.refs).error;
}

function readAmount(where: 'from' | 'to', { drug, mgPerDay }: Amount, { terms, region }: Reading): Result<number, Refusal> {
  const entry = terms.drug(drug);
  if (entry === null) return refuse(where, 'unknown-drug', `${drug} is no drug of the content; expected an id such as sertraline or bupropion-xl`);
  const dose = micrograms(mgPerDay);
  if (!Number.isFinite(mgPerDay) || mgPerDay <= 0) return refuse(where, 'no-dose', `${nameOf(drug, terms)} has no dose above 0 mg a day; expected a number such as 50 or 37.5`);
  const unsold = notSold(where, drug, { terms, region });
  if (unsold !== null) return { ok: false, error: unsold };
  const products = terms.products(drug, region);
  const { presentDoseAboveMaximum } = terms.knowledge.tapering.general.limits;
  const maximum = entry.maxMgPerDay;
  if (maximum !== null && dose > micrograms(where === 'to' ? maximum : maximum * presentDoseAboveMaximum)) {
    return refuse(where, 'above-maximum', `${mgPerDay} mg of ${nameOf(drug, terms)} is above the maximum of ${maximum} mg a day; check the dose`, entry.refs);
  }
  if (Math.abs(dose / 1000 - mgPerDay) > 1e-9 || makeDose(dose, products, terms.rule(drug)) === null) {
    const near = neighbours(dose, products).map(doseInWords);
    return refuse(where, 'not-makeable', `no tablet, half or liquid of the ${region} makes ${mgPerDay} mg of ${nameOf(drug, terms)}${near.length > 0 ? `; the nearest ${near.length > 1 ? 'are' : 'is'} ${near.join(' and ')}` : ''}`, entry.refs);
  }
  return done(dose);
}
