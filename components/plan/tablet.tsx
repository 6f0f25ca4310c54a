import { countWords } from './plan-words';
import type { Unit } from './types';

const SMALLEST = 9.5;
const LARGEST = 15;
const GROWTH = 1.6;
const SHOWN = 4;

type TabletsProps = { readonly units: readonly Unit[]; /** Smallest strength of the drug in this plan: sizes are relative to it. */ readonly smallestMg: number };

/** Tablets drawn to relative size: a half as a half, extended release with a double ring, capsules long, liquids as a measure. */
export function Tablets({ units, smallestMg }: TabletsProps) {
  return (
    <span className="inline-flex items-center gap-1" aria-hidden="true">
      {units.map((unit) => ('ml' in unit ? <Measure key={unit.form} ml={unit.ml} /> : <Pieces key={`${unit.form}-${unit.strengthMg}`} unit={unit} smallestMg={smallestMg} />))}
    </span>
  );
}

function Pieces({ unit, smallestMg }: { readonly unit: Extract<Unit, { count: number }>; readonly smallestMg: number }) {
  const whole = Math.floor(unit.count);
  const half = unit.count > whole;
  const size = Math.min(LARGEST, SMALLEST + GROWTH * Math.log2(Math.max(1, unit.strengthMg / smallestMg)));
  const piece = { size, mg: unit.strengthMg, capsule: /capsule/i.test(unit.form), slow: /extended|modified|prolonged|sustained|24-hour|12-hour/i.test(unit.form) };
  if (whole > SHOWN) {
    return (
      <>
        <Piece {...piece} half={false} />
        <span className="figures text-xs text-ink-2">× {countWords(unit.count)}</span>
      </>
    );
  }
  return (
    <>
      {Array.from({ length: whole }, (_, place) => <Piece key={place} {...piece} half={false} />)}
      {half ? <Piece {...piece} half /> : null}
    </>
  );
}

type PieceProps = { readonly size: number; readonly mg: number; readonly half: boolean; readonly capsule: boolean; readonly slow: boolean };

function Piece({ size, mg, half, capsule, slow }: PieceProps) {
  const radius = size;
  const box = radius * 2 + 3;
  const middle = box / 2;
  const words = String(mg);
  if (half) {
    return (
      <svg className="tablet" width={box} height={box} viewBox={`0 0 ${box} ${box}`}>
        <path d={`M${middle} ${middle - radius}A${radius} ${radius} 0 0 0 ${middle} ${middle + radius}Z`} className="tablet-body" />
        <path d={`M${middle} ${middle - radius}A${radius} ${radius} 0 0 1 ${middle} ${middle + radius}`} className="tablet-gone" />
      </svg>
    );
  }
  if (capsule) {
    const width = radius * 2.7;
    return (
      <svg className="tablet" width={width + 3} height={box} viewBox={`0 0 ${width + 3} ${box}`}>
        <rect x="1.5" y={middle - radius * 0.72} width={width} height={radius * 1.44} rx={radius * 0.72} className="tablet-body" />
        {slow ? <rect x="3.7" y={middle - radius * 0.72 + 2.2} width={width - 4.4} height={radius * 1.44 - 4.4} rx={radius * 0.72 - 2.2} className="tablet-ring" /> : null}
        <text x={1.5 + width / 2} y={middle + 3.2} textAnchor="middle">{words}</text>
      </svg>
    );
  }
  return (
    <svg className="tablet" width={box} height={box} viewBox={`0 0 ${box} ${box}`}>
      <circle cx={middle} cy={middle} r={radius} className="tablet-body" />
      {slow ? <circle cx={middle} cy={middle} r={radius - 2.4} className="tablet-ring" /> : null}
      <text x={middle} y={middle + 3.2} textAnchor="middle" className={words.length > 3 ? 'tablet-long' : undefined}>{words}</text>
    </svg>
  );
}

const FULL_ML = 10;

/** A measure filled to its share of 10 mL, so that small volumes look small. */
function Measure({ ml }: { readonly ml: number }) {
  const height = 20 * Math.min(1, Math.max(0.05, ml / FULL_ML));
  return (
    <svg className="tablet" width="15" height="26" viewBox="0 0 15 26">
      <rect x="2" y={24 - height} width="11" height={height} className="tablet-liquid" />
      <path d="M1.5 2.5v21.5h12V2.5" className="tablet-ring-strong" />
      <path d="M1.5 9h4M1.5 14h4M1.5 19h4" className="tablet-gone-solid" />
    </svg>
  );
}
