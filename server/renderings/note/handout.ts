import type { NoteDocument, Printed, PrintedHelp, PrintedOther } from '@/server/clinical/model/note';
import type { Unit } from '@/server/clinical/model/plan';
import { cleanText } from './clean-text';
import { spokenDay } from './day-words';
import { doseTable } from './dose-table';
import type { DoseCell } from './dose-table';
import { toPaper } from './to-paper';

/** Days with the same medicines, in words for the person who takes them. */
export type HandoutDays = { readonly when: string; readonly lines: readonly { readonly drug: string; readonly take: string; readonly total: string | null }[] };

/** The sheet that a patient takes home, before it has a form. */
export type Handout = {
  readonly name: string;
  readonly born: string;
  readonly clinic: string;
  readonly made: string;
  readonly bands: readonly string[];
  readonly days: readonly HandoutDays[];
  readonly looks: readonly string[];
  /** What the record has beside the plan; empty where nobody asked the chart. */
  readonly others: readonly string[];
  readonly take: readonly string[];
  readonly expect: readonly string[];
  readonly call: readonly string[];
  readonly urgent: readonly string[];
  readonly help: PrintedHelp;
  readonly isReviewed: boolean;
  readonly foot: string;
};

/** `null` without a plan: there is nothing to take home. */
export function toHandout(document: NoteDocument): Handout | null {
  const { snapshot } = document;
  const { plan, printed, note } = snapshot;
  const table = doseTable(note.doseTable, printed.drugs, plan?.from.map(({ drug }) => drug) ?? []);
  if (plan === null || table === null) return null;
  const paper = toPaper(document);
  const { handout, help } = printed;
  return {
    name: paper.name,
    born: snapshot.patient.birthOn === null ? (paper.identifiers[0] ?? '') : `born ${spokenDay(snapshot.patient.birthOn).replace(/^\w+ /, '')}`,
    clinic: paper.clinic,
    made: `Made with ${paper.author} on ${spokenDay(snapshot.visit.on)}.`,
    bands: paper.bands,
    days: table.rows.map(({ from, to, cells }) => ({ when: to === null ? `From ${spokenDay(from)} on` : from === to ? spokenDay(from) : `${spokenDay(from)} to ${spokenDay(to)}`, lines: cells.filter(({ state }) => state !== 'not yet').map(lineOf) })),
    looks: [...new Set(plan.checkpoints.map(({ on }) => on))].map(spokenDay),
    others: othersInWords(handout),
    take: handout.take,
    expect: handout.expect,
    call: handout.call,
    urgent: handout.urgent,
    help,
    isReviewed: handout.isReviewed,
    foot: paper.foot.what,
  };
}

const FIRST = 'Ask us about it before you start this plan.';

/** What the record has beside the plan, a line a medicine, what nobody has read of it, and that it may not have all. */
function othersInWords({ others, unread }: Printed['handout']): readonly string[] {
  if (others === undefined) return [];
  const silent = [
    ...(unread?.waiting ?? []).map((text) => `We have not read this in our record yet: ${cleanText(text)}. ${FIRST}`),
    ...(unread?.isListReceived === false ? ['We have no full list of your medicines. Tell us all that you take before you start this plan.'] : []),
  ];
  if (others.length + silent.length === 0) return ['We have no other medicine of yours in our record. If you take one, tell us.'];
  return [...others.map(otherInWords), ...silent, 'If you take a medicine that is not on this sheet, tell us.'];
}

/** Never how much, nor that it is to be taken: nobody has looked at it for this plan. */
function otherInWords({ name: called, state, isNamed = false, later, until }: PrintedOther): string {
  const clean = cleanText(called);
  // Names of release forms keep their capitals: `bupropion XL`.
  const name = `${clean.slice(0, 1).toLowerCase()}${clean.slice(1)}`;
  const how = { taken: '', 'as-needed': ', only when you need it', repeated: ', more than once', unsure: '' }[state];
  return [
    `In our record, beside this plan: ${name}${how}.`,
    ...(state === 'unsure' ? ['We do not know if you take it.'] : []),
    isNamed || state === 'unsure' || state === 'repeated' ? FIRST : 'This plan does not change it.',
    ...later.map(({ from }) => `Our record has a change of its dose on ${spokenDay(from)}.`),
    ...(until === null ? [] : [`Our record has ${spokenDay(until)} as its last day.`]),
  ].join(' ');
}

const TIMES = ['', 'once a day', 'shared out over 2 times a day', 'shared out over 3 times a day', 'shared out over 4 times a day'] as const;

function lineOf({ drug, dose }: DoseCell): HandoutDays['lines'][number] {
  const name = cleanText(drug.name);
  if (dose === null) return { drug: name, take: 'none. You have stopped it.', total: null };
  const units = dose.units.map(unitInWords).join(' and ');
  return { drug: name, take: `${units}, ${TIMES[dose.timesPerDay] ?? `${dose.timesPerDay} times a day`}.`, total: `${dose.mgPerDay}\u00A0mg\u00A0a\u00A0day` };
}

/** `1 tablet of 50 mg`, `half a tablet of 25 mg`, `1 tablet of 150 mg (24-hour extended-release)`: never two numbers side by side; `1½ tablets of 25 mg`, `2.5 mL of the oral solution (2 mg in each mL)`. */
export function unitInWords(unit: Unit): string {
  if ('ml' in unit) return `${unit.ml} mL of the ${unit.form} (${unit.mgPerMl} mg in each mL)`;
  const { count, form, strengthMg } = unit;
  const whole = Math.floor(count);
  const [, kind = '', noun = ''] = /^(?:(.*) )?(tablet|capsule)$/.exec(form) ?? [];
  const number = count === whole ? String(whole) : `${whole === 0 ? '' : whole}½`;
  if (noun === '') return `${number} of the ${form}, ${strengthMg} mg each`;
  const amount = count === 0.5 ? `half a ${noun}` : `${number} ${noun}${count > 1 ? 's' : ''}`;
  return `${amount} of ${strengthMg} mg${kind === '' ? '' : ` (${kind})`}`;
}

/** Every sentence of the sheet, for measuring how easily it reads. */
export const handoutSentences = ({ days, others, take, expect, call, urgent, help }: Handout): string[] => [...days.flatMap(({ lines }) => lines.map(({ take: words }) => `Take ${words}`)), ...others, ...take, ...expect, ...call, ...urgent, help.wording];
