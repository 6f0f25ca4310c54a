'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvidenceRule } from '@/server/contracts/evidence';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { insideSentence } from '../ui/inside-sentence';
import { Notice } from '../ui/notice';
import { isOwnJudgement, readingOf, referenceKind, referenceName } from './reference-label';
import { ReferenceEntry } from './reference-entry';
import type { Reference } from './reference-types';

type SourceSheetProps = { readonly rule: string; readonly sentence: string; readonly reference: string | null; readonly onClose: () => void };

/** Where a sentence comes from: what the rule behind it tests on this chart, and which works it rests on, in the order of how close they come to it. */
export function SourceSheet({ rule, sentence, reference, onClose }: SourceSheetProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.evidence.rule.queryOptions({ id: rule }, { staleTime: Infinity }));
  return (
    <Sheet open onOpenChange={(open) => { if (!open) onClose(); }} title="Where this sentence comes from">
      {sentence === '' && data === undefined ? null : <blockquote className="mb-4 border-l-2 border-line-strong pl-3 text-md text-pretty">{sentence === '' ? data?.rule.says : sentence}</blockquote>}
      {error !== null ? (
        <Notice kind="stop" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>
      ) : data === undefined ? (
        <p className="text-sm text-ink-3">Reading where it comes from</p>
      ) : (
        <Sources entry={data} first={reference} />
      )}
    </Sheet>
  );
}

function Sources({ entry: { rule, references }, first }: { readonly entry: EvidenceRule; readonly first: string | null }) {
  const works = references.filter((one) => !isOwnJudgement(one));
  const [lead] = references;
  const isOwn = rule.kind === 'feature' || lead === undefined || isOwnJudgement(lead);
  const inPart = !isOwn && works.length < references.length;
  const [shown, setShown] = useState<string | null>(first ?? (isOwn ? null : (works[0]?.id ?? null)));
  const behind = (
    <section aria-label="The rule">
      <h3 className="pb-1 text-xs font-strong text-ink-2">{isOwn ? 'Our own judgement: no source that was read states this sentence' : inPart ? 'Our rule, which rests on them and in part on our own judgement' : 'Our rule, which rests on them'}</h3>
      <p className="text-pretty">It applies when: {insideSentence(rule.written)}.</p>
      {rule.note === null ? null : <p className="pt-1 text-xs text-pretty text-ink-2">{rule.note}</p>}
      <p className="pt-1"><a className="link" href={`/evidence/${rule.id}`}>The whole rule, its tests and review</a></p>
    </section>
  );
  const sources = works.length === 0 ? null : (
    <section aria-label="Sources">
      <h3 className="pb-1 text-xs font-strong text-ink-2">{rule.kind === 'feature' ? `Read for “${rule.of.title}” as a whole` : isOwn ? 'What it leans on; none of them states it' : works.length === 1 ? 'The source' : 'The sources, the closest to the sentence first'}</h3>
      <ol>{works.map((work) => <Work key={work.id} work={work} open={shown === work.id} toggle={() => { setShown(shown === work.id ? null : work.id); }} />)}</ol>
    </section>
  );
  // What the sentence rests on comes first: the work, or that it is our own.
  return <div className="flex flex-col gap-4 text-sm">{isOwn ? <>{behind}{sources}</> : <>{sources}{behind}</>}</div>;
}

function Work({ work, open, toggle }: { readonly work: Reference; readonly open: boolean; readonly toggle: () => void }) {
  return (
    <li className="border-t border-line py-2">
      <button type="button" className="flex w-full flex-wrap items-baseline gap-x-2 text-left" aria-expanded={open} onClick={toggle}>
        <b className="font-medium underline underline-offset-2">{referenceName(work)}</b> <span className="text-xs text-ink-3">{[referenceKind(work), readingOf(work)].filter((part) => part !== null).join(', ')}</span>
        <span className="w-full text-pretty">Found: {work.finding}</span>
      </button>
      {open ? <div className="pt-2"><p className="font-medium text-pretty">{work.title}</p><ReferenceEntry reference={work} foundAbove /></div> : null}
    </li>
  );
}
