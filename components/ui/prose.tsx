import { Fragment } from 'react';

const UNBROKEN = /([A-Z]{2,}-(?:\d+|[A-Z]\b)(?: \d+(?: of \d+)?(?![-.\d]| (?:mg|mcg|mL)\b))?|\d{2}-[A-Z][a-z]{2}(?:-\d{4})?|\d+ of \d+\b|\d+-(?:hour|day|week)\b|(?:(?:½|\d+½?) × )?\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)? (?:(?:mg|mcg|mL|mmHg|kPa)\b|%))/;

/** A sentence in which dates, doses, the tablets of a dose and scores stay on one line, and whole among words that are read from right to left. */
export function Prose({ children }: { readonly children: string }) {
  return children.split(UNBROKEN).map((part, place) =>
    place % 2 === 0 ? <Fragment key={place}>{part}</Fragment> : <bdi key={place} dir="ltr" className="whitespace-nowrap">{part}</bdi>,
  );
}
