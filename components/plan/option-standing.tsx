import type { Workspace } from '@/server/contracts/workspace';
import { closedBecause } from '../assessment/closed-because';
import { capital } from '../assessment/grade-word';
import { SHORT_TITLE } from '../assessment/option-names';
import { statusWord } from '../assessment/status-word';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { cautionsOf, cautionWords, STANDING } from './cautions-of';

type OptionStandingProps = { readonly workspace: Pick<Workspace, 'assessment' | 'ruledOut' | 'patient'>; readonly option: string; /** Rules whose words stand beside the plan already. */ readonly told?: readonly string[]; /** Whether a plan stands under it. */ readonly isDrawn?: boolean; readonly className?: string };

/** How the option of a plan stands on this chart: what closes it and what speaks against it, first what sets its status, and what is not known that could, be it that nobody asked or that the answer is too old. */
export function OptionStanding({ workspace: { assessment, ruledOut, patient }, option: id, told = [], isDrawn = true, className = '' }: OptionStandingProps) {
  const option = assessment.options.find((one) => one.id === id);
  if (option === undefined) return null;
  const cautions = cautionsOf(option).filter(({ rule }) => !told.includes(rule));
  if (option.status === 'fits' && cautions.length === 0) return null;
  const by = ruledOut.find((one) => one.option === id)?.by ?? null;
  const closed = option.status === 'contraindicated' || option.status === 'not-applicable';
  const basis = new Map(assessment.basis.map((fact) => [fact.id, fact]));
  const reasons = closed ? closedBecause(option, basis) : option.status === 'fits' ? [] : [option.deciding];
  const unknown = new Set(option.unknown.map(({ fact }) => fact));
  const unasked = assessment.questions.filter(({ covers, changes, askedOn }) => askedOn === null && (changes.includes(option.id) || covers.some(({ fact }) => unknown.has(fact))));
  const [first = '', ...others] = reasons.map((reason) => reason.replace(/\.$/, ''));
  return (
    <Notice id={STANDING} kind={option.status === 'contraindicated' && by !== 'for-now' ? 'stop' : 'caution'} className={`scroll-mt-24 ${className}`}>
      <p>
        <b className="font-medium">{SHORT_TITLE[option.id]}: {closed ? `closed on this chart, ${statusWord(option.status, by).toLowerCase()}` : statusWord(option.status, by).toLowerCase()}.</b>{' '}
        {reasons.length === 0 ? null : <Prose>{`${[capital(first), ...others].join('; ')}.`}</Prose>}{closed && isDrawn ? ' The plan below shows what it would look like.' : null}
      </p>
      {cautions.length === 0 ? null : (
        <div className="pt-1">
          <p className="text-xs text-ink-2">{closed || option.status === 'with-caution' ? 'Speaks against it besides' : 'Speaks against it'}</p>
          <ul>{cautions.map((caution) => <li key={caution.rule}><Prose>{cautionWords(caution, basis)}</Prose></li>)}</ul>
        </div>
      )}
      {unasked.length === 0 ? null : <p>Not known{closed ? '' : ', and it could change this'}: {unasked.map(({ fact, short }, place) => <span key={fact}><a className="link" href={`/patients/${patient.id}#question-${fact}`}>{short}</a>{place === unasked.length - 1 ? '. ' : ', '}</span>)}</p>}
    </Notice>
  );
}
