'use client';

import { useState } from 'react';
import type { HandedLink, People, Person } from '@/server/contracts/people';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import type { Confirming } from '../ui/confirm-dialog';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';
import { HandLink } from './hand-link';
import { LinksTable } from './links-table';
import { PersonDialog } from './person-dialog';
import { PeopleTable } from './people-table';
import { AskWho } from './ask-who';
import { useAdministered } from './use-administered';
import { WhatCame } from './what-came';

type Handed = { readonly link: HandedLink; readonly to: string; readonly what: string };

/** Everybody of the clinic with what can be done about each, and the links that are still open. */
export function PeopleDesk({ first }: { readonly first: People }) {
  const client = useTRPCClient();
  const [people, setPeople] = useServerState(first);
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const { run, asking, said, refusal } = useAdministered(people.proof);

  const change = (act: (proof: string | null) => Promise<People>, done: string) => run(async (proof) => { setPeople(await act(proof)); return done; });
  const hand = ({ id, name }: Person, make: (of: { readonly userId: string; readonly proof: string | null }) => Promise<HandedLink>, what: string) =>
    run(async (proof) => {
      const link = await make({ userId: id, proof });
      setHanded({ link, to: name, what });
      setPeople(await client.people.get.query());
      return null;
    });

  return (
    <div className="flex flex-col gap-8">
      <WhatCame refusal={refusal} said={said} />
      {handed === null ? null : <HandLink key={handed.link.url} {...handed} onClose={() => { setHanded(null); }} />}
      <section aria-labelledby="people-head">
        <SectionHead id="people-head" title="In this clinic" acts={<Button look="primary" size="sm" onClick={() => { setEditing('new'); }}>Invite somebody</Button>} />
        {people.people.some(({ roles, suspended }) => roles.includes('prescriber') && !suspended) ? null : <Notice className="mb-3">Nobody here signs notes yet. Invite a prescriber; if you are one, give yourself the role under “Roles”.</Notice>}
        <PeopleTable
          people={people.people}
          onEdit={setEditing}
          onReset={(person) => void hand(person, (of) => client.people.handResetLink.mutate(of), 'to choose a new password')}
          onFactor={(person) => void hand(person, (of) => client.people.handFactorLink.mutate(of), 'to take off the lost second factor with the own password')}
          onSignOut={(person) => void change(() => client.people.endSessions.mutate({ userId: person.id }), `Every session of ${person.name} was ended.`)}
          onSuspend={(person) => {
            setConfirming({
              title: 'Shut out', about: `${person.name}, ${person.email}`, act: 'Shut out now',
              words: 'Every session ends at once and no sign-in works until somebody lets the person in again. Drafts, notes and tasks stay; tasks are handed over in the worklist.',
              go: () => void change((proof) => client.people.suspend.mutate({ userId: person.id, proof }), `${person.name} is shut out from now on. Undo: let in again.`),
            });
          }}
          onRestore={(person) => void change((proof) => client.people.restore.mutate({ userId: person.id, proof }), `${person.name} is let in again.`)}
        />
      </section>
      <section aria-labelledby="links-head">
        <SectionHead id="links-head" title="Open links" />
        <LinksTable links={people.links} onRevoke={({ id, email }) => void change(() => client.people.revokeLink.mutate({ linkId: id }), `The link for ${email} works no longer.`)} />
      </section>
      {editing === null ? null : (
        <PersonDialog
          person={editing === 'new' ? null : editing}
          proof={people.proof}
          onClose={() => { setEditing(null); }}
          onChanged={(next) => { setPeople(next); setEditing(null); }}
          onHanded={async (link, to) => {
            setHanded({ link, to, what: 'to join the clinic' });
            setEditing(null);
            setPeople(await client.people.get.query());
          }}
        />
      )}
      {confirming === null ? null : <ConfirmDialog {...confirming} onClose={() => { setConfirming(null); }} />}
      {asking === null ? null : <AskWho {...asking} />}
    </div>
  );
}
