import type { Workspace } from '@/server/contracts/workspace';
import { formatDose } from '../ui/amounts';
import { DateText } from '../ui/date-text';
import { UnknownText } from '../ui/unknown-text';
import { adequacyWhy, outcome, weeksAt } from './trial-words';

/** The trials as a tight table for paper, as many as the sheet holds. */
export function TrialLines({ trials: { trials, adequateDays, received }, most }: { readonly trials: Workspace['trials']; readonly most: number }) {
  if (trials.length === 0) return received ? <p>No antidepressant on the list.</p> : <UnknownText>No medication list received, which is not the same as none taken</UnknownText>;
  return (
    <table>
      <thead>
        <tr>{['Medicine', 'Highest dose', 'Time at it', 'Adequate', 'Outcome', 'From and to'].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
      </thead>
      <tbody>
        {trials.slice(0, most).map((trial) => ({ trial, said: trial.stopReason?.text ?? null })).map(({ trial, said }) => (
          <tr key={trial.id}>
            <th scope="row">{trial.drug}</th>
            <td>{trial.highest === null ? 'not recorded' : `${formatDose(trial.highest)} a day`}</td>
            <td>{weeksAt(trial) ?? 'not recorded'}</td>
            <td>{trial.adequate === null ? `cannot be told: ${adequacyWhy(trial, adequateDays)}` : `${trial.adequate ? 'yes' : 'no'}, ${adequacyWhy(trial, adequateDays)}`}</td>
            <td>{outcome(trial) ?? 'reason not recorded'}{said === null ? null : `: ${said}`}</td>
            <td>{trial.startOn === null ? 'not recorded' : <DateText day={trial.startOn} />}{trial.state === 'taking' ? ', goes on' : trial.stopOn === null ? ' to a day not recorded' : <> to <DateText day={trial.stopOn} /></>}</td>
          </tr>
        ))}
        {trials.length > most ? <tr><td colSpan={6}>and {trials.length - most} more in the chart</td></tr> : null}
      </tbody>
    </table>
  );
}
