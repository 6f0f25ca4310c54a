import type { ReactNode } from 'react';
import type { PatientSummary } from '@/server/contracts/patient';
import { DateText } from '../ui/date-text';
import { UnknownText } from '../ui/unknown-text';

type PersonCardProps = {
  readonly heading: ReactNode;
  readonly name: string;
  readonly birthOn: string | null;
  readonly sex: string;
  readonly identifiers: PatientSummary['identifiers'];
  readonly children?: ReactNode;
};

/** One person in a comparison of two; the same lines in the same order on both sides. */
export function PersonCard({ heading, name, birthOn, sex, identifiers, children }: PersonCardProps) {
  const numbers = identifiers.filter(({ label }) => label !== '');
  return (
    <div className="flex min-w-0 flex-col gap-1 p-3 text-sm">
      <p className="text-xs text-ink-3">{heading}</p>
      <p className="font-medium break-words">{name}</p>
      <p className="text-ink-2">{birthOn === null ? <UnknownText>birth date not recorded</UnknownText> : <>born <DateText day={birthOn} /></>}</p>
      <p className="text-ink-2">{sex === 'unknown' ? <UnknownText>sex not recorded</UnknownText> : sex}</p>
      {numbers.length === 0 ? <p className="text-ink-2"><UnknownText>no record number</UnknownText></p> : numbers.map(({ label, value }) => (
        <p key={`${label}${value}`} className="figures break-words text-ink-2">{`${label} ${value}`}</p>
      ))}
      {children}
    </div>
  );
}
