import type { ReactNode } from 'react';
import type { Catalog } from '@/server/contracts/catalog';
import { Disagreement } from '../evidence/disagreement';
import { PlanGlance } from '../plan/plan-glance';
import { formatDay } from '../ui/days';
import { Fold } from '../ui/fold';
import { NOT_HERE } from './closed-because';
import { capital, gradeWord } from './grade-word';
import { notTold } from './not-told';
import type { OptionGuide } from './option-guide';
import { OptionQuestions } from './option-questions';
import { OwnWords } from './own-words';
import { ReferenceChips } from './reference-chip';
import { ReasonLine } from './reason-line';
import type { Shelves } from './reason-line';
import { RuleLink } from './rule-link';
import { RULED_OUT } from './ruled-out-words';
import type { RuledOut } from '@/server/contracts/advice-change';
import { sidesOf } from './sides-of';
import { StatusWord } from './status-word';
import type { AskedQuestion, AssessedOption, Finding } from './types';
import { WhyNot } from './why-not';

type OptionBodyProps = {
  readonly option: AssessedOption;
  readonly guide: OptionGuide | null;
  readonly ruledOut: RuledOut | null;
  readonly questions: readonly AskedQuestion[];
  readonly shelves: Shelves;
  readonly disagreement: Catalog['disagreements'][number] | null;
  readonly patientId: string;
  /** Whether this is the chart of today, about which more can be asked. */
  readonly live: boolean;
};

const VERDICT = {
  applies: { icon: 'stop', sign: 'Yes, on this chart' },
  'cannot-tell': { icon: 'unknown', sign: 'Not known' },
  'does-not-apply': { icon: 'absent', sign: 'Not on this chart' },
} as const;
/** So many lines that do not apply stand in the open; more are one click away. */
const FEW = 3;
const BESIDE = 'What was read for this option stands under Evidence.';
const VERDICT_ORDER: readonly Finding['verdict'][] = ['applies', 'cannot-tell', 'does-not-apply'];

