import { conditionTest } from '../../conditions/condition-test';
import type { Facts } from '../facts';
import { none, UNKNOWN, unknownFor, word } from '../known-value';
import type { KnownValue } from '../known-value';

/** ICD-10-CM: K72 hepatic failure, K70.4 alcoholic hepatic failure, K76.7 hepatorenal syndrome. */
const DECOMPENSATED_ICD_10 = /^(K72|K70\.?4|K76\.?7)/i;
/** SNOMED CT: hepatic failure, chronic hepatic failure, decompensated cirrhosis of liver. */
const DECOMPENSATED_SNOMED = new Set(['59927004', '235886005', '716203000']);

const LIVER_DISEASE = { fact: 'condition', set: 'hepatic-impairment', status: 'any' } as const;
const liverDisease = conditionTest(LIVER_DISEASE, false);
const liverDiseaseStrictly = conditionTest(LIVER_DISEASE, true);

/** Child-Pugh class is a clinician's entry; without a liver disease on a received list there is none. */
export function childPugh(facts: Facts): KnownValue {
  const liver = liverDisease(facts);
  return liver.kind === 'does-not-apply' ? none(liver.basis) : UNKNOWN;
}

/** Child-Pugh C or a decompensated code; a cirrhosis code without a class leaves it open. */
export function severeCirrhosis(facts: Facts, strict: boolean): KnownValue {
  const grade = facts.derive('childPugh');
  if (grade.kind === 'word') return word(grade.value === 'C', grade.basis);
  const decompensated = (facts.conditions.get('hepatic-impairment') ?? []).filter(({ fact }) =>
    fact.codings.some(({ code }) => DECOMPENSATED_SNOMED.has(code) || DECOMPENSATED_ICD_10.test(code)),
  );
  if (decompensated.length > 0) return word(true, decompensated.map(({ fact }) => fact.id));
  const liver = (strict ? liverDiseaseStrictly : liverDisease)(facts);
  if (liver.kind === 'does-not-apply') return word(false, liver.basis);
  // A liver disease without a class asks for the class; none on record asks for the disease.
  return liver.kind === 'applies' ? UNKNOWN : unknownFor(liver.missing);
}
