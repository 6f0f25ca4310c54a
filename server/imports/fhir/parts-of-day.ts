import { readConcept } from './codings';
import { isArray, member, objectOf, textOf, type JsonObject, type JsonValue } from './json-value';

/** When in the day a dose is taken, as far as a record says so. */
export type PartOfDay = 'morning' | 'midday' | 'evening';

const CODES: Readonly<Record<string, PartOfDay>> = {
  MORN: 'morning', 'MORN.early': 'morning', 'MORN.late': 'morning', AM: 'morning', WAKE: 'morning', CM: 'morning', ACM: 'morning', PCM: 'morning',
  NOON: 'midday', AFT: 'midday', 'AFT.early': 'midday', 'AFT.late': 'midday', CD: 'midday', ACD: 'midday', PCD: 'midday',
  EVE: 'evening', 'EVE.early': 'evening', 'EVE.late': 'evening', NIGHT: 'evening', HS: 'evening', PM: 'evening', BED: 'evening', CV: 'evening', ACV: 'evening', PCV: 'evening',
};
const WORDS: readonly (readonly [RegExp, PartOfDay])[] = [
  [/\b(morning|mornings|mane|breakfast|qam|a\.?m\.?)(?![a-z])/i, 'morning'],
  [/\b(noon|midday|lunch|afternoon)\b/i, 'midday'],
  [/\b(evening|evenings|night|nightly|bedtime|bed|nocte|qhs|qpm|supper|dinner|p\.?m\.?)(?![a-z])/i, 'evening'],
];
const NOON = 12;
const EVENING = 17;

/** Parts of the day that the directions name; empty when they name none. */
export function partsOfDay(instructions: readonly JsonObject[]): ReadonlySet<PartOfDay> {
  return new Set(instructions.flatMap((instruction) => {
    const timing = objectOf(instruction, 'timing');
    const repeat = objectOf(timing ?? undefined, 'repeat') ?? undefined;
    const codes = readConcept(member(timing ?? undefined, 'code'))?.codings.map(({ code }) => code) ?? [];
    const coded = [...texts(member(repeat, 'when')), ...codes].flatMap((code) => CODES[code] ?? []);
    const clock = texts(member(repeat, 'timeOfDay')).flatMap((time) => (/^\d\d:/.test(time) ? [atHour(Number(time.slice(0, 2)))] : []));
    const words = textOf(instruction, 'text') ?? textOf(instruction, 'patientInstruction') ?? '';
    const said = [...coded, ...clock];
    return said.length > 0 ? said : WORDS.flatMap(([pattern, part]) => (pattern.test(words) ? [part] : []));
  }));
}

const texts = (value: JsonValue | undefined): readonly string[] => (isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
const atHour = (hour: number): PartOfDay => (hour < NOON ? 'morning' : hour < EVENING ? 'midday' : 'evening');
