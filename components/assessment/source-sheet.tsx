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
import { referenceName } from './reference-label';
import type { Reference } from './reference-types';
import { SourceWork } from './source-work';
import { sortSources } from './sort-sources';
import type { SortedSources } from './sort-sources';
import { splitOwn } from './split-own';

type SourceSheetProps = { readonly rule: string; readonly sentence: string; readonly reference: string | null; readonly onClose: () => void };

/** Where a sentence comes from: which works state it, which were read beside it, what of it is our own, and what the rule behind it tests on this chart. */
export function SourceSheet({ rule, sentence, reference, onClose }: SourceSheetProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.evidence.rule.queryOptions({ id: rule }, { staleTime: Infinity }));
  const shown = sentence === '' ? (data?.rule.says ?? '') : sentence;
  const ours = data?.rule.stated?.ours ?? [];
  return (
    <Sheet open onOpenChange={(open) => { if (!open) onClose(); }} title="Where this sentence comes from">
      {shown === '' ? null : (
        <blockquote className="mb-3 border-l-2 border-line-strong pl-3 text-md text-pretty">
          {splitOwn(shown, ours).map(({ text, own }) => (own ? <span key={text} className="underline decoration-dotted decoration-1 underline-offset-4">{text}</span> : text))}
        </blockquote>
      )}
      {error !== null ? (
        <Notice kind="stop" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>
      ) : data === undefined ? (
        <p className="text-sm text-ink-3">Reading where it comes from</p>
      ) : (
        <Sources entry={data} sentence={shown} first={reference} />
      )}
    </Sheet>
  );
}

function Sources({ entry: { rule, references }, sentence, first }: { readonly entry: EvidenceRule; readonly sentence: string; readonly first: string | null }) {
  const { stating, beside, unread, prompting } = sortSources(rule, references);
  const isOwn = stating.length === 0;
  const behind = (
    <section aria-label="The rule">
      <Head>{isOwn ? 'Our own judgement: no source that was read states this sentence' : 'Our rule'}</Head>
      <p className="text-pretty">It applies when: {insideSentence(rule.written)}.</p>
      {rule.note === null ? null : <p className="pt-1 text-xs text-pretty text-ink-2">{rule.note}</p>}
      <p className="pt-1"><a className="link" href={`/evidence/${rule.id}`}>The whole rule, its tests and review</a></p>
    </section>
  );
  // The works of an explanation were read for it as a whole: beside one sign they would seem to speak of that sign.
  if (rule.kind === 'feature') {
    const works = [...beside, ...unread, ...prompting];
    return (
      <div className="flex flex-col gap-4 text-sm">
        {behind}
        {works.length === 0 ? null : (
          <Fold summary={`${count(works.length, 'work')} named for “${rule.of.title}” as a whole, none of them for this sign`}>
            <Works works={works} rule={rule} first={first} />
          </Fold>
        )}
      </div>
    );
  }
  const lists = (
    <>
      {isOwn ? null : <section aria-label="Sources"><WhoseIsWhat rule={rule} stating={stating} sentence={sentence} /><Head>{stating.length === 1 ? 'The source' : 'The sources'}</Head><Works works={stating} rule={rule} first={first ?? stating[0]?.id ?? null} /></section>}
      {beside.length === 0 ? null : <section aria-label="Read beside it"><Head>Read beside it; {beside.length === 1 ? 'it does not state the sentence' : 'none of them states the sentence'}</Head><Works works={beside} rule={rule} first={first} /></section>}
      {unread.length === 0 ? null : <section aria-label="Not opened"><Head>Named beside it, not opened</Head><Works works={unread} rule={rule} first={first} /></section>}
      {prompting.length === 0 ? null : <section aria-label="What prompted it"><Head>What prompted it: {prompting.length === 1 ? 'a commercial page, which is no source' : 'commercial pages, which are no sources'}</Head><Works works={prompting} rule={rule} first={first} /></section>}
    </>
  );
  // What the sentence rests on comes first: the work, or that it is our own.
  return <div className="flex flex-col gap-4 text-sm">{isOwn ? <>{behind}{lists}</> : <>{lists}{behind}</>}</div>;
}

/** Which half is whose, before any work is read. */
function WhoseIsWhat({ rule, stating, sentence }: { readonly rule: EvidenceRule['rule']; readonly stating: SortedSources['stating']; readonly sentence: string }) {
  const named = rule.stated?.ours ?? [];
  const shown = named.filter((words) => sentence.includes(words));
  const ours = shown.length === 0 ? named : shown;
  if (ours.length === 0) return null;
  return (
    <p className="pb-3 text-pretty">
      In part our own judgement: {ours.map((words, place) => <span key={words}>{place === 0 ? '' : ', '}<q className="font-medium underline decoration-dotted decoration-1 underline-offset-4">{words}</q></span>)}. Of the rest, {stating.map((work) => referenceName(work)).join(', ')} {stating.length === 1 ? 'states' : 'state'} what is marked below, and nothing more.
    </p>
  );
}

function Works({ works, rule, first }: { readonly works: readonly Reference[]; readonly rule: EvidenceRule['rule']; readonly first: string | null }) {
  const [shown, setShown] = useState<string | null>(first);
  return <ol>{works.map((work) => <SourceWork key={work.id} work={work} stating={rule.stated?.by.filter(({ ref }) => ref === work.id).map(({ words }) => words) ?? []} open={shown === work.id} toggle={() => { setShown(shown === work.id ? null : work.id); }} />)}</ol>;
}

const Head = ({ children }: { readonly children: ReactNode }) => <h3 className="pb-1 text-xs font-strong text-ink-2">{children}</h3>;
