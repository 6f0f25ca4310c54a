import type { Chart, Confirmation } from '../model/chart';
import { noAllergyOf } from '../model/no-allergy';
import type { NoAllergy } from '../model/no-allergy';
import { dayInWords } from './day';

/** What is known where no allergy is, with the days on which it was asked. */
export const noAllergyIn = (confirmations: readonly Confirmation[], isListed: Chart['received']['allergies']): NoAllergy => noAllergyOf(confirmations, { isListed, asked: (on) => `asked ${dayInWords(on)}` });
