import type { Catalog } from '@/server/contracts/catalog';
import type { Arrivals } from '@/server/contracts/report';
import type { Workspace } from '@/server/contracts/workspace';
import { ItemTable } from '../history/item-view';
import { PrintButton } from '../history/print-button';
import { reportOrigin } from '../patient/filled-by';
import { FlagAnswerLine } from '../assessment/flag-answer';
import { IdentityBanner } from '../patient/identity-banner';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';
import { UnknownText } from '../ui/unknown-text';
import { ReportList } from './report-list';
import { ScoreLine } from './score-line';
import { durationWords } from './score-words';
import type { Reading } from './to-reading';

type ReportPageProps = { readonly workspace: Workspace; readonly instruments: Catalog['instruments']; readonly reading: Reading; readonly arrival: Arrivals[number] | null };

const LANGUAGE = new Intl.DisplayNames('en', { type: 'language' });

/** One report whole: the score and what moved, the patient's words, every item, what was asked beside them, and what was left open. */
export function ReportPage({ workspace, instruments, reading, arrival }: ReportPageProps) {
  const { patient, chart, assessment, on } = workspace;
  const { report, instrument, view, context, missing } = reading;
  const flags = assessment.flags.filter(({ facts }) => facts.includes(report.id));
  const others = chart.reports.filter((other) => other.instrument === instrument.id && other.on <= on);
  return (
    <>
      <IdentityBanner workspace={workspace} />
      <main id="main" className="mx-auto flex w-full max-w-page flex-col gap-5 px-4 pt-5 pb-14 md:px-6 print:p-0 print:pt-3">
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <div className="min-w-0 grow">
            <h1 className="text-xl font-strong tracking-tight">{instrument.title} of <DateText day={report.on} /></h1>
            <p className="text-xs text-ink-3">
              {sentence(reportOrigin(report))}. {arrival === null ? 'Entered in the clinic or received with a record.' : (
                <>Arrived <DateText day={arrival.on} /> {arrival.at}{arrival.inClinic ? ' on a device of the clinic' : ''}{arrival.language === null ? '' : `, answered in ${LANGUAGE.of(arrival.language) ?? arrival.language}`}; the form took {durationWords(arrival.seconds)}.{arrival.finished ? null : ' It was not sent: what stands here was kept at a red-flag answer.'}</>
              )}
            </p>
          </div>
          <div className="flex items-center gap-2 print:hidden">
            <PrintButton />
            <ButtonLink look="quiet" size="sm" className="-mr-2" href={`/patients/${patient.id}`}>Back to the chart</ButtonLink>
          </div>
        </div>
        {flags.map((flag) => <Notice key={flag.id} kind={flag.level === 'attention' ? 'caution' : 'stop'}><b className="font-strong">{flag.title}.</b> {flag.message}{workspace.flagAnswers.filter((answer) => answer.flag === flag.id).map((answer) => <FlagAnswerLine key={answer.flag} answer={answer} />)}</Notice>)}
        {instrument.labelToShow === null ? null : <p className="rounded-2 border border-dashed border-line-control px-3 py-2 text-xs text-ink-2">{instrument.labelToShow}</p>}
        <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-6">
            <section aria-label="Score"><ScoreLine reading={reading} /></section>
            {report.words.length === 0 ? null : (
              <section aria-label="In their own words"><blockquote dir="auto" className="voice border-s-2 border-ink-1 ps-4 text-voice wrap-anywhere whitespace-pre-line">{report.words.join('\n')}</blockquote></section>
            )}
            <section aria-labelledby="items" className="min-w-0">
              <SectionHead id="items" title={view.shows === 'items' ? 'Item by item' : 'Totals and parts'} note={view.shows === 'items' ? undefined : 'licensed: no item is shown'} />
              <ItemTable view={{ ...view, label: null, direction: '' }} />
              {missing.length === 0 ? null : <p className="max-w-read text-xs text-ink-2"><UnknownText>Not answered</UnknownText>: {missing.join('; ')}.</p>}
            </section>
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            {context.length === 0 ? null : (
              <section aria-labelledby="beside">
                <SectionHead id="beside" title="Asked beside the items" />
                <dl className="border-t border-line text-sm">
                  {context.map(({ id, question, answer }) => (
                    <div key={id} className="border-b border-line py-2 break-inside-avoid">
                      <dt className="text-xs text-ink-3">{question}</dt>
                      <dd dir="auto" className="wrap-anywhere">{answer ?? <UnknownText>Not answered</UnknownText>}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            )}
            <section aria-labelledby="all-of-it" className="print:hidden">
              <SectionHead id="all-of-it" title="All of this instrument" />
              <ReportList patientId={patient.id} reports={others} instruments={instruments} shown={report.id} />
            </section>
          </div>
        </div>
      </main>
    </>
  );
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
