import type { ConditionFact } from '@/server/clinical/model/chart';
import { conceptLabel, isStandardCondition, normaliseConditionCoding, plainText, readConcept, statusCode, type Concept } from './codings';
import { doubtsAboutDay, doubtsAboutMeaning, doubtsAboutOrder, provenanceOf, type EntryOf, type ReadContext } from './context';
import { dayOf, firstGiven, givenText, readDate } from './dates';
import type { Doubt } from './dosage';
import { member, objectOf, textOf } from './json-value';
import { keptInWords, leftOut, type Reading } from './reading';

const STATUSES = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const;
/** SNOMED CT for "no known problems". */
const NO_KNOWN_PROBLEM = '160245001';
const NOT_CONFIRMED: ReadonlySet<string> = new Set(['provisional', 'differential', 'unconfirmed']);

export function readCondition(entry: EntryOf, context: ReadContext): Reading {
  const { resource } = entry;
  const concept = readConcept(member(resource, 'code'));
  const what = conceptLabel(concept) ?? 'condition without a name';
  const onset = firstGiven([readDate(resource, 'onsetDateTime'), readDate(objectOf(resource, 'onsetPeriod') ?? undefined, 'start')]);
  const abated = firstGiven([readDate(resource, 'abatementDateTime'), readDate(objectOf(resource, 'abatementPeriod') ?? undefined, 'end')]);
  const recorded = readDate(resource, 'recordedDate');
  const on = dayOf(onset) ?? dayOf(recorded);
  const verification = statusCode(member(resource, 'verificationStatus'));
  if (verification === 'entered-in-error') return leftOut(what, 'entered in error', on);
  if (verification === 'refuted') return leftOut(what, 'refuted: the person does not have it', on);
  if (concept?.codings.some((coding) => coding.code === NO_KNOWN_PROBLEM) === true) return leftOut(what, 'says that no problem is known: asking is what clears one', on);

  const written = statusCode(member(resource, 'clinicalStatus'));
  const status = STATUSES.find((known) => known === written) ?? null;
  const contradicts = (status === 'active' || status === 'recurrence' || status === 'relapse') && abated.kind !== 'none';
  const days = [...doubtsAboutDay(onset, 'its onset', context), ...doubtsAboutDay(abated, 'its end', context), ...doubtsAboutOrder(onset, abated)];
  const inCode = doubtsAboutCode(concept, context);
  const doubts: readonly Doubt[] = [
    ...inCode,
    ...(verification !== null && NOT_CONFIRMED.has(verification) ? [{ code: 'not-confirmed', why: `the diagnosis is ${verification}, not confirmed` } as const] : []),
    ...(written !== null && status === null ? [{ code: 'status-not-clear', why: `its status is none of FHIR R4: ${plainText(written).slice(0, 40)}` } as const] : []),
    ...(contradicts ? [{ code: 'status-not-clear', why: `its status is ${status}, and it has an end (${givenText(abated)?.slice(0, 10) ?? ''})` } as const] : []),
    ...days,
    ...doubtsAboutMeaning(resource),
  ];
  const partial = onset.kind === 'read' && onset.date.precision !== 'day' ? ` (since ${onset.date.given})` : '';
  const fact: ConditionFact = {
    id: entry.record,
    codings: (concept?.codings ?? []).map(normaliseConditionCoding),
    text: `${what}${partial}`,
    clinicalStatus: contradicts ? null : status,
    onsetOn: days.length > 0 ? null : dayOf(onset),
    recordedOn: dayOf(recorded),
    abatedOn: days.length > 0 ? null : dayOf(abated),
    provenance: provenanceOf(entry),
  };
  const facts = [{ kind: 'condition', key: fact.id, records: [entry.record], fact } as const];
  if (doubts.length === 0) return { kind: 'fact', what, on, facts };
  return {
    kind: 'waits', what, on,
    item: {
      kind: 'condition',
      doubts,
      original: [
        { label: 'Condition', value: what },
        ...(concept?.codings ?? []).map((coding) => ({ label: 'Code', value: `${coding.code} (${coding.system === '' ? 'no system' : coding.system})` })),
        ...lines({ Status: written, Verification: verification, Onset: givenText(onset) ?? textOf(resource, 'onsetString'), End: givenText(abated) }),
      ],
      facts: [],
      offers: concept === null ? [] : offers(entry, fact, { isCoded: isCoded(concept), isUnderstood: inCode.length === 0, words: wordsOf(concept) }, context),
    },
  };
}

