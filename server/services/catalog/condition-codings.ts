import type { Knowledge } from '@/server/clinical/model/knowledge';

const SNOMED_CT = 'http://snomed.info/sct';
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

type Codes = Knowledge['codes']['conditionSets'][number];

/** Codes of a condition set that a person can choose, each with its system. */
export const codingsOfSet = ({ snomed, icd10cm }: Codes) => [
  ...snomed.map(({ code, display }) => ({ system: SNOMED_CT, code, display })),
  ...icd10cm.map(({ code, display }) => ({ system: ICD_10_CM, code, display })),
];

/** All codes of all sets. */
export const conditionCodings = ({ codes }: Pick<Knowledge, 'codes'>) => codes.conditionSets.flatMap(codingsOfSet);
