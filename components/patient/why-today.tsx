import type { Workspace } from '@/server/contracts/workspace';
import { daysApart } from '../ui/days';
import { DateText } from '../ui/date-text';
import { DoseText } from '../ui/dose-text';

/** The day, and how long the suspected medicine, begun again or not, has stood at its dose, or since when it is taken no more. */
export function WhyToday({ workspace }: { readonly workspace: Workspace }) {
  const { chart, assessment, on } = workspace;
  const [first, present] = [assessment.indexMedicine, assessment.medicineToChange].map((own) => chart.episodes.find(({ id }) => id === own));
  const suspected = present?.drug === first?.drug ? present : first;
  const episode = suspected?.status === 'active' ? suspected : undefined;
  const step = episode === undefined ? undefined : [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1)).findLast(({ from }) => from <= on);
  return (
    <p className="text-sm text-balance text-ink-2">
      <b className="font-medium text-ink-1 lg:block"><DateText day={on} form="act" />.</b>{' '}
      {episode === undefined || step === undefined ? null : (
        <span className="figures inline-block">Day {daysApart(step.from, on) + 1} on {episode.drug} <DoseText micrograms={step.microgramsPerDay} />.</span>
      )}
      {suspected?.status !== 'stopped' || suspected.stopOn === null || suspected.stopOn >= on ? null : (
        <span className="figures inline-block">Day {daysApart(suspected.stopOn, on)} without {suspected.drug}.</span>
      )}
    </p>
  );
}