const lines = (values: Readonly<Record<string, string | null>>): { label: string; value: string }[] =>
  Object.entries(values).flatMap(([label, value]) => (value === null ? [] : [{ label, value: plainText(value) }]));

const isCoded = (concept: Concept): boolean => concept.codings.map(normaliseConditionCoding).some(isStandardCondition);

/** Every word of a concept: its text and the display of each code. */
const wordsOf = ({ text, codings }: Concept): string => [...new Set([text, ...codings.map(({ display }) => display)])].filter((words) => words !== null).join(' | ');

/** Words about a relative say nothing about this person. */
const ABOUT_RELATIVES = /\b(family history|fh:|f\/h)/i;

/** A code of a set is understood. Another one is when its words name no condition that rules ask for. */
function doubtsAboutCode(concept: Concept | null, { conditionSetsOf, conditionWords }: ReadContext): readonly Doubt[] {
  if (concept === null) return [{ code: 'not-readable', why: 'it does not say which condition' }];
  if (concept.codings.length === 0) return [{ code: 'not-coded', why: `no code, only words: “${concept.text ?? ''}”` }];
  const words = wordsOf(concept);
  const held = concept.codings.map(normaliseConditionCoding).flatMap((coding) => conditionSetsOf(coding).map(({ set }) => set));
  const named = ABOUT_RELATIVES.test(words) ? [] : conditionWords.namedSets(words);
  const titles = (): string => named.slice(0, MOST_LIKELY).map(({ set }) => set.title).join('; ');
  if (held.length > 0) {
    const isFarFromCode = named.length > 0 && !conditionWords.likelySets(words).some(({ set }) => held.includes(set.id));
    return isFarFromCode ? [{ code: 'code-not-known', why: `its code and its words mean different conditions: the words may mean ${titles()}` }] : [];
  }
  if (!isCoded(concept)) return [{ code: 'code-not-known', why: 'its code is neither SNOMED CT nor ICD-10-CM' }];
  if (words === '') return [{ code: 'code-not-known', why: 'its code is none of those that rules read, and no words say what it means' }];
  return named.length === 0 ? [] : [{ code: 'code-not-known', why: `its code is none of those that rules read, and its words may mean ${titles()}` }];
}

type Offer = { readonly id: string; readonly label: string; readonly facts: readonly [{ readonly kind: 'condition'; readonly key: string; readonly records: readonly string[]; readonly fact: ConditionFact }] };
type Known = { readonly isCoded: boolean; readonly isUnderstood: boolean; readonly words: string };

/** A condition that is understood is taken as it stands; words are matched by a person to one of the sets that rules read, or stay words. */
function offers(entry: EntryOf, fact: ConditionFact, { isCoded, isUnderstood, words }: Known, context: ReadContext): readonly Offer[] {
  const make = (id: string, label: string, changed: ConditionFact): Offer => ({ id, label, facts: [{ kind: 'condition', key: changed.id, records: [entry.record], fact: changed }] });
  const asItStands = make('take', `Take “${fact.text}” as it stands${isUnderstood ? '' : ': it is none of these'}`, fact);
  if (isUnderstood) return [asItStands];
  return [
    ...context.conditionWords
      .likelySets(words)
      .slice(0, MOST_LIKELY)
      .map(({ set, coding }) => make(`set-${set.id}`, `It is: ${set.title} (${coding.display ?? coding.code})`, { ...fact, codings: [...fact.codings, coding] })),
    isCoded && words !== '' ? asItStands : make('keep-words', keptInWords(fact.text), fact),
  ];
}

const MOST_LIKELY = 4;
