'use client';

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { DateText } from '../ui/date-text';
import { DoseText } from '../ui/dose-text';
import { Icon } from '../ui/icon';
import { insideSentence } from '../ui/inside-sentence';
import { UnknownText } from '../ui/unknown-text';
import { sortTrials } from './sort-trials';
import type { Sorting, SortKey } from './sort-trials';
import { adequacyWhy, outcome, weeksAt } from './trial-words';
import type { Trial } from './trial-words';

const COLUMNS: readonly { readonly label: string; readonly by: SortKey }[] = [
  { label: 'Medicine', by: 'drug' },
  { label: 'Highest dose', by: 'dose' },
  { label: 'Time at it', by: 'weeks' },
  { label: 'Adequate', by: 'adequate' },
  { label: 'PHQ-9', by: 'phq9' },
  { label: 'Outcome', by: 'outcome' },
  { label: 'From', by: 'start' },
  { label: 'To', by: 'stop' },
];

/** Every antidepressant ever taken, what is taken now first. */
export function TrialsTable({ trials: { trials, adequateDays, received } }: { readonly trials: Workspace['trials'] }) {
  const [sorting, setSorting] = useState<Sorting>(null);
  if (trials.length === 0) {
    return received ? <p className="text-sm text-ink-2">No antidepressant on the list.</p> : <p className="text-sm"><UnknownText>No medication list received, which is not the same as none taken</UnknownText></p>;
  }
  return (
    <>
      <table className="past-trials-table">
        <caption className="sr-only">Every antidepressant ever taken, what is taken now first</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ label, by }) => (
              <th key={label} scope="col" aria-sort={sorting?.by !== by ? undefined : sorting.up ? 'ascending' : 'descending'}>
                <button
                  type="button"
                  className="past-trials-sort"
                  onClick={() => {
                    setSorting(sorting?.by !== by ? { by, up: true } : sorting.up ? { by, up: false } : null);
                  }}
                >
                  {label}
                  {sorting?.by === by ? <Icon name="down" size="sm" className={sorting.up ? 'rotate-180' : ''} /> : null}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sortTrials(trials, sorting).map((trial) => (
            <TrialRow key={trial.id} trial={trial} adequateDays={adequateDays} />
          ))}
        </tbody>
      </table>
      <p className="mt-2 max-w-read text-xs text-ink-3">
        Adequate: {adequateDays / 7} weeks in a row at the lower end of the library’s usual range or above; a project setting. PHQ-9: first and last while it was taken, sorted by the change between them. Doses sort by each drug’s own range.
      </p>
    </>
  );
}

function TrialRow({ trial, adequateDays }: { readonly trial: Trial; readonly adequateDays: number }) {
  const weeks = weeksAt(trial);
  const ended = outcome(trial);
  const said = trial.stopReason?.text ?? null;
  return (
    <tr>
      <th scope="row"><b className={trial.state === 'taking' ? 'font-strong' : 'font-medium'}>{trial.drug}</b>{trial.indication === null ? null : <Small>for {insideSentence(trial.indication)}</Small>}</th>
      <Cell label="Highest dose">{trial.highest === null ? <UnknownText /> : <><span className="whitespace-nowrap"><DoseText micrograms={trial.highest} /> a day</span>{trial.doseGaps ? <Small>some doses not recorded</Small> : null}</>}</Cell>
      <Cell label="Time at it">{weeks === null ? <UnknownText /> : <span className="figures whitespace-nowrap">{weeks}</span>}</Cell>
      <Cell label="Adequate">
        {trial.adequate === null ? <UnknownText>Cannot be told</UnknownText> : <span className="font-medium">{trial.adequate ? 'Yes' : 'No'}</span>}
        <Small>{adequacyWhy(trial, adequateDays)}</Small>
      </Cell>
      <Cell label="PHQ-9">
        {trial.phq9 === null ? <span className="text-ink-3">fewer than two</span> : (
          <><span className="figures whitespace-nowrap">{trial.phq9.first.value} to {trial.phq9.last.value}</span>{trial.phq9.first.estimated || trial.phq9.last.estimated ? <Small>estimated</Small> : null}</>
        )}
      </Cell>
      <Cell label="Outcome">{ended === null ? <UnknownText>Reason not recorded</UnknownText> : capital(ended)}{said === null ? null : <Small>{said}</Small>}</Cell>
      <Cell label="From">{trial.startOn === null ? <UnknownText>Not recorded</UnknownText> : <DateText day={trial.startOn} />}</Cell>
      <Cell label="To">{trial.state === 'taking' ? 'goes on' : trial.stopOn === null ? <UnknownText>{trial.state === 'stopped' ? 'Not recorded' : 'Not said'}</UnknownText> : <DateText day={trial.stopOn} />}</Cell>
    </tr>
  );
}

const Cell = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => <td data-label={label}><div>{children}</div></td>;
const Small = ({ children }: { readonly children: ReactNode }) => <small className="block text-xs text-ink-3">{children}</small>;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
