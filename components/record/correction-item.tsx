import type { Correction } from '@/server/contracts/record';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { DateText } from '../ui/date-text';

export type CorrectionAct = 'answer' | 'extend' | 'disagree';

type Props = { readonly correction: Correction; readonly on: string; readonly mayAnswer: boolean; readonly onAct: (act: CorrectionAct) => void };

/** One thing that the patient asked to have corrected, with all that was said to it. */
export function CorrectionItem({ correction, on, mayAnswer, onAct }: Props) {
  const { askedOn, askedBy, what, recordedByName, dueOn, extendedWhy, answer, why, answeredOn, answeredByName, carriedOut, disagreement, disagreementOn } = correction;
  const isLate = answer === null && dueOn < on;
  return (
    <li className="border-t border-line py-3 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">Asked <DateText day={askedOn} /> by {askedBy}</span>
        {answer === null ? (
          <span className={isLate ? 'font-medium text-stop' : 'text-ink-2'}>{isLate ? 'Overdue since ' : 'Answer due '}<DateText day={dueOn} /></span>
        ) : (
          <Chip>{answer === 'accepted' ? 'Accepted' : 'Denied'}</Chip>
        )}
        <span className="ml-auto text-xs text-ink-3">written down by {recordedByName}</span>
      </div>
      <p className="max-w-prose whitespace-pre-line wrap-anywhere">{what}</p>
      {extendedWhy === null ? null : <p className="text-xs text-ink-3">Term put off: {extendedWhy}</p>}
      {answer === null || answeredOn === null ? null : (
        <div className="mt-1 border-l-2 border-line-strong pl-3">
          <p className="text-xs text-ink-3">{answer === 'accepted' ? 'Accepted' : 'Denied'} <DateText day={answeredOn} /> by {answeredByName}</p>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{why}</p>
          {carriedOut === null ? null : <p className="text-xs text-ink-2">Carried out: {carriedOut}</p>}
        </div>
      )}
      {disagreement === null || disagreementOn === null ? null : (
        <div className="mt-1 border-l-2 border-line-strong pl-3">
          <p className="text-xs text-ink-3">The patient’s statement of disagreement, <DateText day={disagreementOn} /></p>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{disagreement}</p>
        </div>
      )}
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden print:hidden">
        {answer === null && mayAnswer ? <Button size="sm" onClick={() => { onAct('answer'); }}>Answer</Button> : null}
        {answer === null && mayAnswer && extendedWhy === null && !isLate ? <Button size="sm" look="quiet" onClick={() => { onAct('extend'); }}>Put the term off</Button> : null}
        {answer === 'denied' && disagreement === null ? <Button size="sm" onClick={() => { onAct('disagree'); }}>Statement of disagreement</Button> : null}
      </div>
    </li>
  );
}
