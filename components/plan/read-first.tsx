import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import type { ReadFirst as Line } from './before-choosing';

/** So many lines stand beside the act; the others are one link away. */
const FEW = 2;

/** Beside the act that chooses: what calls for a look before the first dose, each a way to where it stands in full. */
export function ReadFirst({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  const [next] = lines.slice(FEW);
  return (
    <ul aria-label="Read first" className="min-w-0 basis-full">
      {lines.slice(0, FEW).map(({ words, at }, place) => (
        <li key={words} className="flex items-start gap-1 text-ink-1">
          <Icon name="caution" size="sm" className="mt-1 flex-none text-caution" />
          <span className="min-w-0 text-pretty">
            <a className="link inline-block min-h-6" href={`#${at}`}><Prose>{words}</Prose></a>
            {next !== undefined && place === FEW - 1 ? <>{' '}<a className="link inline-block min-h-6 whitespace-nowrap" href={`#${next.at}`}>and {lines.length - FEW} more</a></> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
