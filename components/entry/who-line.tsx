import type { PatientIdentity } from '@/server/contracts/patient';
import { DateText } from '../ui/date-text';

/** Whose chart a form belongs to: the same two identifiers in every one. */
export function WhoLine({ patient }: { readonly patient: PatientIdentity }) {
  const number = patient.identifiers.find(({ label }) => label === 'MRN') ?? patient.identifiers.find(({ label }) => label !== '');
  return (
    <>
      <b className="text-sm text-ink-1">{patient.displayName}</b>
      {', born '}
      {patient.birthOn === null ? (patient.birthText ?? 'on a day not recorded') : <DateText day={patient.birthOn} />}
      {patient.age === null ? null : ` (${patient.age} y)`}
      {number === undefined ? null : (
        <>
          {', '}
          <span className="figures whitespace-nowrap">{`${number.label} ${number.value}`}</span>
        </>
      )}
    </>
  );
}
