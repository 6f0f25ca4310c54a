import type { FactKey } from '@/server/clinical/model/ids';

/**
 * What a clinician asks in one breath, and the facts that "none of these" then confirms. The keys are those of the
 * knowledge's questions (a test compares them), grouped here by topic so that a story reads as a conversation.
 */
export const ASKED_TOPICS = {
  seizures: ['condition:seizure-disorder', 'item:seizure-risk-history'],
  'eating disorder': ['condition:bulimia-anorexia', 'item:eating-disorder-history'],
  'alcohol or sedatives stopped': ['derived:abruptStopPlanned', 'condition:alcohol-withdrawal', 'condition:sedative-withdrawal'],
  'mania, own or family': ['item:bipolar-screen'],
  'MAO inhibitors': ['medication:maoi-irreversible', 'medication:maoi-reversible', 'medication:moclobemide'],
  'other bupropion': ['medication:bupropion-products'],
  'thioridazine or pimozide': ['medication:thioridazine', 'medication:pimozide'],
  'fluvoxamine or ciprofloxacin': ['medication:fluvoxamine', 'medication:ciprofloxacin'],
  'allergy to the choices': ['allergy:bupropion', 'allergy:vortioxetine', 'allergy:mirtazapine', 'allergy:agomelatine'],
  'allergy to ketamine': ['allergy:ketamine', 'allergy:esketamine'],
  'vessels and bleeds': ['condition:aneurysm', 'condition:arteriovenous-malformation', 'condition:intracerebral-haemorrhage'],
  'liver disease': ['condition:hepatic-impairment', 'condition:active-liver-disease'],
  'doses really taken': ['item:true-dose', 'item:adherence'],
  pregnancy: ['patient:pregnancy'],
  'could be pregnant': ['patient:couldBePregnant'],
  breastfeeding: ['patient:lactation'],
  smoking: ['derived:currentSmoker'],
  'depressive episodes': ['derived:depressiveEpisodes'],
  'admission for depression': ['derived:hospitalisedForDepression'],
  'expression observed': ['derived:observedReducedExpression'],
  'rest brings no change': ['derived:persistsOnRest'],
  'mainly with people': ['derived:numbMainlyWithPeople'],
  'also alone': ['derived:numbAlsoAlone'],
} as const satisfies Readonly<Record<string, readonly FactKey[]>>;

export type AskedTopic = keyof typeof ASKED_TOPICS;

/** What a medicine review asks of everybody whose antidepressant may change. */
export const MEDICINE_REVIEW = [
  'MAO inhibitors',
  'other bupropion',
  'thioridazine or pimozide',
  'allergy to the choices',
  'doses really taken',
] as const satisfies readonly AskedTopic[];