/** Everything about one option; for and against stand side by side in the same form. */
export function OptionBody({ option, guide, ruledOut, questions, shelves, disagreement, patientId, live }: OptionBodyProps) {
  const sides = sidesOf(option);
  const { missing } = sides;
  const open = questions.filter(({ changes }) => changes.includes(option.id));
  const { nothing, some } = notTold(option, questions, shelves.basis);
  const needed = option.status === 'not-applicable' && option.deciding.startsWith(NOT_HERE) ? option.deciding.replace(/\.$/, '') : null;
  const clear = option.wrongIf.filter(({ verdict }) => verdict === 'does-not-apply');
  const wrongIf = VERDICT_ORDER.flatMap((verdict) => option.wrongIf.filter((finding) => finding.verdict === verdict));
  return (
    <div className="px-4 pb-4 md:pl-11">
      {guide === null ? null : <p className="mb-3 max-w-read text-md text-ink-2">{guide.summary}</p>}
      <Part title="For">
        <Reasons reasons={sides.for} icon="plus" sign="For" none="Nothing on this chart speaks for it." shelves={shelves} />
      </Part>
      <Part title="Against">
        {ruledOut === null ? null : <p className="pt-2 text-sm text-pretty"><b className="font-medium">{RULED_OUT[ruledOut].status}.</b> {RULED_OUT[ruledOut].sentence}</p>}
        {needed === null ? null : (
          <ul>
            <ReasonLine icon="not-applicable" sign="Against" message={`${needed}.`} facts={[]} refs={[]} shelves={shelves} after={guide?.indications.map((rule, place, { length }) => <RuleLink key={rule} rule={rule} place={length === 1 ? undefined : `${place + 1} of ${length}`} />)} />
          </ul>
        )}
        <Reasons reasons={sides.against} icon="minus" sign="Against" none={needed === null ? 'Nothing on this chart speaks against it. What is not known may.' : null} shelves={shelves} />
      </Part>
      {/* What is read first is there at once: the whole of a long option takes a slow machine a tenth of a second. */}
      <div className="a-frame-later">
        <Part title="Not known">
          {missing.length + open.length + nothing.length + some.length === 0 ? <p className="py-2 text-sm text-ink-2">Nothing that a rule of this option reads.</p> : null}
          {missing.length + nothing.length + some.length === 0 ? null : (
            <ul>
              {missing.map((reason) => (
                <ReasonLine key={reason.rule} icon="unknown" sign="Not known" message={reason.message} facts={[]} refs={reason.refs} rule={reason.rule} shelves={shelves} />
              ))}
              {some.map(({ fact, words }) => <ReasonLine key={fact} icon="unknown" sign="Not known" message={`Not enough to tell, without effect on the status today. ${words}.`} facts={[]} refs={[]} shelves={shelves} />)}
              {nothing.length === 0 ? null : <ReasonLine icon="unknown" sign="Not known" message={`Not recorded, without effect on the status today: ${nothing.join(', ')}.`} facts={[]} refs={[]} shelves={shelves} />}
            </ul>
          )}
          <OptionQuestions
            option={option.id}
            lines={open.map((question) => (
              <ReasonLine
                key={question.fact}
                icon="unknown"
                sign="Not known"
                message={`${capital(question.short)}: ${stateOf(question)}.`}
                facts={[]}
                refs={question.refs}
                shelves={shelves}
                after={<a className="link text-ink-2" href={`#question-${question.fact}`}>Answer</a>}
              />
            ))}
          />
        </Part>
        <Part title="Wrong if">
          {wrongIf.length === 0 ? <p className="py-2 text-sm text-ink-2">The library has no contraindication for it.</p> : null}
          <WrongIf findings={wrongIf.filter(({ verdict }) => verdict !== 'does-not-apply')} option={option} shelves={shelves} />
          {clear.length === 0 ? null : clear.length <= FEW ? (
            <WrongIf findings={clear} option={option} shelves={shelves} />
          ) : (
            <Fold summary={`${clear.length} more, none of them on this chart`} className={wrongIf.length === clear.length ? undefined : 'border-t border-line'}>
              <WrongIf findings={clear} option={option} shelves={shelves} />
            </Fold>
          )}
        </Part>
        {option.members.length === 0 ? null : (
          <Part title="Which one">
            <ul className="py-1">
              {option.members.map((member) => {
                const words = guide?.members.find(({ id }) => id === member.id);
                return (
                  <li key={member.id} className="flex flex-wrap gap-x-3 border-t border-line py-2 text-sm first:border-t-0">
                    <span className="min-w-40 flex-1 font-medium">{capital(member.id.replaceAll('-', ' '))}</span>
                    <StatusWord status={member.status} />
                    {words === undefined ? null : <p className="w-full text-xs text-ink-2">{[words.whenPreferred, words.caution].filter((part) => part !== '').join('. ')}</p>}
                  </li>
                );
              })}
            </ul>
            <OwnWords shelf={shelves.references} further={BESIDE} />
          </Part>
        )}
        <PlanGlance option={option.id} />
        <Part title="Evidence">
          <div className="py-2 text-sm">
            <p className="text-pretty"><b className="font-medium">{gradeWord(option.grade)}.</b> {option.gradeWhy}</p>
            {disagreement === null ? null : <div className="mt-2"><Disagreement sides={disagreement.sides} shelf={shelves.references} /></div>}
            <div className="sources mt-2"><ReferenceChips ids={option.refs} shelf={shelves.references} /></div>
          </div>
        </Part>
        {guide === null ? null : (
          <>
            <Part title="How it goes">
              <ol className="py-1 text-sm">
                {guide.typicalSteps.map((step, place) => (
                  <li key={step} className="flex gap-3 border-t border-line py-1 first:border-t-0">
                    <span className="figures w-16 flex-none text-ink-3">step {place + 1}</span>
                    <span className="text-pretty">{step} <LineSources words={step} shelves={shelves} /></span>
                  </li>
                ))}
              </ol>
              <OwnWords shelf={shelves.references} further={BESIDE} credited={credited(guide.typicalSteps, shelves)} />
            </Part>
            <Part title="To watch">
              {guide.watchedFrom === null ? null : <p className="pt-2 text-sm text-ink-2">Days after {guide.watchedFrom}; its tasks are counted from the decision.</p>}
              <ul className="py-1 text-sm">
                {guide.monitoring.map((check) => (
                  <li key={`${check.what}-${check.daysAfterStart ?? 'any'}`} className="flex gap-3 border-t border-line py-1 first:border-t-0">
                    <span className="figures w-16 flex-none text-ink-3">{check.daysAfterStart === null ? 'any time' : check.daysAfterStart === 0 ? 'before' : `day ${check.daysAfterStart}`}</span>
                    <span>{check.what}. <span className="text-ink-2">{check.why}</span> <LineSources words={inWords(check)} shelves={shelves} /></span>
                  </li>
                ))}
              </ul>
              <OwnWords shelf={shelves.references} further={BESIDE} credited={credited(guide.monitoring.map(inWords), shelves)} />
            </Part>
            <Part title="To discuss">
              <ul className="py-1 text-sm">
                {guide.discussionPoints.map((point) => (
                  <li key={point} className="border-t border-line py-1 text-pretty first:border-t-0">{point} <LineSources words={point} shelves={shelves} /></li>
                ))}
              </ul>
              <OwnWords shelf={shelves.references} further={BESIDE} credited={credited(guide.discussionPoints, shelves)} />
            </Part>
          </>
        )}
        {live ? <div className="border-t border-line print:hidden"><WhyNot patientId={patientId} option={option.id} /></div> : null}
      </div>
    </div>
  );
}

