import { COMPUTATIONS } from '../facts/derived/registry';
import type { NamedCourse } from '../facts/course';
import type { Facts } from '../facts/facts';
import { drugAsked } from './ask-prescriber';
import { isDerivedName } from '../model/derived-names';
import type { FactKey } from '../model/ids';

const PATIENT_LABELS: Readonly<Record<string, string>> = {
  ageYears: 'Age',
  sex: 'Recorded sex',
  country: 'Country of the clinic',
  pregnancy: 'Pregnancy',
  lactation: 'Breastfeeding',
  couldBePregnant: 'Could be pregnant',
};

/** Name of what a fact key asks for, in words. */
export function labelOf(key: FactKey, { terms, coursesNamed }: Pick<Facts, 'terms' | 'coursesNamed'>): string {
  const asked = terms.labelOf.get(key);
  if (asked !== undefined) return asked;
  const colon = key.indexOf(':');
  const name = key.slice(colon + 1);
  switch (key.slice(0, colon)) {
    case 'condition':
      return terms.titleOfSet.get(name) ?? name;
    case 'medication':
      return unclearForm(coursesNamed(name), terms) ?? terms.lexicon.titleOfClass(name);
    case 'allergy':
      return `Allergy to ${name}`;
    case 'derived':
      return isDerivedName(name) ? COMPUTATIONS[name].label : name;
    case 'patient':
      return PATIENT_LABELS[name] ?? name;
    case 'item': {
      const asked = drugAsked(key);
      if (name.startsWith('naranjo-')) return `Naranjo question ${name.slice('naranjo-'.length)}`;
      if (asked !== null) return `Prescriber of ${asked} asked`;
      if (name === 'who-umc-category') return 'WHO-UMC category';
      return terms.dataItems.get(name)?.label ?? name.replaceAll('-', ' ');
    }
    case 'score':
    case 'answer':
      return terms.instruments.get(name.split('.')[0] ?? '')?.title ?? name;
    case 'observation':
      return terms.observationNames.get(name) ?? name;
    default:
      return key;
  }
}

/** A rule's drug of which the chart has a course without its form: not the drug is asked for but the form. */
function unclearForm(named: readonly NamedCourse[], { lexicon }: Facts['terms']): string | null {
  const unclear = named.find(({ named: sure }) => sure === null)?.course;
  if (unclear === undefined) return null;
  const { drug } = unclear.episode;
  const forms = lexicon.formsOf(drug);
  return `form of the ${unclear.state === 'planned' ? 'planned ' : ''}${drug}${forms.length === 0 ? '' : ` (${forms.join(' or ')})`}`;
}
