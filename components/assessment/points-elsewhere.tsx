import type { Workspace } from '@/server/contracts/workspace';
import { Prose } from '../ui/prose';

type PointsElsewhereProps = { readonly elsewhere: Workspace['assessment']['elsewhere']; /** Address of the chart where this is another page. */ readonly chart?: string; readonly className?: string };

/** One calm line where the chart points to something else at least as strongly as to the medicine that is to be changed. */
export function PointsElsewhere({ elsewhere, chart = '', className = '' }: PointsElsewhereProps) {
  if (elsewhere === null) return null;
  return (
    <p className={`${className} max-w-read border-l-2 border-line-strong pl-3 text-sm text-pretty text-ink-1`} data-elsewhere="">
      <Prose>{`${elsewhere.message} ${elsewhere.then}`}</Prose>{' '}
      <a className="link text-ink-2 print:hidden" href={`${chart}#cause-${elsewhere.causes[0] ?? ''}`}>What points there</a>
    </p>
  );
}
