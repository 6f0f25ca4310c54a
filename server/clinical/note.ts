import type { Note } from './model/note';
import type { Visit } from './model/visit';
import { applyEdits } from './note/apply-edits';
import { assessmentSentences } from './note/assessment-sentences';
import { checkSentences } from './note/check-sentences';
import { planSentences } from './note/plan-sentences';
import { readForNote } from './note/reading';
import type { NoteInput } from './note/reading';
import { countWords } from './note/sentence';
import type { Sentence } from './note/sentence';
import { objectiveSentences, subjectiveSentences } from './note/story-sentences';

/** Words of the machine's sentences; the dose table, flags, what the signer takes over (neither is ever cut) and what the author said in fields of their own come on top. */
export const NOTE_WORDS = 250;

/**
 * The note of a visit as segments, each with its origin and the ids behind it. Pure: the same visit, assessment, plan,
 * chart and content give the same note.
 */
export function note(input: NoteInput): Note {
  const { visit, plan, order } = input;
  const sections = applyEdits(fitted(machineSentences(input), visit.edits), visit, order);
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
export function machineSentences(input: NoteInput): readonly Sentence[] {
  const reading = readForNote(input);
  return [...assessmentSentences(reading), ...planSentences(reading), ...subjectiveSentences(reading), ...objectiveSentences(reading), ...checkSentences(reading)];
}

/** Gives up sentences that can be spared and were not edited, the most sparable and among those the last first, then says others more shortly, until the words suffice. */
function fitted(sentences: readonly Sentence[], edits: Visit['edits']): readonly Sentence[] {
  let kept = sentences;
  for (const level of [3, 2, 1] as const) {
    for (const sentence of sentences.filter(({ spare, id }) => spare === level && edits[id] === undefined).reverse()) {
      if (wordsIn(kept) <= NOTE_WORDS) return kept;
      kept = kept.filter((entry) => entry !== sentence);
    }
  }
  for (const { id, short } of sentences.toReversed()) {
    if (short === undefined || edits[id] !== undefined) continue;
    if (wordsIn(kept) <= NOTE_WORDS) return kept;
    kept = kept.map((entry) => (entry.id === id ? { ...entry, text: short } : entry));
  }
  return kept;
}

/** Fields that the author fills or leaves; their words are the author's. */
const OWN_FIELDS = ['subjective.reason', 'subjective.ratings', 'plan.discussed', 'plan.prefers', 'plan.edits', 'assessment.declined'];

/** Words counted against the limit. */
export const wordsIn = (sentences: readonly Pick<Sentence, 'id' | 'text'>[]): number => sentences.reduce((sum, { id, text }) => sum + (OWN_FIELDS.includes(id) ? 0 : countWords(text)), 0);
