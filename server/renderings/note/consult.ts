import type { Confirmation, MedicationEpisode, Report } from '@/server/clinical/model/chart';
import { FLAG_LEVELS } from '@/server/clinical/model/ids';
import type { FlagLevel } from '@/server/clinical/model/ids';
import { daysBetween } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { mainTotal } from '@/server/clinical/model/main-total';
import { newestReportFirst } from '@/server/clinical/model/newest';
import { noAllergyOf, saidAllergies } from '@/server/clinical/model/no-allergy';
import type { NoteDocument, Segment, Snapshot } from '@/server/clinical/model/note';
import type { ClearedFlag } from '@/server/clinical/model/visit';
import { dayOfWords, dayWords } from './day-words';
import { doseTable } from './dose-table';
import { mgWords } from './dose-words';
import { DEMO_BAND, DRAFT_BAND, ERROR_BAND } from './to-paper';

export type ConsultSection = { readonly title: string; readonly lines: readonly string[] };
export type Consult = { readonly bands: readonly string[]; readonly sections: readonly ConsultSection[] };

/** Older people are few enough to be known by their age. */
const OLDEST_SAID = 89;
const MOST_LINES = 12;
const MICROGRAMS = 1000;

/**
 * A page for a colleague who is not to know who it is: structured facts only, no word that anybody typed, days counted from
 * the visit in place of dates, no number of the note and no hash.
 */
export function toConsult({ snapshot, status, enteredInError }: NoteDocument): Consult {
  const { chart, assessment, printed, plan, note, patient, clinic, on } = snapshot;
  const table = doseTable(note.doseTable, printed.drugs, plan?.from.map(({ drug }) => drug) ?? []);
  const sections: ConsultSection[] = [
    { title: 'Who', lines: [`${ageWords(patient.age)}, ${patient.sex === 'unknown' ? 'sex not recorded' : patient.sex}.`] },
    { title: 'Safety', lines: safetyLines(snapshot) },
    { title: 'Allergies', lines: [allergyLine(snapshot)] },
    { title: 'Medicines', lines: chart.episodes.filter(({ status: state }) => state !== 'planned').map((episode) => episodeLine(episode, on)) },
    { title: 'Scores', lines: scoreLines(chart.reports, { on, printed }) },
    { title: 'What may explain it', lines: assessment.causes.filter(({ group }) => group === 'much' || group === 'some').map(({ title, group }) => `${title}: ${group} speaks for it.`) },
    { title: 'Options', lines: assessment.options.map(({ title, status: state, id }) => `${title}: ${(printed.options.find((option) => option.id === id)?.status ?? state).replaceAll('-', ' ')}${note.options.includes(id) ? ', chosen' : ''}.`) },
    {
      title: 'Plan',
      lines: table === null ? ['No change of medicine.'] : table.rows.map(({ from, to, cells }) => `${spanWords(plan?.start ?? from, from, to)}: ${cells.map(({ drug, dose, state }) => `${drug.name} ${dose === null ? state : mgWords(dose.mgPerDay)}`).join(' and ')}.`),
    },
  ];
  return {
    bands: [...(status === 'draft' ? [DRAFT_BAND] : []), ...(enteredInError === null ? [] : [ERROR_BAND]), ...(clinic.demo ? [DEMO_BAND] : [])],
    sections: sections.map(({ title, lines }) => ({ title, lines: title === 'Safety' ? lines : shortened(lines) })),
  };
}

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['None recorded.'] : lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `${lines.length - MOST_LINES} more in the record.`];

const ageWords = (age: number | null): string => (age === null ? 'Age not recorded' : age > OLDEST_SAID ? `Over ${OLDEST_SAID} years` : `${age} years`);

const before = (day: LocalDate, on: LocalDate): string => {
  const days = daysBetween(day, on);
  if (days === 0) return 'on the day of the visit';
  const distance = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? `${distance} before the visit` : `${distance} after the visit`;
};

type Told = { readonly flag: string; readonly level: FlagLevel; readonly words: string };

