import type { Workspace } from '@/server/contracts/workspace';
import { closedBecause } from '../assessment/closed-because';
import { capital } from '../assessment/grade-word';
import { SHORT_TITLE } from '../assessment/option-names';
import { statusWord } from '../assessment/status-word';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';

type OptionStandingProps = { readonly workspace: Pick<Workspace, 'assessment' | 'ruledOut' | 'patient'>; readonly option: string; readonly className?: string };

/** How the option of a plan stands on this chart, where it is not simply open: what closes it, and what was not asked that could. */
export function OptionStanding({ workspace: { assessment, ruledOut, patient }, option: id, className = '' }: OptionStandingProps) {
  const option = assessment.options.find((one) => one.id === id);
  if (option === undefined || option.status === 'fits') return null;
  const by = ruledOut.find((one) => one.option === id)?.by ?? null;
  const closed = option.status === 'contraindicated' || option.status === 'not-applicable';
  const basis = new Map(assessment.basis.map((fact) => [fact.id, fact]));
  const reasons = closed ? closedBecause(option, basis) : [option.deciding];
  const unknown = new Set(option.unknown.map(({ fact }) => fact));
  const unasked = assessment.questions.filter(({ covers, changes, askedOn }) => askedOn === null && (changes.includes(option.id) || covers.some(({ fact }) => unknown.has(fact))));
  const [first = '', ...others] = reasons.map((reason) => reason.replace(/\.$/, ''));
  return (
    <Notice kind={option.status === 'contraindicated' && by !== 'for-now' ? 'stop' : 'caution'} className={className}>
      <p>
        <b className="font-medium">{SHORT_TITLE[option.id]}: {closed ? `closed on this chart, ${statusWord(option.status, by).toLowerCase()}` : statusWord(option.status, by).toLowerCase()}.</b>{' '}
        <Prose>{`${[capital(first), ...others].join('; ')}.`}</Prose>{closed ? ' The plan shows what it would look like, no more.' : null}
      </p>
      {unasked.length === 0 ? null : <p>Not asked{closed ? '' : ', and it could change this'}: {unasked.map(({ fact, short }, place) => <span key={fact}><a className="link" href={`/patients/${patient.id}#question-${fact}`}>{short}</a>{place === unasked.length - 1 ? '. ' : ', '}</span>)}</p>}
    </Notice>
  );
}
