import type { Report } from '../model/chart';

/** Who filled a form in, as it stands after "by". */
export const FILLED_BY: Readonly<Record<Report['filledBy'], string>> = { patient: 'the patient', carer: 'a carer', interpreter: 'an interpreter', clinician: 'a clinician', unknown: 'a person not recorded' };
