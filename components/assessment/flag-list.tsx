import type { ReactNode } from 'react';
import type { FlagAnswer } from '@/server/contracts/flag-answer';
import type { UrgentAsk, Workspace } from '@/server/contracts/workspace';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import type { CurrentPlan } from '../plan/types';
import { DateText } from '../ui/date-text';
import { Prose } from '../ui/prose';
import { FactWords, namesOf } from './fact-words';
import { FlagAnswerLine } from './flag-answer';
import type { Shelves } from './reason-line';
import { ReferenceChips } from './reference-chip';
import { isCommercial } from './reference-label';
import { RuleLink } from './rule-link';
import { interrupts, standsOpen } from './interruptions';
import type { Flag } from './types';
import { askAddress, flagAddress, isSettled } from './urgent';

const LEVEL: Readonly<Record<Flag['level'], string>> = { emergency: 'Emergency', urgent: 'Today', stop: 'Stop', attention: 'Attention' };

type FlagListProps = { readonly flags: readonly Flag[]; readonly asks: Workspace['urgentAsks']; readonly answers: Workspace['flagAnswers']; readonly alerts?: Workspace['openAlerts']; readonly plan: CurrentPlan; readonly shelves: Shelves };

/** What must not be overlooked. A stop stands in the way and is announced; what is due today stands open; the rest is one line, and so is what a prescriber settled. */
export function FlagList({ flags: raised, asks, answers, alerts = [], plan, shelves }: FlagListProps) {
  if (raised.length === 0) return null;
  const answerTo = (flag: Flag): FlagAnswer | null => answers.find((answer) => answer.flag === flag.id) ?? null;
  const textOf = (flag: Flag): ReactNode => <FlagText flag={flag} ask={asks.find((ask) => ask.flag === flag.id && !isSettled(ask)) ?? null} answer={answerTo(flag)} alerts={alerts.filter((alert) => alert.flag === flag.id)} plan={plan} shelves={shelves} />;
  const settled = raised.filter((flag) => isSettled({ answer: answerTo(flag) }));
  const flags = raised.filter((flag) => !settled.includes(flag));
  const calm = flags.filter((flag) => !interrupts(flag) && !standsOpen(flag));
  return (
    <section aria-label="Flags" className="flex flex-col gap-2 px-4 pb-3 md:px-6">
      {flags.filter(interrupts).map((flag) => (
        <Notice key={flag.id} id={flagAddress(flag.id)} kind="stop" role="alert" className="scroll-mt-28">
          {textOf(flag)}
        </Notice>
      ))}
      {flags.filter(standsOpen).map((flag) => (
        <Notice key={flag.id} id={flagAddress(flag.id)} kind="caution" className="scroll-mt-28">
          {textOf(flag)}
        </Notice>
      ))}
      {calm.length === 0 ? null : (
        <details className="group rounded-2 border border-caution-line bg-caution-soft px-4 text-sm">
          <summary className="flex min-h-9 items-center gap-3 py-2">
            <Icon name="caution" className="text-caution" />
            <span className="min-w-0 flex-1 font-medium">{calm.map(({ title }) => title).join('; ')}</span>
            <Icon name="chevron" className="text-ink-3 transition-transform duration-(--t-move) group-open:rotate-90" />
          </summary>
          <ul className="pb-2">
            {calm.map((flag) => (
              <li key={flag.id} id={flagAddress(flag.id)} className="scroll-mt-28 border-t border-caution-line py-2 pl-7">{textOf(flag)}</li>
            ))}
          </ul>
        </details>
      )}
      {settled.length === 0 ? null : (
        <details className="group rounded-2 border border-line bg-surface px-4 text-sm">
          <summary className="flex min-h-9 items-center gap-3 py-2">
            <Icon name="check" className="text-ink-3" />
            <span className="min-w-0 flex-1"><b className="font-medium">Settled:</b> {settled.map(({ title }) => title).join('; ')}</span>
            <Icon name="chevron" className="text-ink-3 transition-transform duration-(--t-move) group-open:rotate-90" />
          </summary>
          <ul className="pb-2">
            {settled.map((flag) => (
              <li key={flag.id} id={flagAddress(flag.id)} className="scroll-mt-28 border-t border-line py-2 pl-7">{textOf(flag)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type FlagTextProps = Pick<FlagListProps, 'plan' | 'shelves'> & { readonly flag: Flag; readonly ask: UrgentAsk | null; readonly answer: FlagAnswer | null; readonly alerts: Workspace['openAlerts'] };

function FlagText({ flag, ask, answer, alerts, plan, shelves }: FlagTextProps) {
  const held = plan?.heldBack.find(({ flag: id }) => id === flag.id);
  return (
    <div data-rule={flag.id} data-facts={namesOf(flag.facts, shelves.basis)}>
      <p className="text-pretty" data-sentence=""><b className="font-strong">{LEVEL[flag.level]}: {flag.title}.</b> <FlagMessage flag={flag} ask={ask} /></p>
      {held === undefined ? null : <p className="font-medium">{plan === null || plan.signedOn === null ? 'The plan of your draft' : <>The plan signed <DateText day={plan.signedOn} /></>} goes on to what this holds back: {held.blocks.join('; ')}.</p>}
      {alerts.map(({ answer: said, raised }) => <p key={`${raised.on} ${raised.at} ${said}`}>Red-flag answer{said === null ? null : <> “{said}”</>} of <DateText day={raised.on} /> {raised.at}: not assessed yet.</p>)}
      {flag.around.length === 0 ? null : <ul className="mt-1 text-ink-1">{flag.around.map(({ words }) => <li key={words}><Prose>{words}</Prose></li>)}</ul>}
      {answer === null ? null : <FlagAnswerLine answer={answer} />}
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
        <FactWords ids={flag.facts} basis={shelves.basis} answers={shelves.answers.get(flag.id)} />
        {flag.blocks.length === 0 ? null : <span>Holds back: {flag.blocks.join('; ')}.</span>}
        <ReferenceChips ids={flag.refs.filter((id) => !isPage(id, shelves))} shelf={shelves.references} stating={shelves.stating.get(flag.id) ?? 0} plain><RuleLink rule={flag.id} /></ReferenceChips>
      </div>
    </div>
  );
}

/** A page that prompted a flag is named where the flag comes from, not among what it rests on. */
const isPage = (id: string, { references }: Shelves): boolean => { const work = references.get(id); return work !== undefined && isCommercial(work); };

/** The flag's words; what they want asked leads to the row that asks it, until that is settled. */
function FlagMessage({ flag, ask }: { readonly flag: Flag; readonly ask: UrgentAsk | null }) {
  const [before, ...after] = ask === null ? [flag.message] : flag.message.split(ask.ask);
  if (ask === null || after.length === 0) return flag.message;
  return <>{before}<a className="link font-medium" href={`#${askAddress(flag.id)}`}>{ask.ask}</a>{after.join(ask.ask)}</>;
}
