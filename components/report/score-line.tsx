import { DateText } from '../ui/date-text';
import { UnknownText } from '../ui/unknown-text';
import { beforeWords, changeWords, missingWords } from './score-words';
import type { Reading } from './to-reading';

/** The score of a report, what moved since the one before, which way is worse, and what is missing. */
export function ScoreLine({ reading }: { readonly reading: Reading }) {
  const { score, sinceLast, sinceFirst, instrument, report } = reading;
  const missing = missingWords(reading);
  const before = beforeWords(reading);
  if (score === null) return null;
  return (
    <p className="figures text-sm text-ink-2">
      {score.value === null ? <UnknownText>No total: too few answers</UnknownText> : (
        <><b className="text-lg text-ink-1">{score.value}</b> of {score.max}{score.band === null ? null : <>, {score.band}</>}{report.estimated ? ', estimated from an incomplete answer set' : null}</>
      )}
      {sinceLast === null ? null : <>; {changeWords(sinceLast)} since <DateText day={sinceLast.on} /> ({sinceLast.from})</>}
      {sinceFirst === null ? null : <>; {changeWords(sinceFirst)} since the first, <DateText day={sinceFirst.on} /> ({sinceFirst.from})</>}
      {before === null ? null : `; ${before}`}
      {'. '}
      {instrument.direction === '' ? null : <span className="text-ink-3">{instrument.direction.slice(0, 1).toUpperCase()}{instrument.direction.slice(1)}. </span>}
      {missing === null ? null : <span className="text-ink-3">{missing}.</span>}
    </p>
  );
}
