import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { EntryLink } from '../entry/entry-link';
import { insideSentence } from '../ui/inside-sentence';
import type { Lacking, lackingForCauses } from './lacking-for-causes';

/** So many are named; the explanations name all. */
const MOST = 5;

type ForExplanationsProps = ReturnType<typeof lackingForCauses> & { /** Whether a form can be filled from here. */ readonly mayEnter: boolean };

/** Where nothing is left that an option waits for: what the explanations lack that cannot be judged. */
export function ForExplanations({ ask, measure, mayEnter }: ForExplanationsProps) {
  if (ask.length + measure.length === 0) return null;
  const parts: readonly (readonly [string, readonly Lacking[]])[] = [['ask', ask], ['measure', measure]];
  return (
    <>
      For the <a className="link" href="#causes">explanations that cannot be judged</a>:{' '}
      {parts.filter(([, all]) => all.length > 0).map(([act, all], place) => (
        <Fragment key={act}>
          {place === 0 ? '' : '; '}{act}{' '}
          {all.slice(0, MOST).map((one, at) => <Fragment key={one.name}>{at === 0 ? '' : ', '}{act === 'measure' ? insideSentence(one.name) : <Way to={one} mayEnter={mayEnter}>{insideSentence(one.name)}</Way>}</Fragment>)}
          {all.length > MOST ? ` and ${all.length - MOST} more` : ''}
        </Fragment>
      ))}
      .
    </>
  );
}

/** A form is opened; what is said in words is asked where its explanation stands. */
function Way({ to, mayEnter, children }: { readonly to: Lacking; readonly mayEnter: boolean; readonly children: ReactNode }) {
  return to.instrument !== null && mayEnter ? <EntryLink kind="report" of={to.instrument} inText>{children}</EntryLink> : <a className="link" href={`#cause-${to.cause}`}>{children}</a>;
}
