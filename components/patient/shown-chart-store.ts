/** The chart that this tab shows: whose, in which state, read when. Memory of the tab only. */
export type ShownChart = {
  readonly patientId: string;
  /** Fingerprint of the assessment on the screen. */
  readonly fingerprint: string;
  /** Instant of reading. */
  readonly asOf: string;
};

let shown: ShownChart | null = null;
/** How many places of the screen show a patient's name now: the banner, and a form over it. */
const places = new Map<string, number>();

export const shownChart = (): ShownChart | null => shown;

export function showChart(chart: ShownChart): void {
  shown = chart;
}

/** One more place shows this patient. @returns what to call when it does no longer */
export function holdChart(patientId: string): () => void {
  places.set(patientId, (places.get(patientId) ?? 0) + 1);
  return () => {
    const left = (places.get(patientId) ?? 1) - 1;
    if (left > 0) {
      places.set(patientId, left);
      return;
    }
    places.delete(patientId);
    if (shown?.patientId === patientId) shown = null;
  };
}

/** Name of the header by which each act tells the server whose chart the person sees, and in which state. */
const SHOWN_HEADER = 'gamut-shown';

export const shownHeader = (): Record<string, string> => (shown === null ? {} : { [SHOWN_HEADER]: `${shown.patientId} ${shown.fingerprint} ${shown.asOf}` });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** An act answers with the chart as it stands after it: from now on that is what the person has caused, and sees next. */
export function noteAnswer(data: unknown): void {
  if (!isRecord(data) || !isRecord(data.patient) || !isRecord(data.assessment)) return;
  const { id } = data.patient;
  const { fingerprint } = data.assessment;
  if (typeof id !== 'string' || typeof fingerprint !== 'string' || typeof data.asOf !== 'string' || shown?.patientId !== id) return;
  shown = { patientId: id, fingerprint, asOf: data.asOf };
}
