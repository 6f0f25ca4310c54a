import type { Workspace } from '@/server/contracts/workspace';

type Report = Workspace['chart']['reports'][number];

const BY: Readonly<Record<Report['filledBy'], string>> = { patient: 'by the patient', carer: 'by a carer', interpreter: 'through an interpreter', clinician: 'by a clinician', unknown: 'by whom is not recorded' };

/** Who filled a report in. */
export const filledByWords = ({ filledBy }: Pick<Report, 'filledBy'>): string => BY[filledBy];

/** Who filled a report in, and with which version of the instrument. */
export const reportOrigin = (report: Pick<Report, 'filledBy' | 'version'>): string =>
  `${report.filledBy === 'unknown' ? 'who filled it in is not recorded' : `filled in ${filledByWords(report)}`}, ${report.version === null ? 'version not recorded' : `version ${report.version}`}`;
