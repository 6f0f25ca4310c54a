import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AboutAdvice } from '@/server/contracts/advice';
import { DateText } from '../ui/date-text';
import { DraftMark } from '../ui/draft-mark';
import { Icon } from '../ui/icon';
import { AdviceRules } from './advice-rules';
import { capital } from './grade-word';
import { ReferenceChips } from './reference-chip';
import type { ReferenceShelf } from './reference-types';

const NAMES: Readonly<Record<string, string>> = { absent: 'no', present: 'yes' };

type Fact = AboutAdvice['inputs'][number];

/** Records and answers by day, the newest first; what was computed from them after. */
const inReadingOrder = (facts: readonly Fact[]): readonly Fact[] => [...facts].sort((a, b) => ((a.on ?? '') > (b.on ?? '') ? -1 : (a.on ?? '') < (b.on ?? '') ? 1 : a.label < b.label ? -1 : 1));

/** A gap that several rules name under one label is one gap. */
const oncePerLabel = (facts: readonly Fact[]): readonly Fact[] => facts.filter(({ label }, place) => facts.findIndex((other) => other.label === label) === place);

/** What stands in the patient's record without a day of its own, and where in it. */
const OF_RECORD: Readonly<Record<string, string>> = { 'patient:country': 'country of the clinic, from its settings', 'patient:ageYears': 'from the birth date in the patient’s record' };

const sourceWords = ({ id, source }: Fact): string => source ?? OF_RECORD[id] ?? (id.startsWith('patient:') ? 'the patient’s record' : 'not recorded');

/** Why an input has no day: worked out on the day of the advice, a standing entry, or a record that names none. */
const undatedWords = ({ id }: Fact): string => (id.startsWith('derived:') || id === 'patient:ageYears' ? 'worked out today' : id.startsWith('patient:') ? 'standing entry' : 'no day recorded');

