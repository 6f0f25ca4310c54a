import 'server-only';
import { readDay } from '@/components/entry/read-day';

type Props = { readonly params: Promise<{ readonly patientId: string }>; readonly searchParams: Promise<{ readonly asKnownOn?: string | readonly string[] }> };
export type ChartPageProps = Props;

export type WhichChart = { readonly patientId: string; readonly asKnownOn?: string };

/** Said instead of "not found" where the address names a day that has no past state. */
export const NO_SUCH_DAY = 'There is no past state of this chart for the day in the address: it is still to come, or it is no day. Days are written as 2026-11-24.';

/** Whose chart a page shows, and as known on which day; without a day, as it stands now. */
export async function whichChart({ params, searchParams }: Props): Promise<WhichChart> {
  const [{ patientId }, { asKnownOn }] = await Promise.all([params, searchParams]);
  if (typeof asKnownOn !== 'string' || asKnownOn === '') return { patientId };
  // The field for it is sent as it was typed; what is no day goes on and is refused.
  const read = readDay(asKnownOn);
  return { patientId, asKnownOn: read.kind === 'day' ? read.day : asKnownOn };
}
