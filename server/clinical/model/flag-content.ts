import type { Json, Review } from './content-entry';
import type { FlagLevel, ReferenceId, RuleId } from './ids';
import type { When } from './rule-grammar';

/** A safety flag: when it stands, what it blocks, how soon somebody is spoken to (hours), and what ends it. */
export type FlagContent = {
  readonly id: RuleId;
  readonly title: string;
  readonly level: FlagLevel;
  readonly when: When;
  readonly whenText: string;
  readonly message: string;
  /** Title and message for charts that say more; the first whose condition applies stands. Earlier releases have none. */
  readonly says?: readonly { readonly when: When; readonly whenText: string; readonly title: string; readonly message: string }[];
  /** The part of the message that somebody has to ask or look at with the patient; `null` where there is nothing to ask. */
  readonly ask?: string | null;
  /** Questions that its own words put: they are not asked beside it. Earlier releases have none. */
  readonly asks?: readonly string[];
  /** Title and message once the days of its answers are over and nothing newer answers them; `{day}` is the day of the newest. Flags without them fall silent. */
  readonly leftOpen?: { readonly title: string; readonly message: string; /** The part of the message that somebody has to ask; earlier releases have none. */ readonly ask?: string };
  readonly blocks: readonly string[];
  readonly override: boolean;
  readonly escalation: { readonly level: FlagLevel; readonly when: When; readonly whenText: string; readonly contactDueHours: number | null } | null;
  readonly contactDueHours: number | null;
  readonly sameDayContact: boolean;
  readonly showCrisisResource: boolean;
  readonly unblocksWhen: string | null;
  /** A check that has to follow while it stands open; `already`, in small letters, are the words by which a task is such a check. Earlier releases have none. */
  readonly followUp?: { readonly what: string; readonly already: string };
  readonly clearsWhen: string;
  /** A question that is answered, or time that passes, ends it: it can be looked at and no answer to it settles it. Earlier releases have none. */
  readonly clearsBy?: 'chart';
  /** Everything else the interface must do, as the content says it. */
  readonly interfaceMust: Json;
  readonly note: string | null;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};
