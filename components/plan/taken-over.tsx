import { capital } from '../assessment/grade-word';
import { count } from '../ui/days';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { standingWord } from './standing';
import type { PlanStanding } from './standing';

/** A question of today that nobody has put, with the facts that it asks for. */
export type Unasked = { readonly question: string; readonly short: string; readonly facts: readonly string[] };

const LIST = 'taken-over';
/** So many questions are named in the bar of acts. */
const FEW = 4;

/** Medicines that the plan begins are ruled out, though their option is open by another or closed by something else. */
export function MembersRuledOut({ standing, className }: { readonly standing: PlanStanding; readonly className: string }) {
  if (standing.because.length === 0) return null;
  return <Notice kind="stop" className={className}><p><b className="font-medium">{standingWord(standing)} on this chart.</b> {standing.because.join(' ')} The plan below shows what it would look like.</p></Notice>;
}

/** Everything that is not known and that the note will name as taken over, word for word. */
export function TakenOver({ standing: { takenOver }, className }: { readonly standing: PlanStanding; readonly className: string }) {
  if (takenOver.length === 0) return null;
  return (
    <Fold summary={`${count(takenOver.length, 'thing')} it goes by ${takenOver.length === 1 ? 'is' : 'are'} not known. Who chooses it takes ${takenOver.length === 1 ? 'it' : 'them'} over, and the note names ${takenOver.length === 1 ? 'it' : 'each'}`} className={`${className} print:hidden`}>
      <p id={LIST} className="scroll-mt-24 max-w-read pb-2 text-sm text-pretty text-ink-2">{capital(takenOver.map(({ words }) => words).join('; '))}.</p>
    </Fold>
  );
}

/** Beside the act that chooses: what nobody asked yet, each a way to its question, and how much the note will say is taken over. */
export function UnaskedLine({ patientId, standing: { takenOver }, unasked }: { readonly patientId: string; readonly standing: PlanStanding; readonly unasked: readonly Unasked[] }) {
  const facts = new Set(takenOver.flatMap((entry) => entry.facts));
  const open = unasked.filter((question) => question.facts.some((fact) => facts.has(fact)));
  return (
    <span className="text-pretty">
      <b className="font-medium text-ink-1">Ask first{open.length === 0 ? '. ' : ': '}</b>
      {open.slice(0, FEW).map(({ question, short }, place) => <span key={question}>{place === 0 ? null : ', '}<a className="link" href={`/patients/${patientId}#question-${question}`}>{short}</a></span>)}
      {open.length > FEW ? ` and ${open.length - FEW} more` : null}{open.length === 0 ? null : '. '}
      {/* On a phone the act under it says how many. */}
      {takenOver.length === 0 ? null : <span className="max-md:hidden">Chosen as it stands, <a className="link" href={`#${LIST}`}>{count(takenOver.length, 'thing')} not known</a> {takenOver.length === 1 ? 'is' : 'are'} taken over in the note.</span>}
    </span>
  );
}
