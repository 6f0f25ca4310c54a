import { formatDose } from './amounts';

type DoseTextProps = {
  /** Micrograms a day; `null` when the record does not say. */
  readonly micrograms: number | null;
  readonly strong?: boolean;
};

/** A daily dose: `112.5 mg`, never broken between number and unit. */
export function DoseText({ micrograms, strong = false }: DoseTextProps) {
  if (micrograms === null) return <span className="whitespace-nowrap text-ink-2">dose not recorded</span>;
  const text = formatDose(micrograms);
  return strong ? <b className="figures whitespace-nowrap">{text}</b> : <span className="figures whitespace-nowrap">{text}</span>;
}
