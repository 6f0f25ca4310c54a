import type { OptionId } from '@/server/clinical/model/ids';

/** Topics of the claims in the order of the questions a clinician asks, and the option whose evidence a topic is. */
export const TOPICS: readonly { readonly id: string; readonly title: string; readonly option: OptionId | null }[] = [
  { id: 'prevalence', title: 'How common is it?', option: null },
  { id: 'differential', title: 'Other explanations', option: null },
  { id: 'dose-reduction', title: 'Lowering the dose', option: 'dose-reduction' },
  { id: 'bupropion-switch', title: 'Switching to bupropion', option: 'bupropion-switch' },
  { id: 'bupropion-augmentation', title: 'Adding bupropion', option: 'bupropion-augmentation' },
  { id: 'other-switch', title: 'Other switches', option: 'other-switch' },
  { id: 'therapy', title: 'Talking therapy', option: 'therapy-referral' },
  { id: 'ketamine', title: 'Ketamine pathway', option: 'ketamine-pathway' },
  { id: 'withdrawal', title: 'Withdrawal', option: null },
  { id: 'monitoring', title: 'Monitoring', option: null },
  { id: 'safety', title: 'Safety', option: null },
  { id: 'mechanism', title: 'Mechanism', option: null },
  { id: 'onset', title: 'Onset', option: null },
  { id: 'time-course', title: 'Time course', option: 'watchful-waiting' },
];

export const VERDICT_TITLES = {
  supported: 'Supported',
  'partly-supported': 'Partly supported',
  conflicting: 'Sources disagree',
  unsupported: 'Unsupported',
  contradicted: 'Contradicted',
} as const;

export const STRENGTH_TITLES = { high: 'High', moderate: 'Moderate', low: 'Low', 'very-low': 'Very low' } as const;

export const VERIFICATION_TITLES = {
  whole: 'Read as a whole',
  'in-part': 'Read in part',
  abstract: 'Abstract only',
  'not-confirmed': 'What it is cited for not confirmed',
  'not-read': 'Source itself not read',
} as const;
