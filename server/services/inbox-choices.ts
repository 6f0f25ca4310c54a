import { z } from 'zod';
import type { InboxChoice } from '@/server/imports/fhir/model';

/** Choices as the inbox keeps them. A change of their shape is a new version with a reader of its own. */
export type StoredChoices = { readonly schemaVersion: 1; readonly choices: readonly InboxChoice[] };

const storedChoices = z.object({
  schemaVersion: z.literal(1),
  choices: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      effect: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('accept'), facts: z.array(z.unknown()), replaces: z.array(z.string()) }),
        z.object({ kind: z.literal('leave-out'), withdraws: z.array(z.string()) }),
      ]),
    }),
  ),
});

export type ChoiceFace = { readonly id: string; readonly label: string; readonly does: 'fact' | 'not-relevant' };

/** What the screen offers. */
export function choiceFaces(stored: unknown): ChoiceFace[] {
  return storedChoices
    .parse(stored)
    .choices.map(({ id, label, effect }) => ({ id, label, does: effect.kind === 'accept' ? 'fact' : 'not-relevant' }));
}
