import { patientField } from '../facts/patient-field';
import type { FactKey } from '../model/ids';
import type { PatientTest, Scalar } from '../model/rule-grammar';
import { compareKnown } from './compare';
import { isInRegion } from '../facts/region';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

const NOT_KNOWN = 'unknown';

export const patientKey = ({ field }: Pick<PatientTest, 'field'>): FactKey => `patient:${field}`;

/** Age, country, pregnancy and breastfeeding. `pregnancy` may itself be asked for as `unknown`. */
export function patientTest(test: PatientTest): Test {
  const key = patientKey(test);
  const open = cannotTell([key]);
  return (facts) => {
    const known = patientField(facts, test.field);
    if (known.kind === 'unknown') {
      return test.op === 'eq' && test.value === NOT_KNOWN ? applies([key]) : open;
    }
    const truth = test.field === 'country' && known.kind === 'word' && typeof known.value === 'string' && (test.op === 'in' || test.op === 'eq')
      ? regions(test.value).some((region) => isInRegion(String(known.value), region))
      : compareKnown(known, test.op, test.value);
    if (truth === null) return open;
    const basis = known.kind === 'none' ? [key] : [key, ...known.basis];
    return truth ? applies(basis) : doesNotApply(basis);
  };
}

const regions = (value: Scalar | readonly Scalar[]): readonly string[] => (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');
