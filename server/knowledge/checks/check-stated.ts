import { canonicalReferences } from '../assemble';
import type { Content } from '../schema/content';
import { isKnownKey } from './check-questions';
import { repeated } from './problem';
import type { Problem } from './problem';
import type { Vocabulary } from './vocabulary';

/** The reference under which a sentence says that it is our own. */
const OWN = 'project-judgement';

/** A sentence that an assessment or a plan shows with sources of its own; a flag may say it in several ways. */
export type ShownSentence = { readonly id: string; readonly says: readonly string[]; readonly refs: readonly string[] };

/** A sign of an explanation: its sources are those of the explanation, of which some may state it. */
export const signs = ({ causes }: Content): ShownSentence[] => causes.causes.flatMap(({ featuresFor, featuresAgainst, refs }) => [...featuresFor, ...featuresAgainst].map(({ id, reason }) => ({ id, says: [reason], refs })));

/** What an option says without a rule: what is done, watched and talked about. */
export const unruledLines = ({ options }: Content): readonly string[] => options.flatMap(({ typicalSteps, monitoring, discussionPoints }) => [...typicalSteps, ...monitoring.map(({ what, why }) => `${what}. ${why}`), ...discussionPoints]);

export const shownSentences = ({ options, flags, switching }: Content): ShownSentence[] => [
  ...options.flatMap(({ rules }) => rules.map(({ id, message, refs }) => ({ id, says: [message], refs }))),
  ...flags.flags.map(({ id, message, says, leftOpen, refs }) => ({ id, says: [message, ...says.map((one) => one.message), ...(leftOpen === undefined ? [] : [leftOpen.message])], refs })),
  ...switching.planWarnings.map(({ id, message, refs }) => ({ id, says: [message], refs })),
  ...switching.chartLimits.map(({ id, message, refs }) => ({ id, says: [message], refs })),
];

/**
 * A work stands in front of a sentence only with the words of its record that state it; what is our own in the sentence is
 * named word for word, and only then does our judgement stand beside the work. A number is in the words of a work or our own.
 * How its words were read is what the same reading tells of itself; what somebody only remembered states nothing.
 */
export function checkStated(content: Content, names: Vocabulary): Problem[] {
  const sentences = new Map(shownSentences(content).map((sentence) => [sentence.id, sentence]));
  const ofCauses = new Map(signs(content).map((sign) => [sign.id, sign]));
  const lines = new Set(unruledLines(content));
  const { stated: entries, lines: said } = content.stated;
  const listed = new Set(entries.map(({ sentence }) => sentence));
  const problem = (id: string, message: string): Problem => ({ at: `stated.${id}`, message });
  return [
    ...repeated(entries.map(({ sentence }) => sentence)).map((id) => problem(id, 'listed twice')),
    ...[...sentences.values()].filter(({ id, refs }) => refs[0] !== OWN && !listed.has(id)).map(({ id, refs }) => problem(id, `no words of ${refs[0] ?? 'any work'} state it: name them, or let our judgement lead`)),
    ...entries.flatMap((entry) => {
      const sentence = sentences.get(entry.sentence);
      const sign = ofCauses.get(entry.sentence);
      const known = sentence ?? sign;
      if (known === undefined) return [problem(entry.sentence, 'no sentence has this id')];
      const wrong = sign === undefined ? wrongOrder(content, entry, known) : notAmong(content, entry, known);
      return [...wrong, ...wrongIn(content, entry, known.says), ...entry.by.flatMap((by) => wrongReading(content, by, names))].map((message) => problem(entry.sentence, message));
    }),
    ...repeated(said.map(({ says }) => says)).map((says) => problem(says, 'listed twice')),
    ...said.flatMap((entry) =>
      [...(lines.has(entry.says) ? [] : ['no option says this']), ...wrongIn(content, entry, [entry.says]), ...entry.by.flatMap((by) => wrongReading(content, by, names))].map((message) => problem(entry.says, message)),
    ),
  ];
}

