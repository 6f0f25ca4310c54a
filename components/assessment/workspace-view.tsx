import Link from 'next/link';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Catalog } from '@/server/contracts/catalog';
import type { listReferencesOutput } from '@/server/contracts/reference';
import type { Workspace } from '@/server/contracts/workspace';
import { Timeline } from '../charts/timeline/timeline';
import { toTimelineSeries } from '../charts/timeline/to-timeline-series';
import { evidenceFrom } from '../evidence/address';
import { EntryDesk } from '../entry/entry-desk';
import { AsKnownBand } from '../patient/as-known-band';
import { TreatmentHistory } from '../history/treatment-history';
import { SinceVisit } from '../outcome/since-visit';
import type { ReadOutcomes } from '../outcome/since-visit';
import { IdentityBanner } from '../patient/identity-banner';
import { InboxNotice } from '../patient/inbox-notice';
import { NewSince } from '../patient/new-since';
import { RecordColumn } from '../patient/record-column';
import { shownAdvice } from '../patient/shown-advice';
import { StaleAdvice } from '../patient/stale-advice';
import { WhyToday } from '../patient/why-today';
import { ShownPlanProvider } from '../plan/shown-plan';
import { ownPlan } from '../plan/to-shown-plan';
import { ColumnsSkeleton } from '../patient/columns-skeleton';
import { Later } from '../ui/later';
import type { CurrentPlan } from '../plan/types';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { StartVisit } from '../visit/start-visit';
import { AboutAdvice } from './about-advice';
import { AskingProvider } from './asking';
import { CauseList } from './cause-list';
import { shelveAnswers } from './fact-words';
import { FlagList } from './flag-list';
import { ForExplanations } from './for-explanations';
import { Headline } from './headline';
import { lackingForCauses } from './lacking-for-causes';
import { questionsAreLong } from './long-questions';
import { NewestReport } from './newest-report';
import { countOptions } from './option-glance';
import { OptionList } from './option-list';
import { SHORT_TITLE } from './option-names';
import { QuestionList } from './question-list';
import { answeredQuestions } from './question-types';
import type { Shelves } from './reason-line';
import { RedrawLink } from './redraw-link';
import { ReferenceDrawer } from './reference-drawer';
import { ReferenceList } from './reference-list';
import { shelve } from './reference-types';
import { SafetyBasis } from './safety-basis';
import { shortTrial } from './short-trial';
import { shownFlags } from './shown-flags';
import { isSettled } from './urgent';
import { WorkspaceColumns } from './workspace-columns';
import { WorkspaceKeys } from './workspace-keys';
import { Worksheets, naranjoInWords } from './worksheets';

type References =
  | { readonly ok: true; readonly value: z.output<typeof listReferencesOutput> }
  | { readonly ok: false; readonly message: string; readonly requestId: string | null };

type WorkspaceViewProps = { readonly workspace: Workspace; readonly catalog: Catalog; readonly references: References; readonly phone: boolean; /** Drawn as the future of the timeline; `null` where the chart has none. */ readonly plan: CurrentPlan; /** `null` in the chart of a past day. */ readonly outcomes: ReadOutcomes | null; /** Rules of what stands below the headline. */ readonly styles?: ReactNode };

