import { z } from 'zod';
import type { InboxItem } from '@/server/contracts/inbox';

/** What the inbox keeps of a choice beside the facts that it makes. */
const face = z.object({ id: z.string(), label: z.string(), does: z.enum(['fact', 'not-relevant']) });

const storedFaces = z.object({ schemaVersion: z.literal(1), choices: z.array(face) });

/** What the screen offers for an item, from the item's stored choices. */
export const choiceFaces = (stored: unknown): InboxItem['choices'] => storedFaces.parse(stored).choices;
