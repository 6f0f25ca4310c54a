import type { DrugContent } from '../model/drug-content';
import type { Dose, Quantity, Step, Unit } from '../model/plan';
import type { DrugRule } from '../model/plan-content';
import type { VerifierFinding } from '../model/verification';
import { finding, microgramsOf, unitSum } from './ledger';
import type { Ledger } from './ledger';

const TENTH = 10;
const isMultiple = (value: number, part: number): boolean => value > 0 && Number.isFinite(value) && Math.abs(value / part - Math.round(value / part)) < 1e-9;

/** Every dose: of a known drug, made of units that are sold there, adding up, in as many doses a day as allowed, rightly worded. */
export function checkUnits(ledger: Ledger): VerifierFinding[] {
  return [...ledger.spans.flatMap(({ step }) => [...twice(step), ...step.doses.flatMap((dose) => checkDose(dose, step, ledger))]), ...checkQuantities(ledger)];
}

const twice = (step: Step): VerifierFinding[] =>
  step.doses.filter(({ drug }, at) => step.doses.findIndex((other) => other.drug === drug) !== at).map(({ drug }) => finding('once', `${drug} stands twice in the step`, { step, drug }));

function checkDose(dose: Dose, step: Step, { knowledge, content, plan, before, targets }: Ledger): VerifierFinding[] {
  const { drug, units, mgPerDay, timesPerDay } = dose;
  const at = { step, drug };
  const entry = content.drugs.get(drug);
  if (entry === undefined) return [finding('drug', `${drug} is no drug of the content`, at)];
  const findings: VerifierFinding[] = [];
  if (!before.has(drug) && !targets.has(drug)) findings.push(finding('drug', `${drug} is neither taken before nor wanted`, at));
  const sum = unitSum(units);
  if (!(mgPerDay > 0) || sum !== microgramsOf(mgPerDay) || Math.abs(sum / 1000 - mgPerDay) > 1e-9) findings.push(finding('sum', `the units make ${sum / 1000} mg, the dose says ${mgPerDay} mg`, at));
  if (entry.maxMgPerDay !== null && sum > microgramsOf(entry.maxMgPerDay)) findings.push(finding('maximum', `${sum / 1000} mg is above the maximum of ${entry.maxMgPerDay} mg a day`, at));
  for (const unit of units) {
    const wrong = wrongUnit(unit, entry, content.rules.get(drug), plan.region);
    if (wrong !== null) findings.push(finding('unit', wrong, at));
    if (!dose.how.includes(worded(unit))) findings.push(finding('words', `the words do not say ${worded(unit)}`, at));
  }
  const pieces = units.reduce((total, unit) => total + ('ml' in unit ? 1 : unit.count), 0);
  if (pieces > knowledge.tapering.general.limits.unitsPerDay) findings.push(finding('many-units', `${pieces} units a day`, at));
  if (!Number.isInteger(timesPerDay) || timesPerDay < 1 || timesPerDay > 4) findings.push(finding('times', `${timesPerDay} times a day`, at));
  for (const { drugs, mg } of content.singleDoses) {
    if (drugs.includes(drug) && sum / timesPerDay > microgramsOf(mg)) findings.push(finding('single-dose', `a single dose above ${mg} mg`, at));
  }
  return findings;
}

function wrongUnit(unit: Unit, drug: DrugContent, rule: DrugRule | undefined, region: string): string | null {
  const sold = drug.forms.filter(({ form, market }) => form === unit.form && (market === region || market === 'both'));
  if (rule?.leftOutForms.some(({ form }) => form === unit.form) === true) return `${unit.form} may not stand in a plan`;
  if ('ml' in unit) {
    if (!sold.some(({ liquidMgPerMl }) => liquidMgPerMl === unit.mgPerMl)) return `${unit.mgPerMl} mg/mL ${unit.form} is not sold in the ${region}`;
    return isMultiple(unit.ml, 1 / TENTH) ? null : `${unit.ml} mL is no whole number of tenths`;
  }
  const form = sold.find(({ strengthsMg }) => strengthsMg.includes(unit.strengthMg));
  if (form === undefined) return `${unit.strengthMg} mg ${unit.form} is not sold in the ${region}`;
  if (!isMultiple(unit.count, form.splittable ? 0.5 : 1)) return `${unit.count} of a ${unit.form} cannot be taken`;
  return null;
}

function worded(unit: Unit): string {
  if ('ml' in unit) return `${unit.ml} mL of ${unit.mgPerMl} mg/mL ${unit.form}`;
  const count = unit.count === 0.5 ? '½' : unit.count % 1 === 0.5 ? `${unit.count - 0.5}½` : String(unit.count);
  return `${count} × ${unit.strengthMg} mg ${unit.form}`;
}

/** What is prescribed is what the dated days use, product by product. */
function checkQuantities({ plan, spans }: Ledger): VerifierFinding[] {
  const used = new Map<string, { amount: number; days: number }>();
  for (const { step, first, last } of spans) {
    if (step.to === null) continue;
    for (const { drug, units } of step.doses) {
      for (const unit of units) {
        const key = [drug, unit.form, 'ml' in unit ? `${unit.mgPerMl}/mL` : unit.strengthMg].join('|');
        const held = used.get(key) ?? { amount: 0, days: 0 };
        used.set(key, { amount: held.amount + ('ml' in unit ? unit.ml : unit.count) * (last - first + 1), days: held.days + last - first + 1 });
      }
    }
  }
  const findings: VerifierFinding[] = [];
  const said = new Set<string>();
  for (const quantity of plan.quantities) {
    const key = keyOf(quantity);
    const real = used.get(key);
    if (said.has(key)) findings.push(finding('quantity', `${key} is counted twice`, { drug: quantity.drug }));
    said.add(key);
    const amount = quantity.count ?? quantity.ml;
    if (real === undefined || amount === null || Math.abs(real.amount - amount) > 1e-6 || real.days !== quantity.wholeDays) {
      findings.push(finding('quantity', `${key}: the days use ${real === undefined ? 'none' : Math.round(real.amount * TENTH) / TENTH}, the plan says ${amount ?? 'none'}`, { drug: quantity.drug }));
    }
  }
  for (const key of used.keys()) if (!said.has(key)) findings.push(finding('quantity', `${key} is used and not counted`, { drug: key.split('|')[0] ?? key }));
  return findings;
}

const keyOf = ({ drug, form, strengthMg, mgPerMl }: Quantity): string => [drug, form, mgPerMl === null ? (strengthMg ?? '') : `${mgPerMl}/mL`].join('|');
