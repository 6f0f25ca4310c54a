import { z } from 'zod';

/** Every form in which a visit's note leaves the system, as the last part of its address. */
export const EXPORT_FILES = ['note.txt', 'note.md', 'note.pdf', 'note.docx', 'note.fhir.json', 'plan.ics', 'handout.pdf', 'consult.pdf', 'scores.csv'] as const;
export const exportFile = z.enum(EXPORT_FILES);
export type ExportFile = z.infer<typeof exportFile>;

/** Address of a file; `names` puts drugs into the calendar, where the patient agreed; `cancel` takes its dates back. */
export const exportAddress = (visitId: string, file: ExportFile, { names = false, cancel = false }: { readonly names?: boolean; readonly cancel?: boolean } = {}): string => {
  const asked = [...(names ? ['names=yes'] : []), ...(cancel ? ['cancel=yes'] : [])].join('&');
  return `/visits/${visitId}/${file}${asked === '' ? '' : `?${asked}`}`;
};

/** Forms in which the reports of a chart leave the system, as the last part of their address. */
export const CHART_FILES = ['reports.fhir.json', 'scores.csv'] as const;
export const chartFile = z.enum(CHART_FILES);
export type ChartFile = z.infer<typeof chartFile>;

export const chartFileAddress = (patientId: string, file: ChartFile): string => `/patients/${patientId}/files/${file}`;
