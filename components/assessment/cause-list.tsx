import Link from 'next/link';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { insideSentence } from '../ui/inside-sentence';
import { Prose } from '../ui/prose';
import { SectionHead } from '../ui/section-head';
import { gistOf, groupInWords, groupedFindings, shortTitle, sumUpCauses } from './cause-words';
import { capital } from './grade-word';
import { ReasonLine } from './reason-line';
import type { Shelves } from './reason-line';
import { OwnWords } from './own-words';
import { ReferenceChips } from './reference-chip';
import { OWN_JUDGEMENT } from './reference-label';
import type { Cause, Finding } from './types';

/** The four explanations, always in this order: what is weighed against each other stands side by side. */
const EXPLANATIONS: readonly { readonly id: Cause['explanation']; readonly title: string }[] = [
  { id: 'medicine', title: 'The medicine' },
  { id: 'depression', title: 'The depression' },
  { id: 'condition', title: 'Another condition' },
  { id: 'other-medicine', title: 'Another medicine or substance' },
];
/** A sign that no work states is our own reasoning; what was read for the explanation as a whole stands under it. */
const OWN: readonly string[] = [OWN_JUDGEMENT];

type CauseListProps = { readonly causes: readonly Cause[]; /** The medicine under suspicion, by name, and what the Naranjo scale says of it. */ readonly medicine: string | null; readonly naranjo: string; /** The library, which leads back here. */ readonly library: string; readonly shelves: Shelves };

/** What may explain the numbness: four explanations with their findings for and against, never as a share. */
export function CauseList({ causes, medicine, naranjo, library, shelves }: CauseListProps) {
  return (
    <section aria-labelledby="causes-title" id="causes" className="drawn-when-near [--usual-height:780px] max-md:[--usual-height:940px]">
      <SectionHead id="causes-title" title="What may explain it" note={<>{causes.length} considered; <Link className="link" href={library} prefetch={false}>How common is it?</Link></>} />
      <p className="text-sm text-ink-2">{sumUpCauses(causes, shelves.basis)}</p>
      {EXPLANATIONS.map(({ id, title }) => {
        const own = causes.filter(({ explanation }) => explanation === id);
        // What nothing in the chart speaks to is named and counted; its findings are one click away.
        const quiet = own.filter(({ group }) => group === 'little');
        const folded = quiet.length > 2 ? quiet : [];
        return (
          <div key={id}>
            <h3 className="pt-3 pb-1 text-xs font-strong text-ink-2">{title}{id !== 'medicine' || medicine === null ? null : <span className="font-text">: {insideSentence(medicine)}{naranjo === '' ? null : <>; <a className="link" href="#worksheets">Naranjo {naranjo}</a></>}</span>}</h3>
            {own.filter((cause) => !folded.includes(cause)).map((cause) => <CauseRow key={cause.id} cause={cause} shelves={shelves} />)}
            {folded.length === 0 ? null : (
              <Fold className="border-t border-line" summary={`${folded.length} with little on record: ${folded.map(shortTitle).join(', ')}`}>
                {folded.map((cause) => <CauseRow key={cause.id} cause={cause} shelves={shelves} />)}
              </Fold>
            )}
          </div>
        );
      })}
      <p className="border-t border-line pt-2 text-xs text-ink-3">Several can be true together. What signs weigh is judgement, no probability. The four parts always stand in this order; within a part it goes by how much points there, then by name.</p>
    </section>
  );
}

