import type { Pace } from '../model/plan';
import { buildTracks } from './build-tracks';
import type { Building, Built } from './build-tracks';
import { nameOf } from './terms';
import type { Track } from './tracks';

/** What the pace asked for does to the rule's plan, and whose steps it leaves as they are. */
export function paceInWords({ tracks }: Built, building: Building): string {
  const { request, terms } = building;
  const { pace, steering } = request;
  // A first day that only this pace allows decides no length.
  const rule = buildTracks({ ...building, request: { ...request, pace: 'default', steering: { ...steering, newDrugOn: null } } });
  const stepped = tracks.filter(({ events }) => events.length > 1);
  const kept = rule.ok ? stepped.filter((track) => rule.value.tracks.some((other) => other.drug === track.drug && lengths(other) === lengths(track))) : [];
  if (kept.length === stepped.length) return `${pace} pace asked for, which changes nothing: ${whyNot(pace, steering.stepDays)}`;
  const names = kept.map(({ drug }) => nameOf(drug, terms)).join(' and ');
  return names === '' || pace === 'slower' || steering.stepDays !== null ? `${pace} than the rule` : `${pace} than the rule, but no step of ${names} can be shorter`;
}

/** Doses and how long each lasts, wherever the first one stands. */
const lengths = ({ events }: Track): string => events.map(({ day, dose }) => `${dose} from ${day - (events[0]?.day ?? 0)}`).join();

function whyNot(pace: Pace, stepDays: number | null): string {
  if (stepDays !== null) return 'the days of a step are given';
  return pace === 'faster' ? 'no step can be shorter' : 'no step has days that a pace decides';
}
