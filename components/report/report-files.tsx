import { chartFileAddress } from '@/server/contracts/export';

/** The reports as files: whole for another system, or the scores without name and date. Taking one out stands in the audit trail. */
export function ReportFiles({ patientId }: { readonly patientId: string }) {
  return (
    <>
      <a className="link text-xs" href={chartFileAddress(patientId, 'reports.fhir.json')} download>Reports as FHIR</a>
      <a className="link text-xs" href={chartFileAddress(patientId, 'scores.csv')} download>Scores as CSV</a>
    </>
  );
}