function CauseRow({ cause, shelves }: { readonly cause: Cause; readonly shelves: Shelves }) {
  const ofSigns = new Set([...cause.for, ...cause.against, ...cause.notAsked].flatMap(({ rule }) => shelves.credited.get(rule) ?? []));
  const works = cause.refs.filter((id) => id !== OWN_JUDGEMENT && !ofSigns.has(id));
  return (
    <details className="group border-t border-line" id={`cause-${cause.id}`}>
      <summary className="flex flex-wrap items-baseline gap-x-3 py-2 hover:bg-hover">
        <span className="min-w-0 flex-1 text-sm">{cause.title}<span className="text-xs text-ink-3">, <span className="whitespace-nowrap">{groupInWords(cause)}</span></span></span>
        <Signs cause={cause} />
        {cause.timing?.map(({ words }) => <span key={words} className="w-full text-xs text-ink-2"><Prose>{`${capital(words)}.`}</Prose></span>)}
        <span className="w-full text-xs text-ink-3 group-open:hidden">{gistOf(cause, shelves.basis)}</span>
      </summary>
      <div className="pb-2">
        <Findings findings={cause.for} icon="plus" sign="For" shelves={shelves} />
        <Findings findings={cause.against} icon="minus" sign="Against" shelves={shelves} />
        <Findings findings={cause.notAsked} icon="unknown" sign="Not asked" shelves={shelves} />
        {works.length === 0 ? null : (
          <p className="sources border-t border-line pt-1"><span>Read for this explanation as a whole, not for one sign:</span><ReferenceChips ids={works} shelf={shelves.references} /></p>
        )}
        {cause.questionsToAsk.length === 0 ? null : (
          <div className="border-t border-line pt-2 text-xs text-ink-2">
            <p className="font-medium">To ask</p>
            <ul>{cause.questionsToAsk.map((question) => <li key={question}>{question}</li>)}</ul>
            <OwnWords shelf={shelves.references} />
          </div>
        )}
      </div>
    </details>
  );
}

function Findings({ findings, icon, sign, shelves }: { readonly findings: readonly Finding[]; readonly icon: IconName; readonly sign: string; readonly shelves: Shelves }) {
  if (findings.length === 0) return null;
  const hasValue = (id: string): boolean => (shelves.basis.get(id)?.value ?? null) !== null;
  const isHeard = (finding: Finding): boolean => icon === 'unknown' && finding.facts.some(hasValue);
  const line = (finding: Finding) => (
    <ReasonLine
      key={finding.rule}
      icon={icon}
      sign={isHeard(finding) ? 'Not known' : sign}
      message={finding.weight !== null && Math.abs(finding.weight) > 1 ? `${finding.message} (counts ${Math.abs(finding.weight)})` : finding.message}
      facts={icon !== 'unknown' ? finding.facts : finding.facts.filter(hasValue)}
      refs={shelves.credited.get(finding.rule) ?? OWN}
      rule={finding.rule}
      shelves={shelves}
    />
  );
  return (
    <ul className="border-t border-line">
      {groupedFindings(findings).map(({ restsOn, parts }) =>
        restsOn === null ? parts.map(line) : (
          <li key={restsOn}>
            <p className="pt-2 text-sm text-pretty">
              {sign}, all resting on <b className="font-medium">{restsOn}</b>{icon === 'unknown' ? ':' : <>: {parts.length} signs, not independent of each other; each is counted, {weightOf(parts)} together.</>}
            </p>
            <ul className="pl-4">{parts.map(line)}</ul>
          </li>
        ),
      )}
    </ul>
  );
}

const weightOf = (findings: readonly Finding[]): number => findings.reduce((sum, { weight }) => sum + Math.abs(weight ?? 1), 0);

/** The signs on each side, and what is not known where nothing else is there. */
function Signs({ cause }: { readonly cause: Cause }) {
  const plus = weightOf(cause.for);
  const minus = weightOf(cause.against);
  const asked = cause.group === 'unknown' || plus + minus === 0 ? cause.notAsked.length : 0;
  return (
    <span className="figures inline-flex items-center gap-3 text-xs text-ink-2">
      <Row name="plus" times={plus} words={`${signsOf(cause.for, plus)} for`} />
      <Row name="minus" times={minus} words={`${signsOf(cause.against, minus)} against`} />
      <Row name="unknown" times={asked} words={`${asked} not known`} />
    </span>
  );
}

/** How many signs, and what they weigh together where some count more than once: a number alone would be read as one of signs. */
const signsOf = (findings: readonly Finding[], weight: number): string => (weight === findings.length ? String(weight) : `${findings.length}, weighing ${weight},`);

function Row({ name, times, words }: { readonly name: IconName; readonly times: number; readonly words: string }) {
  return times === 0 ? null : <span className="inline-flex items-center gap-1 whitespace-nowrap"><Icon name={name} size="sm" />{words}</span>;
}
