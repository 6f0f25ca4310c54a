import type { Metadata } from 'next';
import { languagesOfPage } from '@/app/_trpc/server';
import { PatientReport } from '@/components/patient-report/patient-report';

export const metadata: Metadata = { title: 'Your report', referrer: 'no-referrer' };

/** The patient's report: no account. The link's secret stands after the `#`, which no server is sent; looking at this page spends nothing. */
export default function ReportPage() {
  return <PatientReport languages={languagesOfPage()} />;
}
