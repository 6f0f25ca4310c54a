'use client';

import { useState } from 'react';
import type { Retention } from '@/server/contracts/retention';
import { AskWho } from '../people/ask-who';
import { useAdministered } from '../people/use-administered';
import { WhatCame } from '../people/what-came';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import type { Confirming } from '../ui/confirm-dialog';
import { DateText } from '../ui/date-text';
import { Field, TextInput } from '../ui/field';
import { SectionHead } from '../ui/section-head';
import { PastList } from './past-list';
import type { PastAct } from './past-list';
import { WhyDialog } from './why-dialog';

type Asked = { readonly patientId: string; readonly displayName: string; readonly act: 'propose' | 'hold' };

/** How long records are kept, what is past it, and what is left of records that were purged. */
export function RetentionDesk({ first }: { readonly first: Retention }) {
  const client = useTRPCClient();
  const [page, setPage] = useServerState(first);
  const [years, setYears] = useState(first.years === null ? '' : String(first.years));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const { run, asking, said, refusal } = useAdministered(first.proof);
  const change = (act: (proof: string | null) => Promise<Retention>, done: string) => void run(async (proof) => { setPage(await act(proof)); return done; });
  const onAct = ({ patientId, displayName, proposal }: Retention['past'][number], act: PastAct): void => {
    if (act === 'propose' || act === 'hold') setAsked({ patientId, displayName, act });
    else if (act === 'release') change((proof) => client.retention.release.mutate({ patientId, proof }), `The hold on ${displayName} was released.`);
    else if (proposal === null) return;
    else if (act === 'withdraw') change(() => client.retention.withdraw.mutate({ purgeId: proposal.id }), `The proposal for ${displayName} was withdrawn.`);
    else {
      setConfirming({
        title: 'Purge for good', about: displayName, act: 'Purge this record',
        words: 'The chart, its reports, visits and signed notes are deleted. Nobody can bring them back, except from a backup. Counts, hashes and the audit trail stay.',
        go: () => { change((proof) => client.retention.purge.mutate({ purgeId: proposal.id, proof }), `The record of ${displayName} was purged. Counts and hashes are left.`); },
      });
    }
  };
  return (
    <div className="flex flex-col gap-9">
      <WhatCame refusal={refusal} said={said} />
      <section aria-labelledby="term">
        <SectionHead id="term" title="How long" />
        <form className="flex max-w-form flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); change((proof) => client.retention.set.mutate({ years: Number(years), proof }), `Records are kept for ${years} years.`); }} noValidate>
          <Field label="Years after the last act on a record" hint="At least 6. The law of your place may ask for more: nothing is past its time until you write it here." className="flex-1">
            {(aria) => <TextInput {...aria} inputMode="numeric" value={years} onChange={(event) => { setYears(event.target.value); }} unit="years" />}
          </Field>
          <Button type="submit">Save</Button>
        </form>
      </section>
      <section aria-labelledby="past">
        <SectionHead id="past" title="Past their time" note={page.more ? 'the longest ago first; there are more' : undefined} />
        <PastList page={page} onAct={onAct} />
      </section>
      <section aria-labelledby="purged">
        <SectionHead id="purged" title="Purged" />
        {page.tombstones.length === 0 ? <p className="border-t border-line py-3 text-sm text-ink-2">Nothing was purged.</p> : (
          <ul>
            {page.tombstones.map(({ id, subjectId, why, proposedBy, purgedBy, on, rows, notes }) => (
              <li key={id} className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line py-2 text-sm">
                <DateText day={on} />
                <span className="figures wrap-anywhere text-ink-2">{subjectId}</span>
                <span><span className="figures">{rows}</span> rows, <span className="figures">{notes}</span> signed notes; hashes are kept</span>
                <span className="ml-auto text-ink-2">{why}; proposed by {proposedBy}, purged by {purgedBy}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {asked === null ? null : (
        <WhyDialog
          {...asked}
          onClose={() => { setAsked(null); }}
          onGiven={async (why) => {
            const input = { patientId: asked.patientId, why };
            setPage(await (asked.act === 'hold' ? client.retention.hold.mutate(input) : client.retention.propose.mutate(input)));
            setAsked(null);
          }}
        />
      )}
      {confirming === null ? null : <ConfirmDialog {...confirming} onClose={() => { setConfirming(null); }} />}
      {asking === null ? null : <AskWho key={asking.wrong} {...asking} />}
    </div>
  );
}
