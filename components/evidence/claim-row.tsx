import type { Evidence } from '@/server/contracts/evidence';
import { gradeWord } from '../assessment/grade-word';
import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import styles from './evidence.module.css';

type Claim = Evidence['claims'][number];

export const VERDICT: Readonly<Record<Claim['verdict'], { readonly icon: IconName; readonly word: string }>> = {
  supported: { icon: 'present', word: 'Supported' },
  'partly-supported': { icon: 'fits', word: 'Partly supported' },
  conflicting: { icon: 'caution', word: 'Sources disagree' },
  unsupported: { icon: 'unknown', word: 'Unsupported' },
  contradicted: { icon: 'absent', word: 'Contradicted' },
};

/** A statement in circulation: never without its verdict, what was found about it and who says so. */
export function ClaimRow({ claim, shelf }: { readonly claim: Claim; readonly shelf: ReferenceShelf }) {
  const { icon, word } = VERDICT[claim.verdict];
  return (
    <li className={styles.claim} id={`claim-${claim.id}`} data-row>
      <p className="text-sm">
        <span className="flex items-center gap-2 font-medium"><Icon name={icon} />{word}</span>
        <span className="block pl-6 text-xs text-ink-3">{claim.strength === null ? 'strength not stated' : `${gradeWord(claim.strength)} evidence`}</span>
      </p>
      <div>
        <p className="text-md text-pretty">{claim.statement}</p>
        {claim.note === null ? null : <p className="mt-1 text-sm text-pretty text-ink-2">{claim.note}</p>}
        <dl className="mt-2 flex flex-col gap-1 text-xs text-ink-3">
          <Cited title="For" ids={claim.supportingRefs} shelf={shelf} none="no work found" />
          <Cited title="Against" ids={claim.contradictingRefs} shelf={shelf} none="no work found" />
          {claim.sourcePages.length === 0 ? null : <Cited title="Said by" ids={claim.sourcePages} shelf={shelf} none="" />}
        </dl>
      </div>
    </li>
  );
}

function Cited({ title, ids, shelf, none }: { readonly title: string; readonly ids: readonly string[]; readonly shelf: ReferenceShelf; readonly none: string }) {
  return (
    <div className="flex flex-wrap items-center gap-1">
      <dt className="w-14 flex-none">{title}</dt>
      {ids.length === 0 ? <dd>{none}</dd> : <dd className="flex min-w-0 flex-1 flex-wrap gap-1"><ReferenceChips ids={ids} shelf={shelf} /></dd>}
    </div>
  );
}
