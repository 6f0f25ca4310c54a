import type { Moment } from '@/server/contracts/people';
import { DateText } from '../ui/date-text';

/** Day and time as the clinic's clock shows them. */
export function MomentText({ on, at }: Moment) {
  return <span className="figures"><DateText day={on} /> {at}</span>;
}
