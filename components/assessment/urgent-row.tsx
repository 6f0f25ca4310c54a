'use client';

import { useState } from 'react';
import type { UrgentAsk } from '@/server/contracts/workspace';
import { usePatientActed } from '../patient/use-patient-act';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon';
import { useHeldFocus } from '../ui/use-held-focus';
import { FlagAnswerLine } from './flag-answer';
import { FlagAnswerForm } from './flag-answer-form';
import { askAddress, flagAddress, isSettled } from './urgent';
import { WhoAnswers } from './who-answers';

const LOOK = {
  emergency: { word: 'Emergency', icon: 'stop', colour: 'text-stop', box: 'border-stop-line bg-stop-soft' },
  urgent: { word: 'Urgent', icon: 'caution', colour: 'text-caution', box: 'border-caution-line bg-caution-soft' },
  attention: { word: 'Left open', icon: 'caution', colour: 'text-caution', box: 'border-line' },
} as const satisfies Record<UrgentAsk['level'], object>;

/** What a flag wants asked, before every other question: one that is urgent in its own words, one left open by its title, which has the day. What was found is recorded where it is asked, and answers the flag. */
export function UrgentRow({ patientId, ask, mayAnswer }: { readonly patientId: string; readonly ask: UrgentAsk; readonly mayAnswer: boolean }) {
  const { acted, redrawing } = usePatientActed();
  const [isAnew, setAnew] = useState(false);
  const row = useHeldFocus<HTMLLIElement>();
  const { answer } = ask;
  const settled = isSettled(ask);
  const look = LOOK[ask.level];
  const isCalm = ask.level === 'attention';
  const flagLink = <a className="link" href={`#${flagAddress(ask.flag)}`}>{ask.title}</a>;
  return (
    <li {...row} id={askAddress(ask.flag)} className={classNames('scroll-mt-28 rounded-2 border px-3 py-2', settled ? 'border-line' : look.box)} aria-busy={redrawing}>
      <div className="flex gap-2">
        <Icon name={settled ? 'check' : look.icon} className={classNames('mt-px', !settled && look.colour)} />
        <div className="min-w-0 flex-1">
          <p className="text-md text-pretty">{settled ? null : <b className="font-strong">{look.word}: </b>}{isCalm ? <>{flagLink}. </> : null}{ask.ask}</p>
          {isCalm ? null : <p className="text-xs text-ink-2">From the flag {flagLink}</p>}
          <div className="text-sm" aria-live="polite">{answer === null ? null : <FlagAnswerLine answer={answer} />}</div>
          {settled || ask.how === '' ? null : <p className="pt-1 text-xs text-ink-2">Clears with: {ask.how}</p>}
          {settled ? null
            : !mayAnswer ? <><WhoAnswers /><p className="text-xs print:hidden"><a className="link" href={`/patients/${patientId}/reports`}>Answers and contact</a></p></>
            : answer === null || isAnew ? <FlagAnswerForm flag={ask} patientId={patientId} placeholder="What was asked, found and done" onAnswered={() => { setAnew(false); acted(); }} onOutdated={acted} />
            : <Button size="sm" look="quiet" className="-ml-2 print:hidden" onClick={() => { setAnew(true); }}>Answer anew</Button>}
        </div>
      </div>
    </li>
  );
}
