import type { AuditRow } from '@/server/contracts/audit';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';

/** `medication.started` as words. */
const inWords = (event: string): string => event.replaceAll(/[.-]/g, ' ');

const REFUSALS: Readonly<Record<string, string>> = {
  'not-allowed': 'no right to', 'not-found': 'not found', 'other-patient-shown': 'another patient was on the screen', 'changed-meanwhile': 'changed meanwhile', 'chart-changed': 'the chart changed',
  'invalid-input': 'something in the entry was wrong', 'needs-confirmation': 'asked whether it is meant', 'database-unavailable': 'the database did not answer',
};

/** Day, person, act and patient of each row; on a phone one under the other. */
export function TrailTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  return (
    <table className="w-full text-left text-sm max-md:block">
      <thead className="text-xs text-ink-3 max-md:sr-only">
        <tr className="border-b border-line">
          {['When', 'Who', 'Act', 'Patient', 'Outcome'].map((title) => <th key={title} scope="col" className="py-1 pr-4 font-medium">{title}</th>)}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map(({ id, on, time, actor, roles, event, patient, outcome, refusal }) => (
          <tr key={id} className="border-b border-line align-top max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:py-2 md:*:py-1 md:*:pr-4">
            <td className="whitespace-nowrap"><DateText day={on} /> <span className="figures text-ink-3">{time}</span></td>
            <td>{actor}{roles.length === 0 ? null : <span className="text-ink-3"> {roles.join(', ')}</span>}</td>
            <td>{inWords(event)}</td>
            <td>{patient === null ? <span className="text-ink-3 max-md:hidden">none</span> : <>{patient.displayName}{patient.number === null ? null : <span className="text-ink-3"> {patient.number}</span>}</>}</td>
            <td className="max-md:col-span-2">
              {outcome === 'done' ? <span className="text-ink-3">done</span> : (
                <span className="inline-flex items-start gap-1 text-stop"><Icon name="stop" className="mt-px" /><span>{outcome}{refusal === null ? '' : `: ${REFUSALS[refusal] ?? inWords(refusal)}`}</span></span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