/** Every flag that was open at signing, the gravest first, what safety asked for and nobody answered, then what was settled; none is ever cut. */
function safetyLines({ assessment, visit: { cleared }, note, on, printed: { safety } }: Snapshot): string[] {
  const alone = cleared.flatMap(({ flag, alone: raised }): Told[] => (raised === undefined ? [] : [{ flag, level: raised.level, words: safety?.alone.find((one) => one.flag === flag)?.words ?? wordsInNote(flag, note) }]));
  const raised = assessment.flags.filter(({ id }) => !alone.some(({ flag }) => flag === id)).map(({ id, title, level, openSince }): Told => ({ flag: id, level, words: openSince === undefined ? title : `${undated(title, openSince)}, left open by an answer of ${before(openSince, on)}` }));
  const flags = [...raised, ...alone].toSorted((a, b) => FLAG_LEVELS.indexOf(a.level) - FLAG_LEVELS.indexOf(b.level));
  const answerTo = (flag: string) => cleared.findLast((answer) => answer.flag === flag);
  const isSettled = ({ flag }: Told): boolean => answerTo(flag)?.settled === true;
  const unasked = (safety?.unasked ?? unaskedIn(note)).map(({ state, short }) => ({ state: undatedState(state, on), short: undatedState(short, on) }));
  return [
    ...(flags.length === 0 ? ['No flag raised.'] : []),
    ...flags.filter((flag) => !isSettled(flag)).map(({ flag, level, words }) => `Open flag, ${level}: ${words}.${lookedAt(answerTo(flag), on)}`),
    ...unasked.map(({ state, short }) => (state === 'Not asked' ? `Not asked for safety: ${short}.` : `Wanted for safety, ${state.slice(0, 1).toLowerCase()}${state.slice(1)}: ${short}.`)),
    ...flags.filter(isSettled).map(({ flag, level, words }) => `Settled flag, ${level}: ${words}, ${before(answerTo(flag)?.on ?? on, on)}.`),
  ];
}

/** The title of a flag that an old answer left open tells its day. */
const undated = (title: string, openSince: LocalDate): string => title.split(new RegExp(`,? (?:of|on) ${dayWords(openSince)}`))[0] ?? title;

const segmentOf = (id: string, { sections }: Snapshot['note']): Segment | undefined => sections.flatMap(({ segments }) => segments).find((segment) => segment.id === id);

const UNASKED = 'assessment.safety-unasked';

/** Of what was signed before it was kept apart, by the machine's own wording, each with its state, `Not asked` or what came of asking: what somebody made of the sentence is not told. */
function unaskedIn(note: Snapshot['note']): readonly { readonly state: string; readonly short: string }[] {
  const segment = segmentOf(UNASKED, note);
  const told = (segment?.before ?? segment?.text ?? '').matchAll(/(?<=^|\. )(?!The chart asks for it)(?<state>[^:.]+): (?<short>[^.]+)\./g);
  return [...told].map(({ groups }) => ({ state: groups?.state ?? '', short: groups?.short ?? '' }));
}

/** `Last answered no 20 days before the visit, too old to count`. */
const undatedState = (words: string, on: LocalDate): string =>
  words.replaceAll(/on (?<day>\d\d-[A-Z][a-z]{2}-\d{4})/g, (said, day: string) => {
    const then = dayOfWords(day);
    return then === null ? said : before(then, on);
  });

/** Of an answer given before it was kept whether it settles the flag nothing is said of that. */
const lookedAt = (answer: ClearedFlag | undefined, on: LocalDate): string =>
  answer === undefined ? '' : answer.settled === undefined ? ` Answered ${before(answer.on, on)}.` : ` Looked at ${before(answer.on, on)} and left open.`;

/** A flag that the chart does not raise, of what was signed before its words were kept, as the machine worded its sentence; what somebody typed follows after it. */
function wordsInNote(flag: string, note: Snapshot['note']): string {
  const segment = segmentOf(`assessment.flag.${flag}`, note);
  return /^Flag, \w+: (.+?, of an answer that (?:was taken back|the chart does not raise any more))\./.exec(segment?.before ?? segment?.text ?? '')?.[1] ?? 'An answer of the patient that the chart does not raise any more';
}

const CODED = /rxnorm|whocc/;

/** The ingredient where the content or a code names it, and never words that somebody typed. */
function drugWords({ drug, drugId, codings }: MedicationEpisode): string {
  const isNamed = drugId !== null || codings.some(({ system }) => CODED.test(system));
  return isNamed && /^[a-z][a-z-]*( [a-z-]+){0,2}$/.test(drug) ? drug : 'a medicine outside the list';
}

const OUTSIDE = 'a substance outside the list';

