import type { ImportResult } from '@/server/contracts/import';
import { PersonCard } from '../entry/person-card';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';

/** Whose record it is, whether it joins a chart, and who else it could be. Nothing is merged by itself. */
export function ImportWhose({ result }: { readonly result: ImportResult }) {
  const { patient, possibleDuplicates } = result;
  return (
    <div className="flex flex-col gap-3">
      <div className="rounded-3 border border-line bg-surface p-4">
        <p className="text-xs text-ink-3">Record of</p>
        <p className="text-lg font-strong">{patient.displayName}</p>
        <p className="text-sm text-ink-2">
          {patient.birthOn === null ? 'birth date not given to the day' : <>born <DateText day={patient.birthOn} /></>}
          {patient.sex === 'unknown' ? null : `, ${patient.sex}`}
          {patient.identifiers.slice(0, 3).map(({ label, value }) => (
            <span key={`${label}${value}`} className="figures break-words">{`, ${label} ${value}`}</span>
          ))}
        </p>
        <p className="mt-2 text-sm">
          {patient.created
            ? result.preview ? 'Nobody here has the same two identifiers: this makes a new chart.' : 'A new chart was made.'
            : `${result.preview ? 'Joins' : 'Joined'} the chart that is here. Agrees in ${patient.joinedOn.join(' and ')}.`}
        </p>
      </div>
      {possibleDuplicates.length === 0 ? null : (
        <>
          <Notice kind="caution" icon="people">
            <p className="font-medium">{possibleDuplicates.length === 1 ? 'Possible duplicate' : 'Possible duplicates'}</p>
            <p>Not enough agrees to join the charts, and nothing is merged. Compare before you confirm.</p>
          </Notice>
          {possibleDuplicates.map((candidate) => (
            <div key={candidate.id} className="grid rounded-2 border border-line bg-surface sm:grid-cols-2">
              <PersonCard
                heading="In the document"
                name={patient.displayName}
                birthOn={patient.birthOn}
                sex={patient.sex}
                identifiers={patient.identifiers}
              />
              <div className="border-t border-line sm:border-t-0 sm:border-l">
                <PersonCard heading="In the clinic" name={candidate.displayName} birthOn={candidate.birthOn} sex={candidate.sex} identifiers={candidate.identifiers}>
                  {candidate.agreesIn.length === 0 ? null : <p className="text-xs text-ink-3">{`Agrees in ${candidate.agreesIn.join(', ')}`}</p>}
                  <ButtonLink size="sm" href={`/patients/${candidate.id}/import`} className="mt-1 self-start">Import into this chart instead</ButtonLink>
                </PersonCard>
              </div>
            </div>
          ))}
        </>
      )}
    </div>
  );
}
