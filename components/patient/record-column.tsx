import type { ReactNode } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { AsKnownChooser } from './as-known-chooser';
import { ChartActs } from '../entry/chart-acts';
import { EntryLink } from '../entry/entry-link';
import { DateText } from '../ui/date-text';
import { Fold } from '../ui/fold';
import { UnknownText } from '../ui/unknown-text';
import { allergyWords } from './allergy-words';
import { conditionName, measuredName } from './fact-names';
import { MedicineList } from './medicine-list';
import { ofNewestDays, valuesOfDay } from './of-newest-day';
import { RecordBlock } from './record-block';
import { formatAmount } from '../ui/amounts';
import { VisitList } from '../visit/visit-list';

type RecordColumnProps = { readonly workspace: Workspace };
type Chart = Workspace['chart'];

/** Of more events than these the older ones are read on the timeline, which has every one. */
const MOST_EVENTS = 30;
const NOW: readonly (Chart['conditions'][number]['clinicalStatus'])[] = ['active', 'recurrence', 'relapse', null];

/** The record from today on: what is taken, what the patient has, what was measured, each with its way to change it. */
export function RecordColumn({ workspace }: RecordColumnProps) {
  const { chart, rights } = workspace;
  const present = chart.conditions.filter(({ clinicalStatus, abatedOn }) => NOW.includes(clinicalStatus) && abatedOn === null);
  const past = chart.conditions.filter((condition) => !present.includes(condition));
  return (
    <section aria-label="Record" className="column-record grid content-start gap-6 md:grid-cols-2 md:gap-x-7 xl:grid-cols-1">
      <MedicineList workspace={workspace} />
      {workspace.asKnownOn === null ? <VisitList patientId={workspace.patient.id} /> : null}
      <RecordBlock title="Conditions" add={rights.answerQuestions ? <EntryLink kind="condition" of={null} look="quiet" size="sm">Add condition</EntryLink> : null}>
        {chart.conditions.length === 0 ? (
          <p className="py-1 text-sm">{chart.received.conditions ? <span className="text-ink-2">None on the list.</span> : <UnknownText>No list received, which is not the same as none</UnknownText>}</p>
        ) : (
          <Some items={present} few={5} key="present">
            {(condition) => (
              <li key={condition.id} className="border-t border-line py-1 text-sm">
                {conditionName(condition.text)}
                {condition.onsetOn === null && condition.recordedOn === null ? null : (
                  <span className="text-xs text-ink-3"> since <DateText day={condition.onsetOn ?? condition.recordedOn ?? ''} /></span>
                )}
              </li>
            )}
          </Some>
        )}
        {past.length === 0 ? null : (
          <Fold summary={`${past.length} in the past`}>
            <ul>{past.map((condition) => (
              <li key={condition.id} className="border-t border-line py-1 text-sm text-ink-2">
                {conditionName(condition.text)} <span className="text-xs text-ink-3">{condition.clinicalStatus}{condition.abatedOn === null ? null : <>, until <DateText day={condition.abatedOn} /></>}</span>
              </li>
            ))}</ul>
          </Fold>
        )}
      </RecordBlock>
      <RecordBlock title="Allergies" add={rights.answerQuestions ? <EntryLink kind="allergy" of={null} look="quiet" size="sm">Add allergy</EntryLink> : null}>
        <Allergies chart={chart} mayAsk={rights.answerQuestions} />
      </RecordBlock>
      <RecordBlock title="Measured" add={rights.answerQuestions ? <EntryLink kind="measurement" of={null} look="quiet" size="sm">Add measurement</EntryLink> : null}>
        <Measured workspace={workspace} />
      </RecordBlock>
      <RecordBlock title="Events" add={rights.answerQuestions ? <EntryLink kind="event" of={null} look="quiet" size="sm">Add event</EntryLink> : null}>
        {chart.lifeEvents.length === 0 ? <p className="py-1 text-sm"><UnknownText>None recorded</UnknownText></p> : (
          <Some items={[...chart.lifeEvents].sort((a, b) => (a.on < b.on ? 1 : -1)).slice(0, MOST_EVENTS)} few={3}>
            {(event) => (
              <li key={event.id} className="border-t border-line py-1 text-sm">
                {event.title} <span className="text-xs text-ink-3"><DateText day={event.on} /></span>
              </li>
            )}
          </Some>
        )}
        {chart.lifeEvents.length <= MOST_EVENTS ? null : <p className="text-xs text-ink-3">{chart.lifeEvents.length - MOST_EVENTS} older ones stand in the table of the timeline.</p>}
      </RecordBlock>
      <AsKnownChooser workspace={workspace} />
      <ChartActs workspace={workspace} />
    </section>
  );
}

/** The first few in sight, the rest one click away; a count says how many. */
function Some<T>({ items, few, children }: { readonly items: readonly T[]; readonly few: number; readonly children: (item: T) => ReactNode }) {
  const rest = items.slice(few);
  return (
    <>
      <ul>{items.slice(0, few).map(children)}</ul>
      {rest.length === 0 ? null : (
        <Fold summary={`${rest.length} more`}>
          <ul>{rest.map(children)}</ul>
        </Fold>
      )}
    </>
  );
}

function Allergies({ chart, mayAsk }: { readonly chart: Chart; readonly mayAsk: boolean }) {
  const words = allergyWords(chart);
  if (words.kind === 'some') {
    return <ul>{words.items.map(({ name, remark }) => <li key={name} className="border-t border-line py-1 text-sm">{name} <span className="text-xs text-ink-3">{remark}</span></li>)}</ul>;
  }
  if (words.kind === 'none') return <p className="py-1 text-sm">{words.words}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-3 py-1 text-sm">
      {words.kind === 'in-part' ? words.words : <UnknownText />}
      {mayAsk ? <EntryLink kind="allergy" of="none" inText>Confirm none</EntryLink> : null}
    </p>
  );
}

function Measured({ workspace: { chart, bloodPressure } }: RecordColumnProps) {
  const newest = new Map([...ofNewestDays(chart.observations)].flatMap(([key, facts]) => {
    const [first] = facts;
    const values = facts.length > 1 && facts.every(({ value, unit }) => value !== null && unit === first?.unit) ? valuesOfDay(facts) : null;
    return first === undefined ? [] : [[key, values === null ? first : { ...first, value: null, valueText: values }] as const];
  }));
  const diastolic = newest.get('diastolic-bp');
  const systolic = newest.get('systolic-bp');
  if (bloodPressure !== null && systolic !== undefined && bloodPressure.on === systolic.on) {
    if (diastolic?.on === systolic.on) newest.delete('diastolic-bp');
    newest.set('systolic-bp', { ...systolic, observation: null, text: 'Blood pressure', value: null, valueText: bloodPressure.text });
  }
  const rows = [...newest.values()].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.text < b.text ? -1 : 1));
  if (rows.length === 0) return <p className="py-1 text-sm"><UnknownText /></p>;
  return (
    <Some items={rows} few={5}>
      {(fact) => (
        <li key={fact.id} className="flex flex-wrap gap-x-2 border-t border-line py-1 text-sm">
          <span className="min-w-0 flex-1">{measuredName(fact)}</span>
          <span className="figures">{fact.value === null ? (fact.valueText ?? 'no value') : formatAmount(Number(fact.value.toFixed(2)), fact.unit)}</span>
          <span className="figures w-full text-xs text-ink-3"><DateText day={fact.on} /></span>
        </li>
      )}
    </Some>
  );
}
