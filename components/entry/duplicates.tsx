'use client';

import type { LikeNamed } from '@/server/contracts/patient';
import { ButtonLink } from '../ui/button-link';
import { Notice } from '../ui/notice';
import { PersonCard } from './person-card';

type Person = Omit<Parameters<typeof PersonCard>[0], 'heading' | 'children'>;

/** People of the clinic who may be the one being entered, each beside what was entered. Nothing is ever merged. */
export function Duplicates({ entered, candidates }: { readonly entered: Person; readonly candidates: readonly LikeNamed[] }) {
  return (
    <div className="flex flex-col gap-3">
      <Notice kind="caution" role="alert">
        <p className="font-medium">{candidates.length === 1 ? 'This person may be here already.' : 'One of these may be the same person.'}</p>
        <p>Nothing was saved. Compare, then open that chart or say that it is somebody else.</p>
      </Notice>
      {candidates.map((candidate) => (
        <div key={candidate.id} className="grid rounded-2 border border-line bg-surface sm:grid-cols-2">
          <PersonCard heading="As entered" {...entered} />
          <div className="border-t border-line sm:border-t-0 sm:border-l">
            <PersonCard heading="In the clinic" name={candidate.displayName} birthOn={candidate.birthOn} sex={candidate.sex} identifiers={candidate.identifiers}>
              {candidate.agreesIn.length === 0 ? null : <p className="text-xs text-ink-3">{`Agrees in ${candidate.agreesIn.join(', ')}`}</p>}
              <ButtonLink size="sm" href={`/patients/${candidate.id}`} className="mt-1 self-start">Open this chart</ButtonLink>
            </PersonCard>
          </div>
        </div>
      ))}
    </div>
  );
}
