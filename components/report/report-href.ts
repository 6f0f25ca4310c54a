/** Address of one report of a chart: the id without its kind. */
export const reportHref = (patientId: string, reportId: string): string => `/patients/${patientId}/reports/${reportId.replace(/^report:/, '')}`;
