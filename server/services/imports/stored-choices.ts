import { z } from 'zod';
import { allergySchema, conditionSchema, episodeSchema, lifeEventSchema, observationSchema, reportSchema } from '@/server/contracts/chart';
import type { ImportedFact, InboxChoice } from '@/server/imports/fhir/model';

const imported = <Kind extends string, Fact extends z.ZodType>(kind: Kind, fact: Fact) =>
  z.object({ kind: z.literal(kind), key: z.string(), records: z.array(z.string()), fact });

const importedFact = z.discriminatedUnion('kind', [
  imported('condition', conditionSchema),
  imported('allergy', allergySchema),
  imported('medication', episodeSchema),
  imported('observation', observationSchema),
  imported('report', reportSchema),
  imported('life-event', lifeEventSchema),
]);

const storedChoices = z.object({
  schemaVersion: z.literal(1),
  choices: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      does: z.enum(['fact', 'not-relevant']),
      facts: z.array(importedFact),
      replaces: z.array(z.string()),
    }),
  ),
  /** Facts as they stood when the choices were worked out; a choice is what differs from them. */
  bases: z.array(importedFact).default([]),
});

/** Choices as the inbox keeps them. A change of their shape is a new version with a reader of its own. */
export type StoredChoices = {
  readonly schemaVersion: 1;
  readonly choices: readonly InboxChoice[];
  readonly bases: readonly ImportedFact[];
};

export const readStoredChoices = (stored: unknown): StoredChoices => storedChoices.parse(stored);
