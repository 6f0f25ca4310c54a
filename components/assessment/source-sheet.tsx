'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EvidenceRule } from '@/server/contracts/evidence';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { count } from '../ui/days';
import { Sheet } from '../ui/dialog';
import { Fold } from '../ui/fold';
import { insideSentence } from '../ui/inside-sentence';
import { Notice } from '../ui/notice';
import { readingOf, referenceName } from './reference-label';
import type { Reference } from './reference-types';
import { SourceLead } from './source-lead';
import { SourceWork } from './source-work';
import { sortSources, statedIn } from './sort-sources';
import { splitOwn } from './split-own';

/** The line that was pressed: its words, its works as they stand there, the facts that it rests on, and the work that was pressed. */
export type PressedLine = { readonly rule: string; readonly sentence: string; readonly works: readonly string[]; readonly names: readonly string[]; readonly reference: string | null };

/** Where a sentence comes from: how well it was verified, which words of which work state it, what of it is our own, and what the rule behind it tests on this chart. */
export function SourceSheet({ line, onClose }: { readonly line: PressedLine; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.evidence.rule.queryOptions({ id: line.rule }, { staleTime: Infinity }));
  return (
    <Sheet open onOpenChange={(open) => { if (!open) onClose(); }} title="Where this sentence comes from">
      {error !== null ? (
        <Notice kind="stop" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>
      ) : data === undefined ? (
        <p className="text-sm text-ink-3">Reading where it comes from</p>
      ) : (
        <Sources entry={data} line={line} />
      )}
    </Sheet>
  );
}

/** The works as the line has them, which puts first those that name its facts. */
const inOrder = (references: readonly Reference[], works: readonly string[]): readonly Reference[] => {
  const place = ({ id }: Reference): number => (works.includes(id) ? works.indexOf(id) : works.length);
  return [...references].sort((one, other) => place(one) - place(other));
};

function Sources({ entry: { rule: whole, references }, line }: { readonly entry: EvidenceRule; readonly line: PressedLine }) {
  const sentence = line.sentence === '' ? whole.says : line.sentence;
  const rule = { ...whole, stated: statedIn(whole.stated, sentence) };
  const { stating, beside, unread, prompting } = sortSources(rule, inOrder(references, line.works));
  const lead = stating.find(({ id }) => id === line.reference) ?? stating[0];
  const others = stating.filter((work) => work !== lead);
  const pressed = [...beside, ...unread, ...prompting].find(({ id }) => id === line.reference);
  const behind = (
    <section aria-label="The rule">
      <Head>Our rule</Head>
      <p className="text-pretty">It applies when: {insideSentence(rule.written)}.</p>
      {rule.note === null ? null : <p className="pt-1 text-xs text-pretty text-ink-2">{rule.note}</p>}
      <p className="pt-1"><a className="link" href={`/evidence/${rule.id}`}>The whole rule, its tests and review</a></p>
    </section>
  );
  // The works of an explanation were read for it as a whole: beside one sign they would seem to speak of that sign.
  const works = [...beside, ...unread, ...prompting];
  const first = pressed?.id ?? null;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div>
        {lead === undefined || rule.stated === null ? <p className="pb-3 text-md font-medium text-pretty">Our own judgement: no source that was read states this sentence.</p> : null}
        {pressed === undefined || rule.kind === 'feature' ? null : <p className="pb-3 text-pretty">{referenceName(pressed)}, {readingOf(pressed) ?? 'read as a whole'}, stands beside it and does not state it.</p>}
        {lead === undefined || rule.stated === null ? null : <section aria-label="The source"><SourceLead work={lead} stated={rule.stated} names={line.names} /></section>}
        <OwnSentence sentence={sentence} ours={rule.stated?.ours ?? []} />
      </div>
      {rule.kind === 'feature' ? (
        <>
          {behind}
          {works.length === 0 ? null : (
            <Fold summary={`${count(works.length, 'work')} named for “${rule.of.title}” as a whole, none of them for this sign`}>
              <Works works={works} rule={rule} first={line.reference} />
            </Fold>
          )}
        </>
      ) : (
        <>
          {lead === undefined ? behind : null}
          {others.length === 0 ? null : <section aria-label="Also stated by"><Head>Also stated by</Head><Works works={others} rule={rule} first={null} /></section>}
          {beside.length === 0 ? null : <section aria-label="Read beside it"><Head>Read beside it; {beside.length === 1 ? 'it does not state the sentence' : 'none of them states the sentence'}</Head><Works works={beside} rule={rule} first={first} /></section>}
          {unread.length === 0 ? null : <section aria-label="Not opened"><Head>Named beside it, not opened</Head><Works works={unread} rule={rule} first={first} /></section>}
          {prompting.length === 0 ? null : <section aria-label="What prompted it"><Head>What prompted it: {prompting.length === 1 ? 'a commercial page, which is no source' : 'commercial pages, which are no sources'}</Head><Works works={prompting} rule={rule} first={first} /></section>}
          {lead === undefined ? null : behind}
        </>
      )}
    </div>
  );
}

/** The sentence in our words, and so no quotation of the work above it; what of it no work states is underlined and named. */
function OwnSentence({ sentence, ours }: { readonly sentence: string; readonly ours: readonly string[] }) {
  const pieces = splitOwn(sentence, ours);
  return (
    <section aria-label="Our sentence">
      <Head>Our sentence, in our words</Head>
      <p className="text-md text-pretty">{pieces.map(({ text, own }) => (own ? <span key={text} className="underline decoration-dotted decoration-1 underline-offset-4">{text}</span> : text))}</p>
      {ours.length === 0 ? null : <p className="pt-1 text-xs text-pretty text-ink-2">{pieces.some(({ own }) => own) ? 'Dotted: our own judgement, which no source that was read states.' : <>Our own judgement in the rule: {ours.map((words, place) => <span key={words}>{place === 0 ? '' : ', '}<q>{words}</q></span>)}.</>}</p>}
    </section>
  );
}

function Works({ works, rule, first }: { readonly works: readonly Reference[]; readonly rule: EvidenceRule['rule']; readonly first: string | null }) {
  const [shown, setShown] = useState<string | null>(first);
  return <ol>{works.map((work) => <SourceWork key={work.id} work={work} stating={rule.stated?.by.filter(({ ref }) => ref === work.id).map(({ words }) => words) ?? []} open={shown === work.id} toggle={() => { setShown(shown === work.id ? null : work.id); }} />)}</ol>;
}

const Head = ({ children }: { readonly children: ReactNode }) => <h3 className="pb-1 text-xs font-strong text-ink-2">{children}</h3>;
