import type { AllergyFact } from '@/server/clinical/model/chart';
import { conceptLabel, plainText, readConcept, statusCode } from './codings';
import { doubtsAboutDay, doubtsAboutMeaning, provenanceOf, type EntryOf, type ReadContext } from './context';
import { dayOf, firstGiven, givenText, readDate } from './dates';
import type { Doubt } from './dosage';
import { member, objectsOf, textOf } from './json-value';
import type { Medicine } from './medicines';
import { keptInWords, leftOut, type Reading } from './reading';

/** SNOMED CT for "no known allergy" and its kinds. */
const NO_KNOWN_ALLERGY: ReadonlySet<string> = new Set(['716186003', '409137002', '428607008', '429625007', '428197003', '716184000', '1003774007']);
/** Words that say that none is known, and nothing besides: `None of the above, but hives with penicillin` says more. */
const KINDS = '(?:drug|food|medication|medicine|environmental|latex|other)s?';
const NEGATED = new RegExp(
  `^(?:nkda|nka|nkma|nkfa|none(?: (?:known|reported|recorded|documented|on file))?|(?:(?:no|denies)(?: (?:any|known|reported|recorded|documented))* |not (?:known )?)(?:${KINDS}(?:(?:,| and| or|/|, and) ?${KINDS})* )?(?:allerg(?:y|ies|ic)|intolerances?)(?: or intolerances?)?(?: known| reported| recorded)?(?: to (?:any )?${KINDS})?)$`,
  'i',
);
const isNegatedText = (words: string): boolean => NEGATED.test(words.replace(/\((?:situation|finding|disorder|nkda|nka)\)/gi, ' ').replace(/[\s]+/g, ' ').replace(/[.!\s]+$/, '').trim());

export function readAllergy(entry: EntryOf, context: ReadContext): Reading {
  const { resource } = entry;
  const [firstReaction] = objectsOf(resource, 'reaction');
  const concept = readConcept(member(resource, 'code')) ?? readConcept(member(firstReaction, 'substance'));
  const what = conceptLabel(concept) ?? 'allergy without a name';
  const onset = firstGiven([readDate(resource, 'onsetDateTime'), readDate(firstReaction, 'onset')]);
  const recorded = readDate(resource, 'recordedDate');
  const on = dayOf(onset) ?? dayOf(recorded);
  const verification = statusCode(member(resource, 'verificationStatus'));
  if (verification === 'entered-in-error') return leftOut(what, 'entered in error', on);
  if (verification === 'refuted') return leftOut(what, 'refuted: the person does not have it', on);
  const isNoneByCode = concept?.codings.some((coding) => NO_KNOWN_ALLERGY.has(coding.code)) === true;
  const furtherWords = concept === null ? [] : [concept.text, ...concept.codings.filter(({ code }) => !NO_KNOWN_ALLERGY.has(code)).map(({ display }) => display)].filter((words) => words !== null && !isNegatedText(words) && !concept.codings.some(({ code, display }) => NO_KNOWN_ALLERGY.has(code) && display === words));
  const saysMore = isNoneByCode && furtherWords.length > 0;
  if (!saysMore && (isNoneByCode || (concept !== null && isNegatedText(what)))) return leftOut(what, 'says that no allergy is known: asking is what clears one', on);

  const medicine = concept === null ? null : context.medicines.read(concept);
  const days = doubtsAboutDay(onset, 'its onset', context);
  const isResolved = statusCode(member(resource, 'clinicalStatus')) === 'resolved';
  const doubts: readonly Doubt[] = [
    ...(saysMore ? [{ code: 'status-not-clear', why: `its code says that no allergy is known and its words say more: “${furtherWords.join('; ')}”` } as const] : doubtsAboutSubstance(medicine, what)),
    ...(verification === 'unconfirmed' || verification === 'presumed' ? [{ code: 'not-confirmed', why: `it is ${verification}, not confirmed` } as const] : []),
    ...(isResolved ? [{ code: 'status-not-clear', why: 'its status is resolved: it may hold again when the substance is given' } as const] : []),
    ...days,
    ...doubtsAboutMeaning(resource),
  ];
  const type = textOf(resource, 'type');
  const known = medicine?.kind === 'known' && medicine.drugs.length === 1 ? (medicine.drugs[0]?.drug ?? null) : null;
  const reactions = objectsOf(resource, 'reaction').flatMap((reaction) => objectsOf(reaction, 'manifestation').flatMap((shown) => conceptLabel(readConcept(shown)) ?? []));
  const fact: AllergyFact = {
    id: entry.record,
    ingredient: known,
    text: what,
    type: type === 'allergy' || type === 'intolerance' ? type : null,
    reaction: reactions.length === 0 ? null : plainText([...new Set(reactions)].join(', ')),
    on: days.length > 0 ? null : dayOf(onset),
    provenance: provenanceOf(entry),
  };
  const asFact = (changed: AllergyFact) => ({ kind: 'allergy', key: changed.id, records: [entry.record], fact: changed }) as const;
  // A product of several ingredients is an allergy to one of them that nobody named.
  const parts = medicine === null ? [] : 'drugs' in medicine ? medicine.drugs : medicine.kind === 'other' ? [] : context.medicines.names.findNearly(what);
  if (doubts.length === 0) return { kind: 'fact', what, on, facts: [asFact(fact)] };
  return {
    kind: 'waits', what, on,
    item: {
      kind: 'allergy',
      doubts,
      original: [
        { label: 'Allergy', value: what },
        ...(concept?.codings ?? []).map((coding) => ({ label: 'Code', value: `${coding.code} (${coding.system === '' ? 'no system' : coding.system})` })),
        ...(verification === null ? [] : [{ label: 'Verification', value: verification }]),
        ...(givenText(onset) === null ? [] : [{ label: 'Onset', value: givenText(onset) ?? '' }]),
      ],
      facts: [],
      offers: [
        ...[...new Set(parts.map((drug) => drug.drug))].map((drug) => ({ id: `to-${drug}`, label: `An allergy to ${drug}`, facts: [asFact({ ...fact, ingredient: drug })] })),
        ...(known !== null || medicine === null ? [] : medicine.kind === 'other' ? [{ id: 'take', label: `Take “${what}” as it stands`, facts: [asFact(fact)] }] : [{ id: 'keep-words', label: keptInWords(what), facts: [asFact(fact)] }]),
      ],
    },
  };
}

function doubtsAboutSubstance(medicine: Medicine | null, what: string): readonly Doubt[] {
  if (medicine === null) return [{ code: 'not-readable', why: 'it does not say to what' }];
  switch (medicine.kind) {
    case 'known':
      return medicine.drugs.length > 1 ? [{ code: 'recognised-by-name-only', why: 'it is to a product of several ingredients: which one is not said' }] : [];
    case 'other':
      return [];
    case 'named':
    case 'conflict':
      return [{ code: 'recognised-by-name-only', why: `no code that can be read: the words may mean ${medicine.drugs.map((drug) => drug.drug).join(' or ')}` }];
    case 'not-coded':
      return [{ code: 'not-coded', why: `no code, only words: “${what}”` }];
    case 'code-not-known':
      return [{ code: 'code-not-known', why: 'its code is not one that can be read' }];
  }
}

