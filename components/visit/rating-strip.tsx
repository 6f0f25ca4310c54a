'use client';

import { useId } from 'react';
import { classNames } from '../ui/class-names';
import type { Fields } from './use-draft';

type Ratings = Fields['ratings'];

const ELEVEN = Array.from({ length: 11 }, (_, value) => value);

/** What the patient says and what the clinician sees, one above the other on the same scale, and whether the patient thinks of stopping. One tap each, none chosen. */
export function RatingStrip({ ratings, onChange }: { readonly ratings: Ratings; readonly onChange: (ratings: Ratings) => void }) {
  const rate = (who: 'patient' | 'clinician') => (value: number | null): void => {
    onChange({ ...ratings, [who]: value });
  };
  return (
    <div role="group" aria-label="How numb today" className="mt-3 grid gap-2 border-t border-line pt-3">
      <p className="flex justify-between gap-4 text-xs text-ink-3"><span>0 feels as before</span><span>10 feels nothing</span></p>
      <Row legend="Numb, patient says" value={ratings.patient} choices={ELEVEN.map((n) => ({ value: n, label: String(n), full: `${n} of 10` }))} onChange={rate('patient')} />
      <Row legend="Numb, you see" value={ratings.clinician} choices={ELEVEN.map((n) => ({ value: n, label: String(n), full: `${n} of 10` }))} onChange={rate('clinician')} />
      <p className="figures min-h-4 text-xs text-ink-2" role="status">{said(ratings)}</p>
      <Row legend="Thinks of stopping" value={ratings.thinksOfStopping} choices={[{ value: true, label: 'Yes' }, { value: false, label: 'No' }]} onChange={(thinksOfStopping) => { onChange({ ...ratings, thinksOfStopping }); }} />
    </div>
  );
}

/** Both ratings are compared; with one there is nothing to compare, and that is said. */
const said = ({ patient, clinician }: Ratings): string => {
  if (patient !== null && clinician !== null) return apart(patient, clinician);
  if (patient === null && clinician === null) return '';
  return patient === null ? 'Nothing to compare: the patient’s rating is missing.' : 'Nothing to compare: your rating is missing.';
};

const apart = (patient: number, clinician: number): string => {
  const points = Math.abs(patient - clinician);
  return points === 0 ? 'Both say the same.' : `${points} ${points === 1 ? 'point' : 'points'} apart: the patient rates ${patient > clinician ? 'higher' : 'lower'} than you.`;
};

type RowProps<Value> = {
  readonly legend: string;
  /** `null` until somebody answered. */
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly full?: string }[];
  readonly onChange: (value: Value | null) => void;
};

function Row<Value extends number | boolean>({ legend, value, choices, onChange }: RowProps<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="float-left text-xs font-medium text-ink-2">{legend}</legend>
      <button type="button" className={classNames('link float-right min-h-6 text-xs text-ink-3', value === null && 'invisible')} aria-label={`Take back: ${legend}`} onClick={() => { onChange(null); }}>Take back</button>
      <div className={classNames('clear-both grid auto-cols-fr gap-px rounded-2 border border-line bg-sunken', choices.length > 4 ? 'grid-cols-6 sm:grid-flow-col sm:grid-cols-none' : 'max-w-56 grid-flow-col')}>
        {choices.map((choice) => (
          <label key={String(choice.value)} className="figures relative flex min-h-7 items-center justify-center rounded-1 border border-transparent text-sm text-ink-2 has-checked:border-line-control has-checked:bg-surface has-checked:font-strong has-checked:text-ink-1 has-focus-visible:outline-2 has-focus-visible:outline-accent hover:text-ink-1 pointer-coarse:min-h-target">
            <input type="radio" name={name} value={String(choice.value)} checked={value === choice.value} onChange={() => { onChange(choice.value); }} aria-label={choice.full ?? choice.label} className="absolute inset-0 cursor-pointer opacity-0" />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
