import type { ReasoningSettings } from '../model/reasoning-settings';

/** Words of a recorded reason that speak of the depression itself; the content's other words are of something besides. */
const OF_DEPRESSION: readonly string[] = ['depress', 'mood', 'dysthymi'];
/** As records abbreviate what the content writes out. */
const ABBREVIATED: readonly string[] = ['ocd'];
const BETWEEN_REASONS = /[,;/+&]| and | with | plus /i;

/** What of a recorded reason is not the depression, in the record's words; nothing where the content has no word for it. */
export function otherReasons(indication: string, { otherReasons: others, ownReasons }: ReasoningSettings['suspicion']): readonly string[] {
  const besides = [...others, ...ownReasons.filter((word) => !OF_DEPRESSION.includes(word)), ...ABBREVIATED];
  return indication.split(BETWEEN_REASONS).map((part) => part.trim()).filter((part) => besides.some((word) => part.toLowerCase().includes(word)));
}
