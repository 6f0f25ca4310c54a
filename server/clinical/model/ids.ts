/** Names that stand in stored data, output and content; see the product's list of words. */

/** The eight documented courses of action, in the content's neutral order. */
export const OPTION_IDS = [
  'dose-reduction',
  'bupropion-switch',
  'bupropion-augmentation',
  'other-switch',
  'therapy-referral',
  'ketamine-pathway',
  'manage-relapse',
  'watchful-waiting',
] as const;
/** One of the eight. */
export type OptionId = (typeof OPTION_IDS)[number];

/** Status of an option. `fits` and `with-caution` are better than `ask-first`; the last two are not. */
export const OPTION_STATUSES = ['fits', 'with-caution', 'ask-first', 'not-applicable', 'contraindicated'] as const;
/** How an option stands on a chart. */
export type OptionStatus = (typeof OPTION_STATUSES)[number];
/** The statuses of what is not open. */
export type ClosedStatus = Extract<OptionStatus, 'not-applicable' | 'contraindicated'>;

/** Levels of a flag, the gravest first. */
export const FLAG_LEVELS = ['emergency', 'urgent', 'stop', 'attention'] as const;
/** How grave a flag is. */
export type FlagLevel = (typeof FLAG_LEVELS)[number];

/** How much a reason weighs, the heaviest first. */
export const SEVERITIES = ['stop', 'high', 'moderate', 'info'] as const;
/** How much a reason weighs. */
export type Severity = (typeof SEVERITIES)[number];

/** Id of a rule, flag or feature, as in the content. */
export type RuleId = string;
/** Id of an entry of the merged reference list. */
export type ReferenceId = string;
/**
 * Id of one chart fact (`Condition/123`, `medication:sertraline:2026-01-05`), or the key of something that
 * a question can ask for or that was computed:
 * `condition:<set>` `medication:<class or drug>` `allergy:<ingredient>` `derived:<name>` `patient:<field>`
 * `report:<instrument>` `item:<data item>` `score:<instrument>.<field>` `answer:<instrument>.<item>` `observation:<observation>`.
 */
export type FactId = string;
/** A key of the second kind only: what can be present, absent or unknown without naming a record. */
export type FactKey = string;
/** Lower-case hexadecimal SHA-256. */
export type Sha256 = string;
