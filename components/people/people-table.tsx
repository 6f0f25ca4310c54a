import type { Person } from '@/server/contracts/people';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { useHeldFocus } from '../ui/use-held-focus';
import { MomentText } from './moment-text';

type Acts = Readonly<Record<'onEdit' | 'onReset' | 'onFactor' | 'onSignOut' | 'onSuspend' | 'onRestore', (person: Person) => void>>;

/** One line a person: who, as what, how they sign in, and what can be done. */
export function PeopleTable({ people, ...acts }: { readonly people: readonly Person[] } & Acts) {
  return <ul className="flex flex-col border-t border-line">{people.map((person) => <Row key={person.id} person={person} {...acts} />)}</ul>;
}

function Row({ person, onEdit, onReset, onFactor, onSignOut, onSuspend, onRestore }: { readonly person: Person } & Acts) {
  const held = useHeldFocus<HTMLLIElement>();
  return (
    <li {...held} className="grid items-center gap-x-4 gap-y-2 border-b border-line py-3 md:grid-cols-10">
      <div className="min-w-0 md:col-span-3">
        <p className="flex flex-wrap items-center gap-2 text-md font-medium">{person.name}{person.credential === null ? null : <span className="text-sm text-ink-2">{person.credential}</span>}{person.isMe ? <Chip>you</Chip> : null}{person.suspended ? <Chip className="border-stop-line text-stop">shut out</Chip> : null}</p>
        <p className="text-sm text-ink-2 wrap-anywhere">{person.email}</p>
      </div>
      <div className="min-w-0 text-sm md:col-span-3">
        <p>{person.roles.join(', ')}{person.inTraining ? ', in training' : ''}</p>
        <p className="text-xs text-ink-3">{person.hasSecondFactor ? 'second factor set up' : 'no second factor'} · {person.sessions === 0 || person.seen === null ? 'not signed in' : <>last seen <MomentText {...person.seen} /></>}</p>
      </div>
      <div className="flex flex-wrap gap-1 md:col-span-4" role="group" aria-label={`Acts for ${person.name}`}>
        <Button size="sm" onClick={() => { onEdit(person); }}>Roles</Button>
        {person.suspended ? null : <Button size="sm" look="quiet" onClick={() => { onReset(person); }}>Password link</Button>}
        {person.hasSecondFactor && !person.suspended ? <Button size="sm" look="quiet" onClick={() => { onFactor(person); }}>Second-factor link</Button> : null}
        {person.sessions > 0 && !person.isMe ? <Button size="sm" look="quiet" onClick={() => { onSignOut(person); }}>Sign out</Button> : null}
        {person.isMe ? null : person.suspended ? <Button size="sm" look="quiet" onClick={() => { onRestore(person); }}>Let in again</Button> : <Button size="sm" look="quiet" onClick={() => { onSuspend(person); }}>Shut out</Button>}
      </div>
    </li>
  );
}
