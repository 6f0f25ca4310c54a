/**
 * What the process counts of itself, for a collector that an administrator runs. Names of doors, procedures and codes only, all from
 * closed lists of the program: no id, no input, nothing about anybody.
 */
export type CallMark = { readonly door: 'application' | 'patient' | 'access' | 'import' | 'file' | 'sign-in'; readonly name: string; readonly code: string };

/** Upper ends of the histogram's cells, in seconds. */
const CELLS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Series = { readonly mark: CallMark; readonly cells: number[]; count: number; seconds: number };
// Routes may be separate instances of this module; the numbers are one per process.
const shared = globalThis as typeof globalThis & { gamutCalls?: Map<string, Series> };
const calls = (): Map<string, Series> => (shared.gamutCalls ??= new Map());

/** Counts one call that has ended. */
export function countCall(mark: CallMark, seconds: number): void {
  const key = `${mark.door} ${mark.name} ${mark.code}`;
  const series = calls().get(key) ?? { mark, cells: CELLS.map(() => 0), count: 0, seconds: 0 };
  calls().set(key, series);
  series.count += 1;
  series.seconds += seconds;
  CELLS.forEach((end, at) => {
    if (seconds <= end) series.cells[at] = (series.cells[at] ?? 0) + 1;
  });
}

/** One number as it is now; `null` where it cannot be told. */
export type Gauge = { readonly name: string; readonly help: string; readonly value: number | null; readonly labels?: Readonly<Record<string, string>> };

const quoted = (text: string): string => text.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));
const labelled = (labels: Readonly<Record<string, string>>): string => (Object.keys(labels).length === 0 ? '' : `{${Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`).join(',')}}`);

/** Everything in the text format of Prometheus, version 0.0.4. */
export function metricsText(gauges: readonly Gauge[]): string {
  const lines = ['# HELP gamut_call_seconds Time of calls at the doors, by what came of them.', '# TYPE gamut_call_seconds histogram'];
  for (const { mark, cells, count, seconds } of calls().values()) {
    const labels = { door: mark.door, name: mark.name, code: mark.code };
    CELLS.forEach((end, at) => lines.push(`gamut_call_seconds_bucket${labelled({ ...labels, le: String(end) })} ${cells[at] ?? 0}`));
    lines.push(`gamut_call_seconds_bucket${labelled({ ...labels, le: '+Inf' })} ${count}`, `gamut_call_seconds_sum${labelled(labels)} ${seconds}`, `gamut_call_seconds_count${labelled(labels)} ${count}`);
  }
  const said = new Set<string>();
  for (const { name, help, value, labels = {} } of gauges) {
    if (!said.has(name)) lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
    said.add(name);
    if (value !== null) lines.push(`${name}${labelled(labels)} ${value}`);
  }
  return `${lines.join('\n')}\n`;
}
