import { conceptLabel, plainText, readConcept } from './codings';
import { member, objectOf, objectsOf, textOf, writtenAs, type JsonObject } from './json-value';

/** Words that say that a medicine is not, or no longer, taken. What a label says in general (“do not stop suddenly”) is none of them. */
const NOT_TAKEN =
  /\b(not (?:currently |actually |been |yet )?(?:taking|taken|using|started)|n(?:o|ever) (?:longer )?(?:taking|takes|taken|took|used|using|started|filled)|no longer (?:on|needed|prescribed|required)|(?:isn|wasn|hasn|doesn|didn)['’]t (?:been )?(?:tak(?:e|en|ing)|us(?:e|ed|ing)|start(?:ed)?)|stopped|discontinued|d\/c(?:'?d)?|dc'?d|ceased|came off|off (?:it|since)|self[- ]?discontinued|(?:refus|declin)(?:ed|es|ing)|on hold|held since|non[- ]?adheren\w*|non[- ]?complian\w*)\b/i;
/** General advice that holds such words and says nothing about this person. */
const ADVICE = /\b(?:(?:must|can|may|do|should|cannot|shall) ?(?:not|only)? be (?:stopped|discontinued)|(?:until|unless|if|when|before|after) (?:it is |you are |told |you have )?(?:stopped|discontinued|not taking)|not (?:be )?(?:stopped|discontinued)|if (?:you are )?not taking)\b/gi;

/** The words of a record that say that its medicine is not taken; `null` when none do. */
export function notTakenWords(resource: JsonObject, medicine: string): string | null {
  const reasons = [readConcept(member(resource, 'statusReason')), ...objectsOf(resource, 'statusReason').map(readConcept)].flatMap((reason) => conceptLabel(reason) ?? []);
  const notes = objectsOf(resource, 'note').flatMap((note) => textOf(note, 'text') ?? []);
  const directions = [...objectsOf(resource, 'dosage'), ...objectsOf(resource, 'dosageInstruction')].flatMap((instruction) =>
    ['text', 'patientInstruction'].flatMap((key) => textOf(instruction, key) ?? []),
  );
  const further = [...objectsOf(resource, 'dosage'), ...objectsOf(resource, 'dosageInstruction')].flatMap((instruction) => objectsOf(instruction, 'additionalInstruction').flatMap((one) => conceptLabel(readConcept(one)) ?? []));
  const narrative = (textOf(objectOf(resource, 'text') ?? undefined, 'div') ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const said = [...reasons, ...notes, ...directions, ...further, medicine, narrative].find((words) => NOT_TAKEN.test(words.replace(ADVICE, ' ')));
  return said === undefined ? null : excerpt(said);
}

const AROUND = 60;

function excerpt(words: string): string {
  const at = Math.max(0, words.search(NOT_TAKEN));
  return plainText(words.slice(Math.max(0, at - AROUND), at + 2 * AROUND));
}

/** Elements of other versions of FHIR that say it in a code. */
export function notTakenByCode(resource: JsonObject): string | null {
  if (writtenAs(member(resource, 'wasNotTaken')) === 'true') return 'wasNotTaken';
  if (textOf(resource, 'taken') === 'n') return 'taken: n';
  const adherence = readConcept(member(objectOf(resource, 'adherence') ?? undefined, 'code'))?.codings.find(({ code }) => /^(not-taking|stopped)/.test(code));
  return adherence === undefined ? null : `adherence: ${plainText(adherence.code)}`;
}
