import { compareDays, type LocalDate } from '@/server/clinical/model/local-date';
import { RECORD_FORM, type WrittenFact } from '@/server/clinical/model/record-form';
import { contentHash } from './canonical';
import type { EntryOf, ReadContext } from './context';
import { objectsOf, textOf, type JsonObject } from './json-value';
import { isWrittenFact } from './own-shapes';

/** What stands beside a resource in our own form: the fact, or that there was one and it no longer belongs to the resource. */
export type OwnForm = { readonly kind: 'none' } | { readonly kind: 'broken' } | { readonly kind: 'whole'; readonly written: WrittenFact };

/** Reads the fact beside a resource. Where either was changed the hash tells, and the fact is no longer believed. */
export function ownFormOfResource(resource: JsonObject): OwnForm {
  const form = objectsOf(resource, 'extension').find((one) => textOf(one, 'url') === RECORD_FORM.extension);
  if (form === undefined) return { kind: 'none' };
  const parts = new Map(objectsOf(form, 'extension').map((part) => [textOf(part, 'url'), textOf(part, 'valueString')]));
  const fact = parts.get(RECORD_FORM.fact) ?? null;
  const { extension: _extension, ...bare } = resource;
  if (fact === null || parts.get(RECORD_FORM.sha256) !== contentHash({ fact, resource: bare })) return { kind: 'broken' };
  const written = parse(fact);
  return isWrittenFact(written) ? { kind: 'whole', written } : { kind: 'broken' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Which lists of the sending chart count as received; `null` where the patient does not come in our own form. */
export function listsOf({ resource }: EntryOf): Extract<WrittenFact, { kind: 'lists' }>['fact'] | null {
  const form = ownFormOfResource(resource);
  return form.kind === 'whole' && form.written.kind === 'lists' ? form.written.fact : null;
}

/** Whether a fact can be true of this person and be understood by this release; what cannot is read like anybody else's. */
export function isPossible(written: WrittenFact, { birthOn, latestOn, knowledge }: ReadContext): boolean {
  const isPast = (day: LocalDate | null): boolean => day === null || ((birthOn === null || compareDays(day, birthOn) >= 0) && (latestOn === null || compareDays(day, latestOn) <= 0));
  const isAfterBirth = (day: LocalDate | null): boolean => day === null || birthOn === null || compareDays(day, birthOn) >= 0;
  switch (written.kind) {
    case 'condition':
      return [written.fact.onsetOn, written.fact.recordedOn, written.fact.abatedOn].every(isPast);
    case 'allergy':
      return isPast(written.fact.on);
    case 'medication': {
      const { drugId, startOn, stopOn, steps, refills } = written.fact;
      const isKnown = drugId === null || knowledge.drugs.some(({ id }) => id === drugId);
      return isKnown && [startOn, stopOn, ...steps.map(({ from }) => from)].every(isAfterBirth) && refills.every(({ on }) => isPast(on));
    }
    case 'observation': {
      const { observation, on } = written.fact;
      return isPast(on) && (observation === null || knowledge.codes.observations.some(({ id }) => id === observation));
    }
    case 'life-event':
      return isPast(written.fact.on) && isAfterBirth(written.fact.untilOn);
    case 'confirmation':
      return isPast(written.fact.on);
    case 'waiting':
    case 'lists':
      return true;
  }
}
