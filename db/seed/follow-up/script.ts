import type { ContactOutcome } from '@/server/clinical/model/follow-up';
import type { OptionId } from '@/server/clinical/model/ids';
import type { CallAnswers } from '@/server/contracts/task-act';
import type { Day, ReportScript, StoryScript } from '../story/script';

/** What was decided on the day of the visit; a draft is begun and left. */
export type VisitScript = { readonly on: Day } & (
  | { readonly option: OptionId; readonly why?: string }
  | { readonly returnOn: Day; readonly why: string }
  | { readonly draft: true }
);

/** One thing that was done after the visit, by the coordinator unless it says otherwise. */
export type ActScript =
  /** Everything due until this day was done on its day: calls reached somebody. */
  | { readonly kind: 'up-to-date'; readonly on: Day; readonly answers?: Partial<CallAnswers> }
  | { readonly kind: 'contact'; readonly on: Day; readonly outcome: ContactOutcome; readonly words?: string; readonly answers?: Partial<CallAnswers>; readonly nextOn?: Day; readonly finishes?: boolean }
  | { readonly kind: 'report'; readonly report: ReportScript }
  | { readonly kind: 'link'; readonly on: Day; readonly opened?: boolean }
  | { readonly kind: 'question'; readonly on: Day; readonly text: string; readonly answer?: string }
  | { readonly kind: 'task'; readonly on: Day; readonly what: string; readonly due: Day };

/** A demo patient whose plan is under way: the chart up to the visit, the visit, and what followed. */
export type FollowedScript = { readonly story: StoryScript; readonly visit: VisitScript; readonly acts: readonly ActScript[] };
