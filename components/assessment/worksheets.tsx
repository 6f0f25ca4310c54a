import type { Workspace } from '@/server/contracts/workspace';
import { Fold } from '../ui/fold';
import { insideSentence } from '../ui/inside-sentence';
import { SectionHead } from '../ui/section-head';
import { FactWords } from './fact-words';
import type { Shelves } from './reason-line';
import { ReferenceChips } from './reference-chip';
import { LaterAnswer, LaterCategories } from './worksheet-parts';

type Sheets = Workspace['assessment']['worksheets'];
type WorksheetsProps = { readonly worksheets: Sheets; /** The medicine under suspicion, by name. */ readonly medicine: string | null; readonly shelves: Shelves; readonly patientId: string; readonly mayAnswer: boolean };

const points = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value)}`;

/** `5, probable`; empty while nothing is answered. */
export const naranjoInWords = ({ total, result }: Pick<Sheets['naranjo'], 'total' | 'result'>): string => (total === null ? '' : `${points(total)}, ${result ?? 'no band'}`);

/** Two published methods, to complete on the screen; the chart answers what it can, the prescriber the rest. They are not averaged. */
export function Worksheets({ worksheets: { naranjo, whoUmc }, medicine, shelves, patientId, mayAnswer }: WorksheetsProps) {
  const open = naranjo.items.filter(({ answer }) => answer === null).length;
  return (
    <section aria-labelledby="worksheets-title" id="worksheets" className="drawn-when-near [--usual-height:92px]">
      <SectionHead id="worksheets-title" title="How likely is the medicine?" note={`${medicine === null ? '' : `About ${insideSentence(medicine)}; `}${medicine === null ? 'Two' : 'two'} published methods, not averaged`} />
      <Fold
        className="border-t border-line"
        summary={
          <span className="text-sm text-ink-1">
            Naranjo{medicine === null ? '' : ` for ${insideSentence(medicine)}`}: {naranjo.total === null ? 'nothing answered' : naranjoInWords(naranjo)} <span className="text-xs text-ink-3">{10 - open} of 10 answered</span>
          </span>
        }
      >
        <ol className="text-sm">
          {naranjo.items.map(({ id, question, answer, points: counted, facts }) => {
            const said = facts.find((fact) => fact.startsWith('confirmation:')) ?? null;
            const byHand = said !== null && shelves.basis.get(said)?.label === `Naranjo question ${id}`;
            return (
              <li key={id} className="flex gap-3 border-t border-line py-2 first:border-t-0">
                <span className="figures w-4 flex-none text-right text-ink-3">{id}</span>
                <div className="min-w-0 flex-1">
                  <p className="text-pretty">{question}</p>
                  {byHand ? null : <div className="text-xs text-ink-3">{answer === null ? null : <><span className="mr-3">From the chart.</span><FactWords ids={facts} basis={shelves.basis} /></>}</div>}
                  <LaterAnswer
                    patientId={patientId}
                    question={Number(id)}
                    answer={answer === 'yes' || answer === 'no' ? answer : null}
                    said={byHand ? { id: said, on: shelves.basis.get(said)?.on ?? null, by: shelves.basis.get(said)?.source ?? null } : null}
                    mayAnswer={mayAnswer}
                  />
                </div>
                <span className="figures w-6 flex-none text-right" aria-label={counted === null ? 'not counted' : `${counted} points`}>{counted === null ? <span className="text-ink-3">·</span> : points(counted)}</span>
              </li>
            );
          })}
        </ol>
        <p className="figures border-t border-line py-2 text-sm" aria-live="polite">
          <b className="font-medium">Total {naranjo.total === null ? 'none yet' : points(naranjo.total)}{naranjo.result === null ? '' : `, ${naranjo.result}`}.</b>{' '}
          <span className="text-ink-2">Open questions count 0. Built for adverse reactions in general and weak for subjective effects: no band proves cause.</span>
        </p>
        <p className="flex flex-wrap gap-1 pb-2"><ReferenceChips ids={naranjo.refs} shelf={shelves.references} /></p>
      </Fold>
      <Fold
        className="border-y border-line"
        summary={
          <span className="text-sm text-ink-1">
            WHO-UMC: {whoUmc.recorded === null ? (whoUmc.result ?? 'nothing to judge') : whoUmc.recorded.label} <span className="text-xs text-ink-3">{whoUmc.recorded === null ? 'from the chart, not recorded' : 'recorded'}</span>
          </span>
        }
      >
        <LaterCategories patientId={patientId} sheet={whoUmc} mayAnswer={mayAnswer} />
        <p className="flex flex-wrap gap-1 py-2"><ReferenceChips ids={whoUmc.refs} shelf={shelves.references} /></p>
      </Fold>
    </section>
  );
}
