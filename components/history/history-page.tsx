import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { AsKnownBand } from '../patient/as-known-band';
import { IdentityBanner } from '../patient/identity-banner';
import { LivingChart } from '../patient/living-chart';
import { ButtonLink } from '../ui/button-link';
import { SectionHead } from '../ui/section-head';
import { ItemTable } from './item-view';
import { PastTrials } from './past-trials';
import { PrintButton } from './print-button';
import { TakenNow } from './taken-now';
import { toItemViews } from './to-item-rows';

/** What was taken and what came of it, and every report item by item; on paper the medicines taken now come first. */
export function HistoryPage({ workspace, catalog }: { readonly workspace: Workspace; readonly catalog: Pick<Catalog, 'instruments'> }) {
  const { patient, chart, trials, on, asKnownOn } = workspace;
  const views = toItemViews(chart.reports, catalog.instruments, on);
  return (
    <LivingChart workspace={workspace}>
      <IdentityBanner workspace={workspace} />
      {asKnownOn === null ? null : <AsKnownBand patientId={patient.id} asKnownOn={asKnownOn} />}
      <main id="main" className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 pt-5 pb-14 md:px-6 print:p-0 print:pt-3">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h1 className="grow text-xl font-strong tracking-tight">History of treatment</h1>
          <div className="flex items-center gap-2 print:hidden">
            <PrintButton />
            <ButtonLink look="quiet" size="sm" className="-mr-2" href={`/patients/${patient.id}${asKnownOn === null ? '' : `?asKnownOn=${asKnownOn}`}`}>Back to the chart</ButtonLink>
          </div>
        </div>
        <section aria-labelledby="taken-now">
          <SectionHead id="taken-now" title="Taken now" />
          <TakenNow chart={chart} on={on} />
        </section>
        <section aria-labelledby="past-trials">
          <SectionHead id="past-trials" title="Antidepressant trials" />
          <PastTrials trials={trials} />
        </section>
        <section aria-labelledby="item-by-item" className="print:hidden">
          <SectionHead id="item-by-item" title="Reports item by item" note="first, last and newest answer" />
          {views.length === 0 ? <p className="text-sm text-ink-2">No report yet.</p> : (
            <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
              {views.map((view) => (
                <section key={view.id} aria-label={`${view.title}, item by item`} className="min-w-0 lg:last:odd:col-span-2">
                  <h3 className="text-md font-strong">{view.title}</h3>
                  <ItemTable view={view} />
                </section>
              ))}
            </div>
          )}
        </section>
      </main>
    </LivingChart>
  );
}
