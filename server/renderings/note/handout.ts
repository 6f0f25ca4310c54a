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
  /** What goes on beside the plan; empty where nobody asked the chart. */
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
    others: othersInWords(handout.others),
    take: handout.take,
    expect: handout.expect,
    call: handout.call,
    urgent: handout.urgent,
    help,
    isReviewed: handout.isReviewed,
    foot: paper.foot.what,
  };
}

/** What goes on beside the plan, a sentence a medicine, and that the record may not have all. */
function othersInWords(others: Printed['handout']['others']): readonly string[] {
  if (others === undefined) return [];
  if (others.length === 0) return ['We have no other medicine of yours in our record. If you take one, tell us.'];
  return [...others.map(otherInWords), 'If you take a medicine that is not on this sheet, tell us.'];
}

const NO_DOSE = 'Its dose is not in our record.';

function otherInWords({ name: called, state, mgPerDay, later, until }: PrintedOther): string {
  const clean = cleanText(called);
  // Names of release forms keep their capitals: `bupropion XL`.
  const name = `${clean.slice(0, 1).toLowerCase()}${clean.slice(1)}`;
  const last = until === null ? '' : ` Your last day with it is ${spokenDay(until)}.`;
  switch (state) {
    case 'unsure':
      return `Tell us if you still take ${name}. Our record does not say.`;
    case 'repeated':
      return `Keep taking ${name} as before. It is in our record more than once: ask us if you are not sure how much to take.`;
    case 'as-needed':
      return `Keep using ${name} as before, only when you need it.${last}`;
    case 'taken':
      if (later.length > 0) return `Keep taking ${name} as we agreed before. ${mgPerDay === null ? NO_DOSE : `It is ${mgPerDay} mg a day now.`} ${later.map((step) => (step.mgPerDay === null ? `The dose changes on ${spokenDay(step.from)}: ask us how much to take.` : step.mgPerDay === 0 ? `It is none from ${spokenDay(step.from)} on.` : `It is ${step.mgPerDay} mg a day from ${spokenDay(step.from)} on.`)).join(' ')}${last}`;
      return `Keep taking ${name} as before${mgPerDay === null ? `. ${NO_DOSE}` : `: ${mgPerDay} mg a day.`}${last}`;
  }
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
