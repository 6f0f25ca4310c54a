import type { Chart } from './model/chart';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import type { PlanRequest, Refusal } from './model/plan';
import type { NoPlan } from './model/plan-preview';
import { plan } from './plan';
import { nameOf, planTerms } from './taper/terms';
import { doseInWords } from './words/dose';

type Asked = { readonly chart: Chart; readonly knowledge: Knowledge; readonly start: LocalDate; readonly request: PlanRequest | null; readonly changing: string | null };

/** Refusals that a person settles by naming or recording something: the plan waits, and nothing speaks against it. */
const WAITING: readonly string[] = ['no-default-target', 'form-not-recorded', 'dose-not-recorded', 'taken-twice', 'nothing-taken', 'already-taken', 'still-taken', 'nothing-changes'];
/** Where the tables have no plan and do not forbid one. */
const BY_HAND: readonly string[] = ['overlap-cap', 'above-elderly-maximum', 'not-sold'];

export const waitsForSomebody = ({ code }: Pick<Refusal, 'code'>): boolean => WAITING.includes(code);

/** What would make a plan possible: the highest lower dose from which the same was tried on this chart and can be made, else by hand. `null` where the refusal says it, and where the tables forbid the change. */
export function wayOn({ code, where }: Refusal, { chart, knowledge, start, request, changing }: Asked): string | null {
  if (!BY_HAND.includes(code) || where === 'steering') return null;
  const terms = planTerms(knowledge);
  const from = request === null || changing === null ? undefined : lowerDoses(request, changing).find((mg) => plan(withDose(request, changing, mg), chart, knowledge, start).ok);
  return from === undefined || changing === null ? 'It is planned by hand in the note.' : `At ${doseInWords(from * 1000)} of ${nameOf(changing, terms)} a plan can be made; until then it is planned by hand in the note.`;

  function lowerDoses({ from: taken, region }: PlanRequest, drug: string): number[] {
    const present = taken.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;
    return terms.products(drug, region).solidDoses.map((dose) => dose / 1000).filter((mg) => mg < present).sort((a, b) => b - a);
  }
}

/** Where nobody has asked for a plan in particular. */
export const noPlanInWords = (message: string, { waits, way }: Omit<NoPlan, 'refusal' | 'words'>): string => `${waits ? 'The plan waits' : 'No plan can be proposed'}: ${message.replace(/\.$/, '')}.${way === null ? '' : ` ${way}`}`;

const withDose = (request: PlanRequest, drug: string, mgPerDay: number): PlanRequest => {
  const lowered = (amounts: PlanRequest['from']): PlanRequest['from'] => amounts.map((amount) => (amount.drug === drug ? { drug, mgPerDay } : amount));
  return { ...request, from: lowered(request.from), to: lowered(request.to) };
};
