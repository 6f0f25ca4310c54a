import { Fold } from '../ui/fold';
import { capital } from './grade-word';
import { confirmationOf, confirmedIn, furtherReadingOf, isCommercial, isOwnJudgement, isUnconfirmed, readingOf } from './reference-label';
import type { Reference } from './reference-types';
import { SourceLink } from './source-link';

/** Everything needed to judge a reference without leaving: who, what, found, limits, what was confirmed. */
export function ReferenceEntry({ reference, foundAbove = false }: { readonly reference: Reference; /** What it found stands right above. */ readonly foundAbove?: boolean }) {
  const facts = [
    ['Design', [reference.type.replaceAll('-', ' '), reference.evidenceLevel === null ? null : `level ${reference.evidenceLevel}`].filter((part) => part !== null).join(', ')],
    ['Who', [reference.n === null ? null : `n ${reference.n.toLocaleString('en-US')}`, reference.population].filter((part) => part !== null).join('; ')],
    ['Found', foundAbove ? '' : reference.finding],
    ['Limits', reference.limitations ?? 'None noted in the library. That does not mean that there are none.'],
    ['About blunting', reference.directlyAboutBlunting === null ? '' : reference.directlyAboutBlunting ? 'Directly' : 'Indirectly'],
  ] as const;
  const standing = isOwnJudgement(reference) ? null : [isCommercial(reference) ? 'commercial page, not checked' : null, readingOf(reference)].filter((part) => part !== null).join(', ');
  const readAnew = reference.otherReadings.filter(({ finding, verification }) => finding !== reference.finding && !/paper not opened|taken from/i.test(verification));
  return (
    <div className="text-sm">
      {standing === null ? null : <p className="pb-1 font-medium">{standing === '' ? 'Read as a whole.' : `${capital(standing)}.`}</p>}
      <p className="text-ink-2">{[reference.authors ?? 'Authors not shown in the source read', reference.publisher, reference.year, reference.volumePages].filter((part) => part !== null).join('. ')}</p>
      <dl className="mt-3">
        {facts
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label} className="flex gap-4 border-t border-line py-2">
              <dt className="w-24 flex-none text-ink-3">{label}</dt>
              <dd className="max-w-read min-w-0 wrap-anywhere">{text}</dd>
            </div>
          ))}
        {readAnew.map((reading) => (
          <div key={reading.finding} className="flex gap-4 border-t border-line py-2">
            <dt className="w-24 flex-none text-ink-3">Read again</dt>
            <dd className="max-w-read min-w-0 wrap-anywhere">{reading.finding}{furtherReadingOf(reading) === null ? null : <span className="text-ink-3"> ({furtherReadingOf(reading)})</span>}</dd>
          </div>
        ))}
        <div className="flex gap-4 border-t border-line py-2">
          <dt className="w-24 flex-none text-ink-3">Confirmed</dt>
          <dd className="flex max-w-read min-w-0 gap-2">
            {isUnconfirmed(reference) ? <i className="dotted-ring mt-1" aria-hidden="true" /> : null}
            <div className="min-w-0 flex-1 wrap-anywhere">
              <p className="font-medium">{isOwnJudgement(reference) ? 'No source was read for it.' : confirmedIn(reference)}</p>
              {isOwnJudgement(reference) ? null : <Fold summary="What was read, in its reader’s words"><p className="pb-1">{confirmationOf(reference).how}</p></Fold>}
            </div>
          </dd>
        </div>
        <div className="flex gap-4 border-t border-line py-2">
          <dt className="w-24 flex-none text-ink-3">Link</dt>
          <dd className="min-w-0 break-words"><SourceLink work={reference} /></dd>
        </div>
      </dl>
    </div>
  );
}