/** Everything a clinician needs to check the basis of an assessment without trusting it. */
export function AdviceView({ about, shelf, patientId }: { readonly about: AboutAdvice; readonly shelf: ReferenceShelf; readonly patientId: string }) {
  const { release, counts, reviewed } = about;
  const missing = oncePerLabel(about.missing);
  return (
    <div className="mx-auto max-w-page px-4 py-6 md:px-6">
      <p className="pb-1 text-xs"><Link className="link" href={`/patients/${patientId}`} prefetch={false}>Back to the chart</Link></p>
      <h1 className="headline pb-2 font-medium tracking-tight">About this advice</h1>
      <p className="max-w-read text-md text-pretty text-ink-2">
        {counts.applies + counts.cannotTell + counts.doesNotApply} rules were tried on this chart on <DateText day={about.on} />: {counts.applies} apply, {counts.cannotTell} cannot be told, {counts.doesNotApply} do not apply. Each stands below with its sentence and the facts that decided it.
      </p>
      {reviewed.byAPerson === reviewed.entries ? null : <p className="pt-2"><DraftMark /></p>}

      <Block id="purpose" title="Purpose and limits">
        <dl>
          <Term title="Purpose">Lays out what may explain dulled feelings on an antidepressant, and the documented options, each with the reasons of this chart and their sources. It does not pick.</Term>
          <Term title="Intended user">A prescriber who treats the patient and can check the basis of each line. Coordinators read it; patients do not.</Term>
          <Term title="Population">Adults who take or took an antidepressant. Under 18 is outside its scope and is flagged.</Term>
          <Term title="Not for">Emergencies, diagnosis, or any decision without an examination. It computes no risk score and no probability for a person.</Term>
          <Term title="Known limits">No trial shows that any option restores feeling; grades say so. The project’s own blunting report is not validated. Weights of causes are judgement. Rules marked “no source” rest on ordinary clinical knowledge.</Term>
          <Term title="Review">
            {reviewed.byAPerson === 0 ? `None of the ${reviewed.entries} rules has been reviewed by a named clinician.` : `${reviewed.byAPerson} of ${reviewed.entries} rules have been reviewed by a named clinician.`}
          </Term>
        </dl>
      </Block>

      <Block id="inputs" title="What went in" note={`${about.inputs.length} facts`}>
        <div className="overflow-x-auto" role="group" aria-label="Facts that went in" tabIndex={0}>
          <table className="w-full text-left text-sm">
            <caption className="sr-only">Facts that the assessment rests on</caption>
            <thead className="text-xs text-ink-3"><tr>{['Fact', 'Value', 'Day', 'Source'].map((column) => <th key={column} scope="col" className="py-1 pr-4 font-text">{column}</th>)}</tr></thead>
            <tbody>
              {inReadingOrder(about.inputs).map((fact) => {
                const { id, label, value, on } = fact;
                return (
                <tr key={id} className="border-t border-line align-top">
                  <th scope="row" className="py-1 pr-4 font-medium">{capital(label)}</th>
                  <td className="figures py-1 pr-4">{value === null ? <span className="text-ink-3">no value</span> : (NAMES[value] ?? value.replaceAll(/(?<=[a-z])-(?=[a-z])/g, ' '))}</td>
                  <td className="py-1 pr-4">{on === null ? <span className="text-ink-3">{undatedWords(fact)}</span> : <DateText day={on} />}</td>
                  <td className="py-1 text-ink-2">{sourceWords(fact)}</td>
                </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Block>

      <Block id="missing" title="What is missing" note={`${missing.length} facts`}>
        {missing.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-2">Nothing that a rule of this assessment reads.</p> : (
          <ul className="grid gap-x-6 border-t border-line pt-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
            {missing.map(({ id, label, value, on }) => (
              <li key={id} className="flex gap-2 py-1"><Icon name="unknown" className="mt-px" /><span>{capital(label)}{value === 'unknown' ? <span className="text-ink-3">, asked{on === null ? '' : <> <DateText day={on} /></>}, still unknown</span> : null}</span></li>
            ))}
          </ul>
        )}
      </Block>

      <Block id="odd" title="What deserves a second look" note={about.odd.length === 0 ? undefined : `${about.odd.length}`}>
        {about.odd.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-2">No unread record, no list never received, no medicine without dose or first day, no estimated score, no report that denies a recorded change of the dose.</p> : (
          <ul>{about.odd.map(({ what, why }) => <li key={`${what} ${why}`} className="flex gap-2 border-t border-line py-2 text-sm"><Icon name="caution" className="mt-px" /><span><b className="font-medium">{what}.</b> <span className="text-ink-2">{why}</span></span></li>)}</ul>
        )}
      </Block>

      <Block id="rules" title="The rules in plain words" note="Sentences generated from what is tested"><AdviceRules rules={about.rules} /></Block>

      <Block id="sources" title="Sources" note={`${about.citations.length} works`}>
        <p className="flex flex-wrap gap-1 border-t border-line pt-2"><ReferenceChips ids={about.citations} shelf={shelf} /></p>
      </Block>

      <Block id="attributes" title="Source attributes" note="The thirteen of 45 CFR 170.315(b)(11), for evidence-based interventions">
        <dl>{about.attributes.map(({ id, title, used, words }) => <Term key={id} title={title}>{used === null ? null : <b className="font-medium">{used ? 'Used. ' : 'Not used. '}</b>}{words}</Term>)}</dl>
      </Block>

      <Block id="version" title="Version">
        <dl className="figures wrap-anywhere">
          <Term title="Library">{release.version} of <DateText day={release.compiledOn} />, {release.hash}</Term>
          <Term title="What changed">{release.change}</Term>
          <Term title="Engine">{release.engine}</Term>
          <Term title="Inputs">{release.fingerprint}</Term>
        </dl>
      </Block>
    </div>
  );
}

function Block({ id, title, note, children }: { readonly id: string; readonly title: string; readonly note?: string | undefined; readonly children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="pt-6">
      <h2 id={`${id}-title`} className="pb-2 text-lg">{title}{note === undefined ? null : <span className="figures pl-3 text-xs font-text text-ink-3">{note}</span>}</h2>
      {children}
    </section>
  );
}

function Term({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="gap-4 border-t border-line py-2 text-sm sm:flex">
      <dt className="w-40 flex-none text-ink-3">{title}</dt>
      <dd className="max-w-read min-w-0 text-pretty">{children}</dd>
    </div>
  );
}
