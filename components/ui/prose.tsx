import { Fragment } from 'react';

const UNBROKEN = /([A-Z]{2,}-\d+|\d{2}-[A-Z][a-z]{2}(?:-\d{4})?|\d+(?:\.\d+)? (?:mg|mcg|mL|mmHg)\b)/;

/** A sentence in which dates and doses stay on one line, and whole among words that are read from right to left. */
export function Prose({ children }: { readonly children: string }) {
  return children.split(UNBROKEN).map((part, place) =>
    place % 2 === 0 ? <Fragment key={place}>{part}</Fragment> : <bdi key={place} dir="ltr" className="whitespace-nowrap">{part}</bdi>,
  );
}
