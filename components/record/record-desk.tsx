'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { RecordPage } from '@/server/contracts/record';
import { useServerState } from '../trpc/use-server-state';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { CorrectionDialog } from './correction-dialog';
import type { Asked } from './correction-dialog';
import { CorrectionItem } from './correction-item';
import { HandOut } from './hand-out';
import { MergeList } from './merge-list';

/** Keeping a patient's record: handing it out, and what the patient wants corrected in it. */
export function RecordDesk({ patientId, first }: { readonly patientId: string; readonly first: RecordPage }) {
  const router = useRouter();
  const [page, setPage] = useServerState(first);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      {page.mayExport ? <HandOut patientId={patientId} onTaken={() => { router.refresh(); }} /> : null}
      <section aria-labelledby="corrections">
        <SectionHead id="corrections" title="Corrections asked for by the patient" acts={<Button size="sm" onClick={() => { setAsked({ act: 'ask', of: null }); }}>Write one down</Button>} />
        {page.corrections.length === 0 ? (
          <p className="border-t border-line py-3 text-sm text-ink-2">None. A patient may ask for the record to be corrected; what is asked and answered goes with the record wherever it goes.</p>
        ) : (
          <ul>{page.corrections.map((correction) => <CorrectionItem key={correction.id} correction={correction} on={page.on} mayAnswer={page.mayAnswer} onAct={(act) => { setAsked({ act, of: correction }); }} />)}</ul>
        )}
      </section>
      <MergeList patientId={patientId} page={page} />
      {asked === null ? null : (
        <CorrectionDialog asked={asked} patientId={patientId} page={page} onClose={() => { setAsked(null); }} onDone={(fresh) => { setPage(fresh); setAsked(null); router.refresh(); }} />
      )}
    </>
  );
}
