import type { People } from '@/server/contracts/people';
import { Button } from '../ui/button';
import { useHeldFocus } from '../ui/use-held-focus';
import { MomentText } from './moment-text';

type Link = People['links'][number];

const wordsOf = ({ kind, roles }: Link): string =>
  kind === 'invitation' ? `to join as ${roles.join(', ')}` : kind === 'reset' ? 'to choose a new password' : 'to take off a lost second factor';

/** Links that were handed over and not used yet. */
export function LinksTable({ links, onRevoke }: { readonly links: readonly Link[]; readonly onRevoke: (link: Link) => void }) {
  const held = useHeldFocus<HTMLDivElement>();
  return <div {...held}>{links.length === 0 ? <p className="border-t border-line py-3 text-sm text-ink-2">No link is open. An invitation works for seven days, every other link for one.</p> : (
    <ul className="flex flex-col border-t border-line">
      {links.map((link) => (
        <li key={link.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2 text-sm">
          <span>
            <span className="font-medium">{link.name}</span>, {link.email}: {wordsOf(link)}
            <span className="block text-xs text-ink-3">made by {link.by}, until <MomentText {...link.until} /></span>
          </span>
          <Button size="sm" look="quiet" onClick={() => { onRevoke(link); }}>Withdraw</Button>
        </li>
      ))}
    </ul>
  )}</div>;
}
