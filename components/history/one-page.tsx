import type { ReactNode } from 'react';
import type { Catalog } from '@/server/contracts/catalog';
import type { FlagAnswer } from '@/server/contracts/flag-answer';
import type { Workspace } from '@/server/contracts/workspace';
import { shownFlags } from '../assessment/shown-flags';
import { allergyWords } from '../patient/allergy-words';
import { bannerValues } from '../patient/banner-values';
import { conditionName } from '../patient/fact-names';
import { IdentityLine } from '../patient/identity-line';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { count, formatTime } from '../ui/days';
import { UnknownText } from '../ui/unknown-text';
import { newestScores } from './newest-scores';
import css from './one-page.module.css';
import { PrintButton } from './print-button';
import { sheetFlags } from './sheet-flags';
import type { SheetFlag } from './sheet-flags';
import { TakenNow } from './taken-now';
import { TrialLines } from './trial-lines';

const MOST = { medicines: 12, conditions: 9, trials: 8, scores: 6, unknown: 10, waiting: 4, flags: { told: 3, named: 12 } };

type OnePageProps = { readonly workspace: Workspace; readonly catalog: Pick<Catalog, 'instruments'> };

/** The chart on one sheet, for when the system is down: medicines first, and what is not known by name. */
export function OnePage({ workspace, catalog }: OnePageProps) {
  const { patient, chart, assessment, flagAnswers, trials, inbox, on, asOf, clinic, asKnownOn } = workspace;
  const { told, named, left } = sheetFlags({ flags: shownFlags(workspace), answers: flagAnswers }, MOST.flags);
  const allergies = allergyWords(chart);
  const present = chart.conditions.filter(({ clinicalStatus, abatedOn }) => abatedOn === null && clinicalStatus !== 'resolved' && clinicalStatus !== 'inactive' && clinicalStatus !== 'remission');
  const scores = newestScores(chart.reports, catalog.instruments, on);
  return (
    <>
      <nav aria-label="This sheet" className={css.acts}>
        <PrintButton />
        <ButtonLink look="quiet" href={`/patients/${patient.id}${asKnownOn === null ? '' : `?asKnownOn=${asKnownOn}`}`}>Back to the chart</ButtonLink>
      </nav>
      <main id="main" className={css.sheet}>
        <header className={css.head}>
          <h1>{patient.displayName}</h1>
          <p><IdentityLine patient={patient} birthText={patient.birthText} /></p>
          <p className={css.stamp}>
            {clinic.name}. {asKnownOn === null ? <>Chart as of <DateText day={on} /> {formatTime(asOf, clinic.timeZone)}</> : <>Chart as known at the end of <DateText day={asKnownOn} /></>}; a copy, the chart may have changed since.
            {patient.demo ? <b> DEMO: a made-up person.</b> : null}
          </p>
        </header>
        <p className={css.headline}>{assessment.headline}</p>
        {assessment.headlineBeside === null ? null : <p className={css.beside}>{assessment.headlineBeside}</p>}
        {told.length === 0 ? null : (
          <Block title="Look at first">
            <ul>
              {told.map(({ flag, level, answer }) => <li key={flag.id}><b>{level}: {flag.title}.</b> {flag.message}{answer === null ? null : <Answer answer={answer} />}</li>)}
              {named.length === 0 ? null : <li className={css.named}>{named.map((one) => <Named key={one.flag.id} one={one} />)}{left === 0 ? null : <span>and {count(left, 'more flag')} in the chart</span>}</li>}
            </ul>
          </Block>
        )}
        <div className={css.columns}>
          <Block title="Medicines taken now"><TakenNow chart={chart} on={on} most={MOST.medicines} /></Block>
          <Block title="Allergies">
            {allergies.kind === 'not-recorded' ? <UnknownText /> : allergies.kind !== 'some' ? <p>{allergies.words}</p> : (
              <ul>{allergies.items.map(({ name, remark }) => <li key={name}><b>{name}</b> {remark}</li>)}</ul>
            )}
          </Block>
          <Block title="Conditions">
            {chart.conditions.length === 0 ? (chart.received.conditions ? <p>None on the list.</p> : <UnknownText>No list received, which is not the same as none</UnknownText>) : (
              <ul>
                {present.slice(0, MOST.conditions).map((condition) => (
                  <li key={condition.id}>{conditionName(condition.text)}{condition.onsetOn === null ? null : <small> since <DateText day={condition.onsetOn} /></small>}</li>
                ))}
                <Rest of={present.length} most={MOST.conditions} />
                {chart.conditions.length === present.length ? null : <li>{count(chart.conditions.length - present.length, 'more condition')} in the past</li>}
              </ul>
            )}
          </Block>
          <Block title="Newest values">
            <ul>{bannerValues(workspace).map(({ label, value }) => <li key={label}>{label}: {value === null ? <UnknownText /> : <>{[value.text, value.unit ?? ''].join(' ').trim()} <small>{value.on === null ? null : <DateText day={value.on} />}</small></>}</li>)}</ul>
          </Block>
          <Block title="Newest scores">
            {scores.length === 0 ? <UnknownText>No report on record</UnknownText> : (
              <ul>{scores.slice(0, MOST.scores).map((score) => (
                <li key={score.id}>{score.title}: {score.value === null ? <UnknownText>no total</UnknownText> : <b>{score.value} of {score.max}</b>} <small><DateText day={score.on} />{score.first === null ? null : <>; first {score.first.value}, <DateText day={score.first.on} /></>}</small></li>
              ))}<Rest of={scores.length} most={MOST.scores} /></ul>
            )}
          </Block>
          <Block title="Not known, to be asked">
            {assessment.questions.length === 0 ? <p>Nothing that an option waits for.</p> : (
              <ul>{assessment.questions.slice(0, MOST.unknown).map(({ fact, short }) => <li key={fact}><UnknownText>{short}</UnknownText></li>)}<Rest of={assessment.questions.length} most={MOST.unknown} /></ul>
            )}
          </Block>
          {inbox.length === 0 ? null : (
            <Block title="Records that could not be read with certainty">
              <ul>{inbox.slice(0, MOST.waiting).map((item) => <li key={item.id}>{item.text}</li>)}<Rest of={inbox.length} most={MOST.waiting} /></ul>
            </Block>
          )}
        </div>
        <Block title="Antidepressant trials"><TrialLines trials={trials} most={MOST.trials} /></Block>
        <footer className={css.foot}>
          <span>{patient.displayName}{patient.birthOn === null ? null : <>, born <DateText day={patient.birthOn} /></>}</span>
          <span>Page 1 of 1. Not for emergencies. Inputs {assessment.fingerprint.slice(0, 12)}</span>
        </footer>
      </main>
    </>
  );
}

/** Who and when first: of a long answer the sheet holds the beginning. */
const Answer = ({ answer: { what, by, on, settled } }: { readonly answer: FlagAnswer }) => (
  <p className={css.answer}><b>{stateOf(settled)}</b> <small>({by}, <DateText day={on} />)</small>: {what}</p>
);

const stateOf = (settled: boolean | null): string => (settled === null ? 'Answered' : settled ? 'Settled' : 'Stays open');

const Named = ({ one: { flag, level, answer } }: { readonly one: SheetFlag }) => (
  <span><b>{level}:</b> {flag.title}{answer === null ? null : ` (${stateOf(answer.settled).toLowerCase()})`}</span>
);

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.block}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const Rest = ({ of, most }: { readonly of: number; readonly most: number }) => (of > most ? <li>and {of - most} more in the chart</li> : null);