/** Who, headline, picture, then the story, the options and the record: one page on one time axis. */
export function WorkspaceView({ workspace, catalog, references, phone, plan, outcomes, styles }: WorkspaceViewProps) {
  const { assessment, chart, patient, rights, inbox } = workspace;
  const shelves: Shelves = {
    basis: new Map(assessment.basis.map((fact) => [fact.id, fact])),
    answers: shelveAnswers(workspace.answersRead),
    references: shelve(references.ok ? references.value.items : []),
    stating: new Map(catalog.stating.map(({ sentence, works }) => [sentence, works])),
    credited: new Map(catalog.credited.map(({ words, refs }) => [words, refs])),
  };
  const suspected = assessment.indexMedicine === null ? null : (shelves.basis.get(assessment.indexMedicine)?.label ?? null);
  const bases = Object.fromEntries(assessment.questions.filter(({ around }) => around.length > 0).map((question) => [question.fact, <SafetyBasis key={question.fact} question={question} shelves={shelves} />]));
  const openAsks = workspace.urgentAsks.filter((ask) => !isSettled(ask));
  const page = (
    <ReferenceDrawer>
      <ShownPlanProvider own={ownPlan(plan)}>
      <WorkspaceKeys />
      <IdentityBanner workspace={workspace} acts={workspace.asKnownOn === null ? <RedrawLink /> : null} />
      <main id="main">
        {workspace.asKnownOn === null ? <NewSince /> : null}
        {workspace.asKnownOn === null ? null : <AsKnownBand patientId={patient.id} asKnownOn={workspace.asKnownOn} />}
        <div className="workspace-head">
          <div>
            <Headline text={assessment.headline} questions={assessment.questions} />
            {assessment.headlineBeside === null ? null : <p className="pt-2 text-sm text-balance text-ink-2 md:max-w-3/4"><Prose>{assessment.headlineBeside}</Prose></p>}
            <p className="flex flex-wrap gap-x-4 gap-y-2 pt-2 text-xs print:hidden">
              <Link className="link" href={evidenceFrom(workspace)} prefetch={false}>How common is it?</Link>
              <a className="link" href="#questions">Ask today: {assessment.questions.length + openAsks.length}</a>
              <a className="link" href="#causes">What may explain it</a>
              <a className="link" href="#options">What can be done: {countOptions(assessment.options)}</a>
            </p>
          </div>
          <div>
            <WhyToday workspace={workspace} />
            {workspace.asKnownOn === null && rights.changeMedicines ? <div className="print:hidden"><StartVisit patientId={patient.id}>Write the visit</StartVisit></div> : null}
          </div>
        </div>
        {styles}
        {workspace.asKnownOn === null ? (
          <Suspense>
            <div className="px-4 md:px-6"><EntryDesk key={patient.id} patient={patient} /></div>
          </Suspense>
        ) : null}
        <FlagList flags={shownFlags(workspace)} asks={workspace.urgentAsks} answers={workspace.flagAnswers} alerts={workspace.openAlerts} plan={plan} shelves={shelves} />
        <InboxNotice patientId={patient.id} waiting={inbox.length} mayResolve={rights.resolveInbox} />
        {outcomes === null ? null : <SinceVisit outcomes={outcomes} patientId={patient.id} instruments={catalog.instruments} />}
        {references.ok ? null : (
          <Notice kind="caution" className="mx-4 mb-3 md:mx-6">The references could not be read; the reasons stand without them. {references.message} Request {references.requestId}</Notice>
        )}
        <div className="px-4 md:px-6 print:px-0">
          <Timeline key={patient.id} series={toTimelineSeries(workspace, catalog)} of={{ patientId: patient.id, asKnownOn: workspace.asKnownOn }} phone={phone} />
        </div>
        <Suspense fallback={<ColumnsSkeleton />}>
          <Later>
            <AskingProvider
              key={patient.id}
              patientId={patient.id}
              on={workspace.on}
              urgent={workspace.urgentAsks}
              questions={assessment.questions}
              answered={answeredQuestions(chart.confirmations, catalog.questions)}
              optionTitles={SHORT_TITLE}
              mayAnswer={rights.answerQuestions}
            >
              <WorkspaceColumns longQuestions={questionsAreLong({ assessment, urgentAsks: openAsks })}>
                <div className="column-questions min-w-0">
                  <Suspense><QuestionList bases={bases} beside={<ForExplanations {...lackingForCauses({ causes: assessment.causes, basis: shelves.basis, asked: assessment.questions, catalog })} mayEnter={workspace.asKnownOn === null && rights.enterReport} />} /></Suspense>
                </div>
                <div className="column-options min-w-0">
                  <OptionList
                    key={patient.id}
                    patientId={patient.id}
                    options={assessment.options}
                    elsewhere={assessment.elsewhere}
                    trial={shortTrial(workspace.trials, assessment.medicineToChange, workspace.on)}
                    guides={catalog.options}
                    ruledOut={workspace.ruledOut}
                    noPlan={workspace.noPlan}
                    questions={assessment.questions}
                    shelves={shelves}
                    reviewed={catalog.reviewed}
                    disagreements={catalog.disagreements}
                    waiting={inbox}
                    live={workspace.asKnownOn === null}
                    mayAsk={workspace.asKnownOn === null && rights.answerQuestions}
                  />
                </div>
                <div className="column-story min-w-0">
                  <NewestReport patient={patient} reports={chart.reports} instruments={catalog.instruments} on={workspace.on} mayEnter={rights.enterReport} />
                </div>
                <div className="column-causes flex min-w-0 flex-col gap-6">
                  <CauseList library={evidenceFrom(workspace, '#causes')} medicine={suspected} naranjo={naranjoInWords(assessment.worksheets.naranjo)} causes={assessment.causes} shelves={shelves} />
                  <Worksheets medicine={suspected} worksheets={assessment.worksheets} shelves={shelves} patientId={patient.id} mayAnswer={rights.answerQuestions} />
                </div>
                <RecordColumn workspace={workspace} />
              </WorkspaceColumns>
            </AskingProvider>
            <TreatmentHistory workspace={workspace} instruments={catalog.instruments} />
            <div className="drawn-when-near [--usual-height:174px] max-md:[--usual-height:222px] px-4 pb-10 md:px-6 print:px-0">
              {references.ok ? <ReferenceList references={references.value.items} /> : null}
              <AboutAdvice patientId={patient.id} assessment={assessment} reviewed={catalog.reviewed} />
            </div>
          </Later>
        </Suspense>
      </main>
      </ShownPlanProvider>
    </ReferenceDrawer>
  );
  if (workspace.asKnownOn !== null) return page;
  return <StaleAdvice patientId={patient.id} since={workspace.asOf} shown={shownAdvice(workspace)}>{page}</StaleAdvice>;
}
