import type { PatientSummary } from '@/server/contracts/patient';
import { DateText } from '../ui/date-text';
import { recordNumber } from './record-number';

const SEX: Readonly<Record<PatientSummary['sex'], string>> = { female: 'female', male: 'male', other: 'other', unknown: 'sex not recorded' };

type IdentityLineProps = {
  readonly patient: Pick<PatientSummary, 'birthOn' | 'age' | 'sex' | 'identifiers'>;
  /** Birth date as the record gives it where the day is not known. */
  readonly birthText?: string | null;
};

/** Birth date with age, sex and number, in the same order everywhere. */
export function IdentityLine({ patient, birthText = null }: IdentityLineProps) {
  const number = recordNumber(patient.identifiers);
  return (
    <span className="figures">
      {patient.birthOn === null ? `born ${birthText ?? 'not recorded'}` : <span className="whitespace-nowrap">born <DateText day={patient.birthOn} /></span>}
      {patient.age === null ? null : <span className="whitespace-nowrap"> ({patient.age} y)</span>}
      {/* Spaces that stay at the end of a line, so that what goes on the next one begins at its edge. */}
      {'\u00a0 '}<span className="whitespace-nowrap">{SEX[patient.sex]}</span>
      {number === null ? null : <>{'\u00a0 '}<span className="inline-block max-w-full">{`${number.label} ${number.value}`}</span></>}
    </span>
  );
}
