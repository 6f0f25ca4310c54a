import type { Note } from './model/note';
import type { Visit } from './model/visit';
import { applyEdits } from './note/apply-edits';
import { assessmentSentences, flagSentences } from './note/assessment-sentences';
import { checkSentences } from './note/check-sentences';
import { planSentences } from './note/plan-sentences';
import { readForNote } from './note/reading';
import type { NoteInput } from './note/reading';
import { countWords } from './note/sentence';
import type { Sentence } from './note/sentence';
import { safetySentences } from './note/safety-sentences';
import { sinceSentences } from './note/since-sentences';
import { objectiveSentences, subjectiveSentences } from './note/story-sentences';

/**
 * Words of the machine's sentences. The dose table and what the author said in fields of their own come on top, and so does what is never cut: flags and
 * red-flag answers, what was asked for safety or was not, that what was chosen is closed on this chart and what speaks against it, what a plan does beside an open
 * flag, what a label warns of, the follow-up, what the patient said and wants, what the signer takes over (decision 0021).
 */
export const NOTE_WORDS = 250;

/**
 * The note of a visit as segments, each with its origin and the ids behind it. Pure: the same visit, assessment, plan,
 * chart and content give the same note.
 */
export function note(input: NoteInput): Note {
  const { visit, plan, order } = input;
  const sections = applyEdits(fitted(machineSentences(input), { edits: visit.edits, isFirst: (input.since ?? null) === null }), visit, order);
  return {
    schemaVersion: 1,
    order,
    sections,
    doseTable: plan?.steps ?? [],
    options: visit.decision?.kind === 'options' ? visit.decision.options : [],
    words: sections.reduce((sum, { segments }) => sum + segments.reduce((words, { text }) => words + countWords(text), 0), 0),
  };
}

/** Every sentence that the chart, the decision and the plan give, in the order of the sections. */
function machineSentences(input: NoteInput): readonly Sentence[] {
  const reading = readForNote(input);
  return [...flagSentences(reading), ...safetySentences(reading), ...sinceSentences(reading), ...assessmentSentences(reading), ...planSentences(reading), ...subjectiveSentences(reading), ...objectiveSentences(reading), ...checkSentences(reading)];
}

type Way = (kept: readonly Sentence[]) => readonly Sentence[];

/**
 * Until the words suffice, and never of an edited sentence: gives up what can be spared, the most sparable first, and says others more shortly;
 * where there is a time since the note before to tell of, it is said more shortly before anything of it is given up. The last sentence goes first.
 */
function fitted(sentences: readonly Sentence[], { edits, isFirst }: { readonly edits: Visit['edits']; readonly isFirst: boolean }): readonly Sentence[] {
  const open = sentences.filter(({ id }) => edits[id] === undefined).reverse();
  const drop = (level: Sentence['spare']): Way[] => open.filter(({ spare }) => spare === level).map(({ id }) => (kept) => kept.filter((entry) => entry.id !== id));
  const shorten = (level: Sentence['spare'], concerns: (id: string) => boolean = () => true): Way[] => open.flatMap(({ id, spare, short }) => (spare === level && concerns(id) && short !== undefined ? [(kept) => kept.map((entry) => (entry.id === id ? { ...entry, text: short } : entry))] : []));
  // What speaks against the choice is said in full for as long as anything else can be said more shortly.
  const ways = [...drop(3), ...drop(2), ...(isFirst ? [...drop(1), ...shorten(0, isOther)] : [...shorten(1), ...shorten(0, isOther), ...drop(1)]), ...shorten(0, isObjection)];
  return ways.reduce((kept, way) => (wordsIn(kept) <= NOTE_WORDS ? kept : way(kept)), sentences);
}

const isObjection = (id: string): boolean => id.startsWith('assessment.against.');
const isOther = (id: string): boolean => !isObjection(id);

/** Fields that the author fills or leaves; their words are the author's. */
const OWN_FIELDS = ['subjective.reason', 'subjective.ratings', 'plan.discussed', 'plan.prefers', 'plan.edits', 'assessment.declined'];

/** Words counted against the limit. */
export const wordsIn = (sentences: readonly Pick<Sentence, 'id' | 'text'>[]): number => sentences.reduce((sum, { id, text }) => sum + (OWN_FIELDS.includes(id) ? 0 : countWords(text)), 0);
