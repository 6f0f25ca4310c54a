import { formatNumber } from '../ui/amounts';
import { drugName } from './drug-name';
import type { Names, PlanStep, Unit } from './types';

/** `½`, `1`, `1½`: counts of tablets. */
export function countWords(count: number): string {
  const whole = Math.floor(count);
  const half = count - whole >= 0.5;
  return `${whole === 0 && half ? '' : String(whole)}${half ? '½' : ''}`;
}

/** A line breaks between tablets of two strengths, not inside `½ × 25 mg`. */
const NO_BREAK = '\u00A0';

/** `1 × 50 mg tablet`, or `1 × 50 mg` where the one form of the tablets stands above; `0.6 mL of 20 mg/mL oral concentrate`. */
function unitWords(unit: Unit, formAbove: string | null): string {
  const [amount, form] = 'ml' in unit ? [`${formatNumber(unit.ml)} mL of ${formatNumber(unit.mgPerMl)} mg/mL`, unit.form] : [`${countWords(unit.count)} × ${formatNumber(unit.strengthMg)} mg`, unit.form === formAbove ? '' : unit.form];
  return `${amount.replaceAll(' ', NO_BREAK)} ${form}`.trim();
}

export const unitsWords = (units: readonly Unit[], formAbove: string | null): string => units.map((unit) => unitWords(unit, formAbove)).join(' and ');

/** The one form of the tablets in which a plan gives a drug, a liquid beside them apart; `null` when there are several. */
export function onlyForm(steps: readonly PlanStep[], drug: string): string | null {
  const forms = new Set(steps.flatMap(({ doses }) => doses.filter((dose) => dose.drug === drug).flatMap(({ units }) => units.flatMap((unit) => ('ml' in unit ? [] : [unit.form])))));
  const [only] = forms;
  return forms.size === 1 && only !== undefined ? only : null;
}

/** Heads a column of tablets: `tablets a day`. Which tablets, the quantities and the directions say. */
export function formHead(form: string | null): string {
  const piece = form === null ? null : /tablet|capsule/.exec(form)?.[0];
  return piece === null || piece === undefined ? 'a day' : `${piece}s a day`;
}

const TIMES = ['', 'once a day', 'in two doses', 'in three doses', 'in four doses'];
export const timesWords = (times: number): string => TIMES[times] ?? `in ${times} doses`;

/** `112.5 mg`, and `0 mg` for none. */
export const mgWords = (mg: number): string => `${formatNumber(mg)} mg`;

/** `−1.4`, with a true minus; a rise has a plus. */
export const changeWords = (dropPoints: number): string => (dropPoints === 0 ? '0' : dropPoints > 0 ? `−${formatNumber(dropPoints, 1)}` : `+${formatNumber(-dropPoints, 1)}`);

export const doseOf = (step: PlanStep | undefined, drug: string): number => step?.doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0;

/** Begins with a capital, save names such as eGFR. */
export const sentence = (words: string): string => (/^[a-z][A-Z]/.test(words) ? words : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`);

/** Inside a sentence: the letters of a product keep their size. */
export const lower = (words: string): string => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;

/** Title of a plan: what goes to what. */
export function planTitle(names: Names, from: readonly { readonly drug: string; readonly mgPerDay: number }[], to: readonly { readonly drug: string; readonly mgPerDay: number }[]): string {
  const name = (drug: string): string => drugName(names, drug);
  const ended = from.filter(({ drug }) => !to.some((amount) => amount.drug === drug));
  const added = to.filter(({ drug }) => !from.some((amount) => amount.drug === drug));
  const lowered = from.flatMap(({ drug, mgPerDay }) => to.filter((amount) => amount.drug === drug && amount.mgPerDay < mgPerDay).map((amount) => `${lower(name(drug))} from ${mgWords(mgPerDay)} to ${mgWords(amount.mgPerDay)}`));
  const list = (drugs: readonly { readonly drug: string }[]): string => drugs.map(({ drug }) => lower(name(drug))).join(' and ');
  if (ended.length > 0 && added.length > 0) return `${list(ended)} to ${list(added)}`;
  if (ended.length > 0) return `stop ${list(ended)}`;
  if (lowered.length > 0) return [...lowered, ...(added.length > 0 ? [`with ${list(added)}`] : [])].join(', ');
  if (added.length > 0) return `${list(added)} beside ${list(from)}`;
  return list(from);
}
