import { Fragment } from 'react';

const UNBROKEN = /([A-Z]{2,}-\d+|\d{2}-[A-Z][a-z]{2}(?:-\d{4})?|\d+(?:\.\d+)? (?:mg|mcg|mL|mmHg)\b)/;

/** A sentence in which dates and doses stay on one line. */
export function Prose({ children }: { readonly children: string }) {
  return children.split(UNBROKEN).map((part, place) =>
    place % 2 === 0 ? <Fragment key={place}>{part}</Fragment> : <span key={place} className="whitespace-nowrap">{part}</span>,
  );
}
