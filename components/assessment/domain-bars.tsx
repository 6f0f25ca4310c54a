import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { z } from 'zod';
import { DateText } from '../ui/date-text';

type Report = Workspace['chart']['reports'][number];

const domainsSchema = z.object({ domains: z.array(z.object({ id: z.string(), title: z.string(), max: z.number() })) });

/** Each domain of the blunting report, first and newest: a ring, a dot and the line between. */
export function DomainBars({ first, newest, instrument }: { readonly first: Report | null; readonly newest: Report; readonly instrument: Catalog['instruments'][number] }) {
  const read = domainsSchema.safeParse(instrument.content);
  if (!read.success) return null;
  const score = (report: Report | null, domain: string): number | null => {
    const value = report?.scores[`${domain}_now`];
    return typeof value === 'number' ? value : null;
  };
  return (
    <div className="mt-3">
      <dl className="text-xs text-ink-2">
        {read.data.domains.map(({ id, title, max }) => {
          const was = score(first, id);
          const now = score(newest, id);
          const at = (value: number): string => `${(value / max) * 100}%`;
          return (
            <div key={id} className="domain-row">
              <dt>{title}</dt>
              <dd className="domain-bar" aria-hidden="true">
                {was !== null && now !== null ? <u style={{ left: at(Math.min(was, now)), width: at(Math.abs(now - was)) }} /> : null}
                {was === null ? null : <i className="was" style={{ left: at(was) }} />}
                {now === null ? null : <i style={{ left: at(now) }} />}
              </dd>
              <dd className="figures text-right whitespace-nowrap text-ink-1">
                {now === null ? <span className="text-ink-3">not answered</span> : (
                  <>{was === null ? now : `${was} to ${now}`} <span className="text-ink-3">of {max}</span></>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="mt-1 text-xs text-ink-3">
        {first === null ? null : <>Ring: <DateText day={first.on} />. </>}Dot: <DateText day={newest.on} />. {instrument.labelToShow === null ? null : 'Project questionnaire, not validated.'}
      </p>
    </div>
  );
}
