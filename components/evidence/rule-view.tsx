import Link from 'next/link';
import type { ReactNode } from 'react';
import type { EvidenceRule } from '@/server/contracts/evidence';
import { capital } from '../assessment/grade-word';
import { ReferenceChips } from '../assessment/reference-chip';
import { shelve } from '../assessment/reference-types';
import { DateText } from '../ui/date-text';
import { DraftMark } from '../ui/draft-mark';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import styles from './evidence.module.css';
import { KIND } from './rule-line';

type Test = EvidenceRule['tests']['applies'][number];

/** One rule: what it says, what it tests, who stands behind it, and the stories by which it is tested. */
export function RuleView({ entry }: { readonly entry: EvidenceRule }) {
  const { rule, tests, references, before, after, knowledge } = entry;
  const shelf = shelve(references);
  const owner = rule.of.kind === 'flag' ? 'flags' : rule.of.id;
  return (
    <>
      <p className="pb-1 text-xs text-ink-3">
        <Link className="link" href="/evidence" prefetch={false}>Evidence</Link>, <Link className="link" href={`/evidence?show=rules&of=${owner}`} prefetch={false}>{rule.of.kind === 'flag' ? 'Safety flags' : rule.of.title}</Link>
      </p>
      <h1 className="headline pb-2 font-medium tracking-tight text-balance">{rule.says}</h1>
      {rule.review.status === 'reviewed' ? null : <DraftMark />}
      <dl className="mt-3">
        <Term title="Rule">{rule.id}, {KIND[rule.kind].toLowerCase()}{rule.speaks === null ? '' : `, speaks ${rule.speaks}`}{rule.weight === null ? '' : `, counts ${Math.abs(rule.weight)}`}</Term>
        <Term title="It applies when">{rule.reads} <span className="block text-xs text-ink-3">Generated from what is tested.</span></Term>
        <Term title="As written">{capital(rule.written)}</Term>
        {rule.severity === null ? null : <Term title="Severity">{capital(rule.severity)}</Term>}
        {rule.appliesTo.length === 0 ? null : <Term title="Concerns">{rule.appliesTo.map((member) => capital(member.replaceAll('-', ' '))).join(', ')}</Term>}
        {rule.note === null ? null : <Term title="Note">{rule.note}</Term>}
        <Term title={rule.stated === null ? 'Names' : 'Rests on'}><span className="flex flex-wrap gap-1"><ReferenceChips ids={rule.refs} shelf={shelf} /></span></Term>
        {rule.stated === null ? null : <Term title="Stated by">{rule.stated.by.map(({ ref, words, of, read }) => <span key={`${ref} ${words}`} className="flex flex-col items-start gap-1 not-first:mt-3"><ReferenceChips ids={[ref]} shelf={shelf} /><span>As our reader noted it: {words}{of === undefined ? null : <>, of {of}</>}.{read === null ? null : <span className="text-xs text-ink-3"> How this was read: {read}.</span>}</span></span>)}</Term>}
        <Term title="Our own">{rule.stated === null ? 'All of it: no source that was read states it. What it names was read beside it.' : rule.stated.ours.length === 0 ? 'Nothing of it.' : rule.stated.ours.map((words, place) => <span key={words}>{place === 0 ? null : ', '}<q>{words}</q></span>)}</Term>
        <Term title="Review">
          {rule.review.reviewer === null ? 'Nobody has reviewed it yet.' : <>Reviewed by {rule.review.reviewer}{rule.review.reviewedOn === null ? '' : <> on <DateText day={rule.review.reviewedOn} /></>}.</>}
          {rule.review.dueOn === null ? ' No review day is set.' : <> Due on <DateText day={rule.review.dueOn} />.</>}
        </Term>
        <Term title="Version">Library {knowledge.version}, {knowledge.hash.slice(0, 12)}</Term>
      </dl>
      <section aria-labelledby="tests-title" className="pt-6">
        <h2 id="tests-title" className="text-lg">Tests <span className="text-xs font-text text-ink-3">{tests.stories} stories of made-up patients</span></h2>
        <Stories title="It applies" icon="present" tests={tests.applies} none="No story meets it yet." />
        <Stories title="It cannot be told" icon="unknown" tests={tests.cannotTell} none={null} />
        {tests.silent.length === 0 ? null : <Fold summary={`${tests.silent.length} stories in which it stays silent`}><Stories title="It stays silent" icon="absent" tests={tests.silent} none={null} /></Fold>}
      </section>
      <nav aria-label="Rules before and after" className="flex flex-wrap gap-x-6 pt-6 text-sm print:hidden">
        {before === null ? null : <Link className="link" rel="prev" href={`/evidence/${before}`} prefetch={false}>Before: {before}</Link>}
        {after === null ? null : <Link className="link" rel="next" href={`/evidence/${after}`} prefetch={false}>Next: {after}</Link>}
      </nav>
    </>
  );
}

function Term({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <div className={styles.term}><dt>{title}</dt><dd className="max-w-read min-w-0 text-pretty">{children}</dd></div>;
}

const EXPECTED = { applies: 'as its author expects', 'stays-silent': 'its author expects silence' } as const;

function Stories({ title, icon, tests, none }: { readonly title: string; readonly icon: IconName; readonly tests: readonly Test[]; readonly none: string | null }) {
  if (tests.length === 0) return none === null ? null : <p className="border-b border-line py-2 text-sm text-ink-2">{none}</p>;
  return (
    <>
      <h3 className="pt-3 pb-1 text-xs font-text text-ink-3">{title} in {tests.length}</h3>
      <ul className="border-y border-line">
        {tests.map((story) => (
          <li key={story.id} className="reason">
            <Icon name={icon} />
            <div>
              <p className="font-medium">{story.title}</p>
              <p className="text-xs text-ink-2">{story.words}{story.expected === null ? null : <span className="text-ink-3"> Tested: {EXPECTED[story.expected]}.</span>}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
