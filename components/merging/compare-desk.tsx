'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ComparedSide, Comparison } from '@/server/contracts/merging';
import { AskWho } from '../people/ask-who';
import { useAdministered } from '../people/use-administered';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { ChoiceGroup, Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { UnknownText } from '../ui/unknown-text';
import { useFirstWrong } from '../ui/use-first-wrong';
import { CompareTable } from './compare-table';
import { ToldApart } from './told-apart';

const named = ({ displayName, identifiers }: ComparedSide): string => `${displayName}${identifiers[0] === undefined ? '' : ` (${identifiers[0].label} ${identifiers[0].value})`}`;

/** Two entries side by side, and the decision that they are one person. */
export function CompareDesk({ comparison }: { readonly comparison: Comparison }) {
  const { sides, agreesIn, isPossibleDuplicate, apart, mayMerge, proof } = comparison;
  const client = useTRPCClient();
  const router = useRouter();
  const [stays, setStays] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState<{ readonly stays?: string; readonly why?: string }>({});
  const title = useRef<HTMLHeadingElement>(null);
  const wasApart = useRef(apart !== null);
  // That they are two was taken back: the decision stands where its button was.
  useEffect(() => {
    if (wasApart.current && document.activeElement === document.body) title.current?.focus();
    wasApart.current = apart !== null;
  }, [apart]);
  const decision = useFirstWrong<HTMLElement>(missing);
  const { run, asking, refusal } = useAdministered(proof);
  const survivor = sides.find(({ id }) => id === stays);
  const other = sides.find(({ id }) => id !== stays);
  const merge = (): void => {
    const lacks = { ...(survivor === undefined && { stays: 'Choose which entry stays.' }), ...(why.trim() === '' && { why: 'Write down how you know.' }) };
    setMissing(lacks);
    if (survivor === undefined || other === undefined || Object.keys(lacks).length > 0) return;
    void run(async (shown) => {
      await client.merging.merge.mutate({ patientId: survivor.id, otherId: other.id, why, proof: shown });
      router.push(`/patients/${survivor.id}/record`);
      return null;
    });
  };
  const tellApart = (): void => {
    const [one, two] = sides;
    setMissing(why.trim() === '' ? { why: 'Write down how you know.' } : {});
    if (one === undefined || two === undefined || why.trim() === '') return;
    void run(async () => {
      await client.merging.tellApart.mutate({ patientId: one.id, otherId: two.id, why });
      router.push('/patients/duplicates');
      return null;
    });
  };
  return (
    <div className="flex flex-col gap-6">
      {apart === null ? null : <ToldApart apart={apart} ids={sides.map(({ id }) => id)} mayTakeBack={mayMerge} />}
      {agreesIn.length === 0 ? (
        <Notice kind={apart === null ? 'caution' : 'plain'}>The rules find nothing in which these two agree.</Notice>
      ) : (
        <Notice kind={isPossibleDuplicate ? 'plain' : 'caution'} icon="people">They agree in {agreesIn.join(', ')}.{isPossibleDuplicate ? '' : ' That alone does not make them one person.'}</Notice>
      )}
      <CompareTable rows={rowsOf(sides)} heads={sides.map(named)} />
      {!mayMerge ? <p className="text-sm text-ink-2">A prescriber says whether they are one person.</p> : apart !== null ? null : (
        <section ref={decision} aria-labelledby="merge" className="flex max-w-form flex-col gap-4 border-t border-line pt-5 print:hidden">
          <h2 ref={title} id="merge" tabIndex={-1} className="text-lg font-strong">One person, or two</h2>
          <p className="text-sm text-ink-2">One: facts, reports, notes, drafts, tasks, links and appointments of the other entry move to the one that stays. Signed notes stay as they were signed. It can be undone from the chart, under “Keeping the record”. Two: they are proposed no more; that can be taken back here.</p>
          <ChoiceGroup legend="Which entry stays, if they are one" name="stays" value={stays} onChange={setStays} error={missing.stays} choices={sides.map((side) => ({ value: side.id, label: named(side), hint: 'Its name, birth date and contact data stand' }))} />
          <Field label="How do you know" hint="Such as: told at the desk, birth date and telephone checked; or: twins, both seen" error={missing.why}>
            {(aria) => <TextInput {...aria} autoComplete="off" value={why} onChange={(event) => { setWhy(event.target.value); }} />}
          </Field>
          {refusal === null ? null : <Notice kind="stop" role="alert">{refusal}</Notice>}
          <div className="flex flex-wrap gap-2"><Button look={isPossibleDuplicate ? 'primary' : 'plain'} onClick={merge}>One person: merge</Button><Button onClick={tellApart}>Two people: keep apart</Button></div>
        </section>
      )}
      {asking === null ? null : <AskWho key={asking.wrong} {...asking} />}
    </div>
  );
}

/** That a list is empty here says nothing about the person. */
const list = (values: readonly string[]) => (values.length === 0 ? <span className="text-ink-3">none listed</span> : values.join('; '));
/** Counted rows that stand above with their names. */
const NAMED = new Set(['conditions', 'allergies', 'medicines']);
const text = (value: string | null) => (value === null || value === '' ? <UnknownText /> : value);

function rowsOf(sides: readonly ComparedSide[]) {
  const row = (label: string, show: (side: ComparedSide) => ReactNode, same: (side: ComparedSide) => string | null) => {
    const values = sides.map(same);
    return { label, cells: sides.map(show), differs: values.every((value) => value !== null && value !== '') && new Set(values).size > 1 };
  };
  return [
    row('Family name', ({ name }) => text(name.family), ({ name }) => name.family),
    row('Given name', ({ name }) => text(name.given), ({ name }) => name.given),
    row('Other names', ({ otherNames }) => list(otherNames), () => null),
    row('Born', ({ birthOn }) => (birthOn === null ? <UnknownText /> : <DateText day={birthOn} />), ({ birthOn }) => birthOn),
    row('Sex', ({ sex }) => sex, ({ sex }) => (sex === 'unknown' ? null : sex)),
    row('Numbers', ({ identifiers }) => list(identifiers.map(({ label, value }) => `${label} ${value}`)), () => null),
    row('Telephone', ({ contact }) => text(contact.phone), ({ contact }) => contact.phone),
    row('E-mail', ({ contact }) => text(contact.email), ({ contact }) => contact.email),
    row('Address', ({ contact }) => text(contact.address), ({ contact }) => contact.address),
    row('Allergies', ({ allergies }) => list(allergies), () => null),
    row('Conditions', ({ conditions }) => list(conditions), () => null),
    row('Medicines', ({ medicines }) => list(medicines), () => null),
    row('Last report or measurement', ({ lastSeenOn }) => (lastSeenOn === null ? <UnknownText /> : <DateText day={lastSeenOn} />), () => null),
    ...(sides[0]?.counts ?? []).filter(({ what }) => !NAMED.has(what)).map(({ what }) => row(`${what.charAt(0).toUpperCase()}${what.slice(1)}`, ({ counts }) => <span className="figures">{counts.find((one) => one.what === what)?.count ?? 0}</span>, () => null)),
  ];
}
