import type { OptionId } from './types';

/** What an option is called where several are named in a few lines; its row has the whole title. */
export const SHORT_TITLE: Readonly<Record<OptionId, string>> = {
  'dose-reduction': 'Lower the dose',
  'bupropion-switch': 'Switch to bupropion',
  'bupropion-augmentation': 'Add bupropion',
  'other-switch': 'Switch to another',
  'therapy-referral': 'Talking therapy',
  'ketamine-pathway': 'Ketamine pathway',
  'manage-relapse': 'Treat the depression',
  'watchful-waiting': 'Watch and review',
};
