import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { ButtonLink } from '../ui/button-link';
import { SectionHead } from '../ui/section-head';
import { ItemViews } from './item-view';
import { PastTrials } from './past-trials';

/** Under the columns of the workspace: what was taken before, and the reports item by item. */
export function TreatmentHistory({ workspace, instruments }: { readonly workspace: Workspace; readonly instruments: Catalog['instruments'] }) {
  const { patient, chart, trials, on, asKnownOn } = workspace;
  // The pages about the chart stay on the day that is shown.
  const then = asKnownOn === null ? '' : `?asKnownOn=${asKnownOn}`;
  return (
    <div className="drawn-when-near [--usual-height:360px] max-md:[--usual-height:760px] flex flex-col gap-6 px-4 pb-6 md:px-6 print:px-0">
      <section aria-labelledby="past-trials" id="past-trials-block">
        <SectionHead
          id="past-trials"
          title="Antidepressant trials"
          acts={
            <>
              <ButtonLink look="quiet" size="sm" data-palette="History on a page" href={`/patients/${patient.id}/history${then}`}>History on a page</ButtonLink>
              <ButtonLink look="quiet" size="sm" data-palette="One-page chart" href={`/patients/${patient.id}/print${then}`}>One-page chart</ButtonLink>
            </>
          }
        />
        <PastTrials trials={trials} />
      </section>
      <section aria-labelledby="item-by-item" className="print:hidden">
        <SectionHead id="item-by-item" title="Reports item by item" note="first, last and newest answer" />
        <ItemViews reports={chart.reports} instruments={instruments} on={on} />
      </section>
    </div>
  );
}