/** Numbers that stand by themselves: the 9 of PHQ-9 and the 2 of CYP2D6 are parts of names. */
const numbersIn = (text: string): readonly string[] => text.match(/(?<![\p{L}\p{N}.-])\d+(?:\.\d+)?(?![\p{L}\p{N}])/gu) ?? [];

type By = Content['stated']['stated'][number]['by'][number];

/** What was not read but remembered. */
const REMEMBERED = /from memory|(?:pharmacist|working) knowledge/i;

function wrongReading({ references: { references } }: Content, { ref, words, about, read }: By, names: Vocabulary): string[] {
  const work = references.find(({ id, aliases }) => id === ref || aliases.includes(ref));
  const readings = work === undefined ? [] : [work, ...work.otherReadings].filter(({ finding, verification }) => finding.includes(words) || verification.includes(words));
  return [
    ...about.filter((key) => !isKnownKey(key, names)).map((key) => `${ref} is about an unknown fact: ${key}`),
    ...(read === null || readings.some(({ verification }) => verification.includes(read)) ? [] : [`no reading of ${ref} with these words was read like this: ${read}`]),
    ...(read !== null && REMEMBERED.test(read) ? [`nobody read these words of ${ref}: ${read}`] : []),
  ];
}

type Entry = Pick<Content['stated']['stated'][number], 'by' | 'ours'>;

/** The works that state a sentence of its own stand first, and our judgement beside them where part of it is ours. */
function wrongOrder(content: Content, { by, ours }: Entry, { refs: named }: ShownSentence): string[] {
  const canonical = canonicalReferences(content.references.references);
  const refs = named.map(canonical);
  const stating = [...new Set(by.map(({ ref }) => canonical(ref)))];
  return [
    ...(refs[0] === OWN ? ['our judgement leads it, so that no work states it'] : []),
    ...(stating.some((ref, place) => refs[place] !== ref) ? [`the works that state it do not stand first: ${stating.join(', ')}`] : []),
    ...(ours.length > 0 === refs.includes(OWN) ? [] : [ours.length > 0 ? 'part of it is our own, and its references do not say so' : 'its references name our judgement, and no part of it is our own']),
  ];
}

/** A sign is stated by works of its explanation alone. */
function notAmong(content: Content, { by }: Entry, { refs: named }: ShownSentence): string[] {
  const canonical = canonicalReferences(content.references.references);
  const refs = new Set(named.map(canonical));
  return by.filter(({ ref }) => !refs.has(canonical(ref))).map(({ ref }) => `the explanation does not name ${ref}`);
}

/** Of what states a flag that says several sentences, what states the one with these words. */
const statingOf = (by: Entry['by'], text: string): Entry['by'] => by.filter(({ of }) => of === undefined || text.includes(of));

function wrongIn(content: Content, { by, ours }: Entry, says: readonly string[]): string[] {
  const canonical = canonicalReferences(content.references.references);
  const recordOf = (ref: string): readonly string[] => content.references.references.filter(({ id }) => id === canonical(ref)).flatMap(({ finding, otherReadings, verification }) => [finding, ...otherReadings.map((one) => one.finding), verification]);
  return [
    ...by.filter(({ ref, words }) => !recordOf(ref).some((text) => text.includes(words))).map(({ ref, words }) => `the record of ${ref} does not have the words: ${words}`),
    ...says.flatMap((text) => numbersIn(ours.reduce((rest, words) => rest.replaceAll(words, ' | '), text)).filter((number) => !statingOf(by, text).some(({ words }) => numbersIn(words).includes(number)))).map((number) => `neither the words of a work nor our own: ${number}`),
    ...by.flatMap(({ of = '' }) => (says.some((text) => text.includes(of)) ? [] : [`it does not say what a work states of it: ${of}`])),
    ...(new Set(says.map((text) => new Set(statingOf(by, text).map(({ ref }) => canonical(ref))).size)).size > 1 ? ['not as many works state each of the sentences that it says'] : []),
    ...ours.filter((words) => !says.some((text) => text.includes(words))).map((words) => `the sentence does not have the words: ${words}`),
    ...(says.some((text) => ours.some((words) => words.length >= text.length - 1)) ? ['all of it is our own, so that no work states it'] : []),
  ];
}
