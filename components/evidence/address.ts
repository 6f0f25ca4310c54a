import { SHELVES, STRENGTHS, VERDICTS, VERIFICATIONS } from '@/server/contracts/evidence';
import type { EvidenceFilter } from '@/server/contracts/evidence';

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What opens when nothing is asked for: the question that everybody asks first. */
const FIRST_TOPIC = 'prevalence';
const FIRST_RULES = 'dose-reduction';

const one = <T extends string>(value: string | null, allowed: readonly T[]): T | null => allowed.find((entry) => entry === value) ?? null;

/** A place in a chart; nothing else is an address to lead back to. */
const PLACE = /^\/patients\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\?asKnownOn=\d{4}-\d{2}-\d{2})?(?:#[a-z][a-z-]*)?$/;

/** The place in a chart from which the library was opened, as its address keeps it; `null` where it was opened from elsewhere. */
export const chartIn = ({ from }: Query): string | null => (typeof from === 'string' && PLACE.test(from) ? from : null);

/** The library, opened from a place in a chart. */
export const evidenceFrom = ({ patient, asKnownOn }: { readonly patient: { readonly id: string }; readonly asKnownOn: string | null }, part = ''): string =>
  `/evidence?from=${encodeURIComponent(`/patients/${patient.id}${asKnownOn === null ? '' : `?asKnownOn=${asKnownOn}`}${part}`)}`;

/** The filter that an address names; what is misspelt in it is left out. */
export function filterOf(query: Query): EvidenceFilter {
  const get = (key: string): string | null => {
    const value = query[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
  };
  const text = get('q') ?? '';
  const named = one(get('show'), SHELVES);
  const show = named ?? 'claims';
  const narrowed = get('verdict') !== null || get('strength') !== null;
  return {
    text,
    show,
    topic: get('topic')?.slice(0, 60) ?? (named === null && text === '' && !narrowed ? FIRST_TOPIC : null),
    verdict: one(get('verdict'), VERDICTS),
    strength: one(get('strength'), STRENGTHS),
    verification: one(get('read'), VERIFICATIONS),
    of: get('of')?.slice(0, 60) ?? (show === 'rules' && text === '' ? FIRST_RULES : null),
  };
}

/** The address of a filter, and of the chart that it was opened from; choosing what is chosen already lets go of it. */
export function addressOf(filter: EvidenceFilter, change: Partial<EvidenceFilter>, from: string | null = null): string {
  const { text, show, topic, verdict, strength, verification, of } = { ...filter, ...change };
  const query = new URLSearchParams();
  const put = (key: string, value: string | null): void => {
    if (value !== null && value !== '') query.set(key, value);
  };
  put('q', text);
  query.set('show', show);
  if (show === 'claims') {
    put('topic', topic);
    put('verdict', verdict);
    put('strength', strength);
  }
  if (show === 'references') put('read', verification);
  if (show === 'rules') put('of', of);
  put('from', from);
  return `/evidence?${query.toString()}`;
}
