import type { ReactNode } from 'react';
import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { StaleOption } from '../patient/stale-advice';
import { DraftMark } from '../ui/draft-mark';
import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { SectionHead } from '../ui/section-head';
import { ChangedMark } from './changed-mark';
import { gradeWord } from './grade-word';
import { NotUnderstood } from './not-understood';
import { OptionBody } from './option-body';
import { OptionGlance } from './option-glance';
import type { OptionGuide } from './option-guide';
import { inReadingOrder } from './reading-order';
import { PointsElsewhere } from './points-elsewhere';
import type { Shelves } from './reason-line';
import { RULED_OUT } from './ruled-out-words';
import type { RuledOut } from '@/server/contracts/advice-change';
import { SettledOrder } from './settled-order';
import { StatusWord } from './status-word';
import type { AskedQuestion, AssessedOption, OptionId } from './types';

/** What the grade is about where it is not blunting. */
const GRADE_ABOUT: Readonly<Partial<Record<OptionId, string>>> = { 'therapy-referral': 'for therapy', 'manage-relapse': 'for relapse' };

type OptionListProps = {
  readonly options: readonly AssessedOption[];
  readonly elsewhere: Workspace['assessment']['elsewhere'];
  /** What the chart says of a trial that is not adequate yet. */
  readonly trial?: string | null;
  readonly guides: readonly OptionGuide[];
  readonly ruledOut: Workspace['ruledOut'];
  readonly noPlan: Workspace['noPlan'];
  readonly questions: readonly AskedQuestion[];
  readonly shelves: Shelves;
  readonly reviewed: boolean;
  readonly disagreements: Catalog['disagreements'];
  readonly patientId: string;
  readonly live: boolean;
  readonly mayAsk: boolean;
  /** Records that nobody could read yet, in their own words. */
  readonly waiting: readonly { readonly id: string; readonly text: string; readonly why: string }[];
};

/** The eight options, all in one shape; what differs is their status and their reasons. */
export function OptionList({ options, elsewhere, trial = null, guides, ruledOut: ruling, noPlan, questions, shelves, reviewed, disagreements, patientId, live, mayAsk, waiting }: OptionListProps) {
  const ordered = inReadingOrder(options);
  const guideOf = (option: AssessedOption): OptionGuide | null => guides.find(({ id }) => id === option.id) ?? null;
  const ruledOut = ({ id }: AssessedOption): RuledOut | null => ruling.find(({ option }) => option === id)?.by ?? null;
  const rows = Object.fromEntries(
    ordered.map((option) => [
      option.id,
      <OptionRow key={option.id} option={option} ruledOut={ruledOut(option)} noPlan={noPlan.find((refused) => refused.option === option.id) ?? null}>
        <OptionBody
          option={option}
          guide={guideOf(option)}
          ruledOut={ruledOut(option)}
          questions={questions}
          shelves={shelves}
          disagreement={disagreements.find((entry) => entry.option === option.id) ?? null}
          patientId={patientId}
          live={live}
        />
      </OptionRow>,
    ]),
  );
  return (
    <section aria-labelledby="options-title" id="options">
      <SectionHead id="options-title" title="What can be done" note={reviewed ? undefined : <DraftMark />} />
      <NotUnderstood waiting={waiting} patientId={patientId} />
      {trial === null ? null : <p className="mb-2 max-w-read border-l-2 border-line-strong pl-3 text-sm text-pretty text-ink-1" data-short-trial=""><Prose>{trial}</Prose></p>}
      <PointsElsewhere elsewhere={elsewhere} patientId={patientId} mayAsk={mayAsk} className="mb-2" />
      <OptionGlance options={ordered} ruledOutBy={ruledOut} isRefused={({ id }) => noPlan.some((refused) => refused.option === id && !refused.waits)} basis={shelves.basis} />
      <div className="option-rows overflow-clip rounded-3 border border-line bg-surface" data-keys="options">
        <SettledOrder ids={ordered.map(({ id }) => id)} rows={rows} />
      </div>
      <p className="px-px py-2 text-xs text-ink-3">
        Order: by status when the chart was opened, then by the library’s order. It is not a ranking, and nothing is selected. Under each reason stands what it rests on: the works that state it first, or our own judgement, and our rule; press one to see whose which words are. Steps, checks and points to discuss say it once, below them. A dashed work was not read whole, or is a commercial page.
      </p>
    </section>
  );
}

/** How an option names the medicine that it changes, after its title. */
const ON_MEDICINE: Readonly<Partial<Record<OptionId, string>>> = { 'dose-reduction': ': ', 'bupropion-switch': ', from ', 'bupropion-augmentation': ': ', 'other-switch': ', from ' };

function OnMedicine({ option: { id, medicine } }: { readonly option: AssessedOption }) {
  const before = ON_MEDICINE[id];
  return medicine === null || before === undefined ? null : <span className="font-text text-ink-2">{before}{medicine}</span>;
}

type OptionRowProps = { readonly option: AssessedOption; readonly ruledOut: RuledOut | null; /** Why no plan of it can be proposed. */ readonly noPlan: Workspace['noPlan'][number] | null; readonly children: ReactNode };

function OptionRow({ option, ruledOut, noPlan, children }: OptionRowProps) {
  return (
    <details className="option-row group border-b border-line last:border-b-0" id={`option-${option.id}`}>
      <summary className="option-summary px-3 py-2 hover:bg-hover">
        <span className="option-key figures rounded-1 border border-line-strong text-center text-xs text-ink-3 print:hidden" aria-hidden="true" />
        <span className="option-title min-w-0">
          <span className="block text-md font-medium">{option.title}<OnMedicine option={option} /></span>
          {option.leaves === null ? null : <span className="block text-xs text-pretty text-ink-2" data-leaves=""><Prose>{option.leaves}</Prose></span>}
          <span className="block text-xs text-pretty text-ink-3">
            <Prose>{option.deciding}</Prose>
          </span>
          {noPlan === null ? null : <span className="mt-1 block text-xs text-pretty text-ink-1" data-no-plan=""><Prose>{noPlan.words}</Prose></span>}
          <StaleOption id={option.id} />
        </span>
        <span className="option-verdict">
          <span className="option-status">
            <ChangedMark value={option.status}><StatusWord status={option.status} ruledOut={ruledOut} /></ChangedMark>
            {ruledOut === null ? null : <span className="block pl-6 text-xs text-ink-2">{RULED_OUT[ruledOut].under}</span>}
          </span>
          <span className="option-grade text-xs text-ink-3">
            <b className="font-medium text-ink-2">{gradeWord(option.grade)}</b> {option.grade === 'not-graded' ? 'here' : (GRADE_ABOUT[option.id] ?? 'evidence')}
            {option.unknown.length === 0 ? null : <span className="option-unknown">{option.unknown.length} not known</span>}
          </span>
        </span>
        <Icon name="chevron" className="option-chevron print:hidden text-ink-3 transition-transform duration-(--t-move) group-open:rotate-90" />
      </summary>
      {children}
    </details>
  );
}