/** An answer that is too old to count was given: what it said stands here, and that it is asked again. */
const stateOf = ({ answeredBefore, askedOn }: AskedQuestion): string =>
  answeredBefore !== undefined ? `${answeredBefore}: ask again` : askedOn === null ? 'not asked' : `asked on ${formatDay(askedOn)}, still unknown`;
const inWords = ({ what, why }: OptionGuide['monitoring'][number]): string => `${what}. ${why}`;
const credited = (lines: readonly string[], shelves: Shelves) => ({ some: lines.filter((words) => shelves.credited.has(words)).length, all: lines.length });

/** The works that state a line without a rule, beside it. */
function LineSources({ words, shelves }: { readonly words: string; readonly shelves: Shelves }) {
  const refs = shelves.credited.get(words);
  return refs === undefined ? null : <span className="sources"><ReferenceChips ids={refs} shelf={shelves.references} stating={refs.length} /></span>;
}

function WrongIf({ findings, option, shelves }: { readonly findings: readonly Finding[]; readonly option: AssessedOption; readonly shelves: Shelves }) {
  if (findings.length === 0) return null;
  return (
    <ul>
      {findings.map((finding) => (
        <ReasonLine
          key={finding.rule}
          icon={VERDICT[finding.verdict].icon}
          sign={VERDICT[finding.verdict].sign}
          emphasis={finding.verdict === 'applies' && membersOf(option, finding.rule).length === 0 ? 'stop' : 'none'}
          message={withMembers(membersOf(option, finding.rule), finding.message)}
          facts={finding.facts}
          refs={finding.refs}
          rule={finding.rule}
          shelves={shelves}
        />
      ))}
    </ul>
  );
}

function Reasons({ reasons, icon, sign, none, shelves }: { readonly reasons: AssessedOption['reasons']; readonly icon: 'plus' | 'minus'; readonly sign: string; readonly none: string | null; readonly shelves: Shelves }) {
  if (reasons.length === 0) return none === null ? null : <p className="py-2 text-sm text-ink-2">{none}</p>;
  return (
    <ul>
      {reasons.map((reason) => (
        <ReasonLine
          key={reason.rule}
          icon={reason.severity === 'stop' ? 'stop' : icon}
          emphasis={reason.severity === 'stop' && reason.appliesTo.length === 0 ? 'stop' : 'none'}
          sign={sign}
          message={withMembers(reason.appliesTo, reason.message)}
          facts={reason.facts}
          refs={reason.refs}
          rule={reason.rule}
          shelves={shelves}
        />
      ))}
    </ul>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line md:flex md:gap-2">
      <h3 className="w-20 flex-none pt-2 text-xs font-strong text-ink-2">{title}</h3>
      <div className="min-w-0 flex-1">{children}</div>
    </section>
  );
}

/** Members that a rule concerns, where it is not the whole option. */
const membersOf = (option: AssessedOption, rule: string): readonly string[] => option.reasons.find((reason) => reason.rule === rule)?.appliesTo ?? [];

function withMembers(members: readonly string[], message: string): string {
  const names = members.map((member) => capital(member.replaceAll('-', ' '))).join(', ');
  return names === '' || message.toLowerCase().startsWith(names.toLowerCase()) ? message : `${names}: ${message}`;
}
