import { isSettled } from '@/server/clinical/flags/held-back';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { FollowUp } from '@/server/clinical/model/follow-up';
import type { Note, NotePatient, Snapshot } from '@/server/clinical/model/note';
import type { Plan } from '@/server/clinical/model/plan';
import type { LateTask } from '@/server/clinical/model/since';
import { RECORDED_FOR_MORE } from '@/server/clinical/taper/recorded-for';
import { unaskedInWords } from '@/server/clinical/note/safety-sentences';
import { lateInWords } from '@/server/clinical/note/since-sentences';
import { dayInWords } from '@/server/clinical/words/day';
import type { Draft } from '@/server/contracts/visit';
import { doseTable } from '@/server/renderings/note/dose-table';
import { doseWords } from '@/server/renderings/note/dose-words';

/** What is read back before signing: who, each drug with doses and days, what is taken over, what is created. */
export function readBack(of: { readonly patient: NotePatient; readonly plan: Plan | null; readonly note: Note; readonly tasks: readonly FollowUp[]; /** What speaks against each chosen option, a line each. */ readonly against: readonly { readonly title: string; readonly lines: readonly string[] }[]; readonly knowledge: Knowledge; readonly flags: Draft['flags']; readonly unasked: readonly Draft['unasked'][number][]; /** Follow-up of earlier notes that is past its day. */ readonly late?: readonly LateTask[] }): Draft['readBack'] {
  const { patient, plan, note, tasks, against, knowledge, flags, unasked, late = [] } = of;
  const born = patient.birthOn === null ? `born ${patient.birthText ?? 'on a day not recorded'}` : `born ${dayInWords(patient.birthOn)}${patient.age === null ? '' : ` (${patient.age} y)`}`;
  const numbers = patient.identifiers.map(({ label, value }) => `${label} ${value}`);
  const takenOver = note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'checks.unknown'))[0];
  const ungiven = note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'plan.young' || id === 'plan.flag-checks'));
  const decision = note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'assessment.decision'))[0];
  const although = note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id.startsWith('assessment.although.') || id.startsWith('assessment.unasked.')));
  const none = note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id.startsWith('plan.none.')));
  const why = note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'assessment.safety-why'));
  return [
    { label: 'For', lines: [patient.displayName, [born, ...numbers].join(', ')] },
    ...(decision === undefined ? [] : [{ label: 'Decision', lines: [decision, ...although].map(({ text }) => text) }]),
    ...against.filter(({ lines }) => lines.length > 0).map(({ title, lines }) => ({ label: against.length === 1 ? 'Speaks against it' : `Speaks against “${title}”`, lines: [...lines] })),
    ...(plan === null ? [] : drugsOf(plan).map((drug) => ({ label: knowledge.drugs.find(({ id }) => id === drug)?.name ?? drug, lines: courseOf(drug, plan) }))),
    ...settleFirst(plan),
    ...(none.length === 0 ? [] : [{ label: 'No plan', lines: none.map(({ text }) => text) }]),
    ...(unasked.length === 0 ? [] : [{ label: 'Not answered', lines: [...unasked.map((one) => unaskedInWords({ ...one, why: '' }, knowledge.settings.unanswered)), ...why.map(({ text }) => text)] }]),
    ...flags.filter(staysOpen).map(({ title, heldBack, answer }) => ({ label: 'Flag stays open', lines: [`${title}.${heldBack.length === 0 ? '' : ` It holds back: ${heldBack.join('; ')}.`}`, ...(answer === null ? [] : [`${answer.what} (${answer.by}, ${dayInWords(answer.on)})`])] })),
    ...flags.filter((flag) => !staysOpen(flag)).map(({ title, answer }) => ({ label: 'Flag settled', lines: [`${title}.`, ...(answer === null ? [] : [`${answer.what} (${answer.by}, ${dayInWords(answer.on)})`])] })),
    ...(takenOver === undefined && ungiven.length === 0 ? [] : [{ label: 'You take over', lines: [...(takenOver === undefined ? [] : [takenOver.text.replace(/^Not known, taken over: /, 'Not known: ')]), ...ungiven.map(({ text }) => text)] }]),
    ...(late.length === 0 ? [] : [{ label: 'Past its day', lines: [late.map(lateInWords).join('; ')] }]),
    ...(tasks.length === 0 ? [] : [{ label: 'Creates', lines: [`${tasks.length} follow-up ${tasks.length === 1 ? 'task' : 'tasks'}:`, ...tasks.map(taskInWords)] }]),
  ];
}

/** A task with its day and with what is done along with it. */
const taskInWords = ({ on, what, covers }: FollowUp): string => `${dayInWords(on)}: ${[what, ...covers.map((one) => one.what)].join('; ')}`;

/** What a medicine that comes down is recorded for besides depression, before it is signed away. */
function settleFirst(plan: Plan | null): Draft['readBack'] {
  const lines = plan?.warnings.filter(({ id }) => id === RECORDED_FOR_MORE).map(({ message }) => message) ?? [];
  return lines.length === 0 ? [] : [{ label: 'Settle first', lines }];
}

/** Signed past: raised at whichever level, and nobody has said that what it asks for was done. */
const staysOpen = ({ answer }: Draft['flags'][number]): boolean => !isSettled(answer);

const drugsOf = ({ from, to, steps }: Plan): string[] => [...new Set([...from, ...to, ...steps.flatMap(({ doses }) => doses)].map(({ drug }) => drug))];

/** `150 mg a day now`, `112.5 mg a day from 01-Dec-2026`, `stopped 05-Jan-2027`. */
function courseOf(drug: string, { from, steps }: Plan): string[] {
  const before = from.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;
  const parts = [before === 0 ? 'none now' : `${before} mg a day now`];
  let last = before;
  for (const { from: day, doses } of steps) {
    const dose = doses.find((entry) => entry.drug === drug)?.mgPerDay ?? 0;
    if (dose === last) continue;
    parts.push(dose === 0 ? `stopped ${dayInWords(day)}` : `${dose} mg a day from ${dayInWords(day)}`);
    last = dose;
  }
  if (parts.length === 1) parts.push('unchanged');
  return parts;
}

/** The dose table in words, as every document has it; `null` without a plan. */
export function doseCells({ plan, printed }: Pick<Snapshot, 'plan' | 'printed'>): Draft['doses'] {
  const table = plan === null ? null : doseTable(plan.steps, printed.drugs, plan.from.map(({ drug }) => drug));
  if (table === null) return null;
  return {
    drugs: table.drugs.map(({ name }) => name),
    rows: table.rows.map(({ from, cells }) => ({ from, cells: cells.map(({ dose, state }) => (dose === null ? state : doseWords(dose))) })),
  };
}