/** By ingredient alone: what a record calls the substance and the reaction is typed. */
function allergyLine({ chart, note, on }: Snapshot): string {
  const recorded = chart.allergies.filter((allergy) => allergy.on === null || allergy.on <= on);
  const answers = countedAnswers(chart.confirmations, note);
  const noted = recorded.map(({ ingredient, on: day }) => ({ name: ingredient ?? OUTSIDE, when: day === null ? null : `noted ${before(day, on)}` }));
  const outside = noted.filter(({ name }) => name === OUTSIDE);
  const told = [
    ...noted.filter(({ name }) => name !== OUTSIDE).map(inBrackets),
    ...(outside.length < 2 ? outside.map(inBrackets) : [inBrackets({ name: `${outside.length} substances outside the list`, when: outside.flatMap(({ when }) => (when === null ? [] : [`one ${when}`])).join('; ') || null })]),
    ...saidAllergies(answers ?? chart.confirmations.filter((said) => said.on <= on), recorded).map((said) => inBrackets({ name: said.name, when: `said ${before(said.on, on)}` })),
  ];
  const none = (): string => (answers === null ? 'not told in the note' : noAllergyOf(answers, { isListed: chart.received.allergies, asked: (day) => `asked ${before(day, on)}` }).words);
  const words = told.length > 0 ? [...new Set(told)].join('; ') : none();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The answers on which the sentence of the note rests: which of them counted was judged by the content of then. `null` where the signer left the sentence out. */
function countedAnswers(answers: readonly Confirmation[], note: Snapshot['note']): readonly Confirmation[] | null {
  const rests = segmentOf('checks.allergies', note)?.refs;
  return rests === undefined ? null : rests.flatMap((ref) => answers.find(({ id }) => id === ref.id) ?? []);
}

const inBrackets = ({ name, when }: { readonly name: string; readonly when: string | null }): string => (when === null ? name : `${name} (${when})`);

function episodeLine(episode: MedicationEpisode, on: LocalDate): string {
  const { steps, startOn, stopOn, status } = episode;
  const doses = steps.map(({ from, microgramsPerDay }) => `${microgramsPerDay === null ? 'dose not recorded' : mgWords(microgramsPerDay / MICROGRAMS)} from ${before(from, on)}`);
  const begun = doses.length > 0 ? doses.join(', ') : startOn === null ? 'start not recorded' : `from ${before(startOn, on)}`;
  const name = drugWords(episode);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${begun}${stopOn === null ? (status === 'stopped' ? ', stopped' : '') : `, stopped ${before(stopOn, on)}`}.`;
}

const NAMES: Readonly<Record<string, string>> = { phq9: 'PHQ-9', gad7: 'GAD-7', pcptsd5: 'PC-PTSD-5', odq: 'ODQ', auditc: 'AUDIT-C', tas20: 'TAS-20', sbr: 'Blunting report' };

/** The totals of each instrument in a line, the newest first; the days stand apart from the score, so that none is read for the other. */
function scoreLines(reports: readonly Report[], { on, printed }: Pick<Snapshot, 'on' | 'printed'>): string[] {
  const scored = reports.toSorted(newestReportFirst).flatMap((report) => {
    const total = mainTotal(report);
    return total === null ? [] : [{ instrument: report.instrument, words: `${total.value} (${report.estimated ? 'estimated, ' : ''}${before(report.on, on)})` }];
  });
  return [...new Set(scored.map(({ instrument }) => instrument))].map((own) => `${nameOf(own, printed)}: ${shortened(scored.filter(({ instrument }) => instrument === own).map(({ words }) => words)).join('; ')}.`);
}

/** What a colleague elsewhere cannot know: the range of a questionnaire of the program's own, and that nobody has validated it. */
function nameOf(instrument: string, { scales = [], notValidated = [] }: Snapshot['printed']): string {
  const own = scales.find(({ id }) => id === instrument);
  const remarks = [...(own === undefined ? [] : [`${own.min} to ${own.max}, ${own.direction}`]), ...(notValidated.includes(instrument) ? ['not validated'] : [])];
  return `${NAMES[instrument] ?? instrument}${remarks.length === 0 ? '' : ` (${remarks.join('; ')})`}`;
}

const spanWords = (start: LocalDate, from: LocalDate, to: LocalDate | null): string =>
  to === null ? `From day ${daysBetween(start, from) + 1} on` : `Day ${daysBetween(start, from) + 1} to ${daysBetween(start, to) + 1}`;
