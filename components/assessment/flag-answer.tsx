import type { FlagAnswer } from '@/server/contracts/flag-answer';
import { DateText } from '../ui/date-text';

/** What was done about a flag, by whom and when, and whether that settled it. */
export function FlagAnswerLine({ answer: { what, by, on, settled } }: { readonly answer: FlagAnswer }) {
  return (
    <p className="wrap-anywhere">
      <b className="font-medium">{settled === null ? 'Answered' : settled ? 'Settled' : 'Stays open'}:</b> {what} <span className="text-xs whitespace-nowrap text-ink-2">{by}, <DateText day={on} /></span>
    </p>
  );
}
