import Link from 'next/link';
import type { Workspace } from '@/server/contracts/workspace';
import { DraftMark } from '../ui/draft-mark';

/** What this page rests on: version and fingerprint of the library, engine, inputs, its limits, and the way to all of it. */
export function AboutAdvice({ patientId, assessment, reviewed }: { readonly patientId: string; readonly assessment: Workspace['assessment']; readonly reviewed: boolean }) {
  return (
    <footer className="border-t border-line py-3 text-xs text-ink-3">
      <p className="max-w-read text-ink-2">
        For prescribers reviewing an antidepressant when feelings are dulled. It lays out documented options with the reasons of this chart; it does not choose, and it does not replace an examination. Not for emergencies.{' '}
        <Link className="link" href={`/patients/${patientId}/about`} prefetch={false} data-palette="About this advice">About this advice</Link>
      </p>
      <p className="figures mt-1 flex flex-wrap gap-x-4 break-all">
        <span>Library {assessment.knowledge.version}, {assessment.knowledge.hash.slice(0, 12)}</span>
        <span>Engine {assessment.engine}</span>
        <span>Inputs {assessment.fingerprint.slice(0, 12)}</span>
        {reviewed ? null : <DraftMark />}
      </p>
    </footer>
  );
}
