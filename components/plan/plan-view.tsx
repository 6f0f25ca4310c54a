import type { Workspace } from '@/server/contracts/workspace';
import { PointsElsewhere } from '../assessment/points-elsewhere';
import { ReferenceDrawer } from '../assessment/reference-drawer';
import type { Reference } from '../assessment/reference-types';
import { IdentityBanner } from '../patient/identity-banner';
import { LivingChart } from '../patient/living-chart';
import { ButtonLink } from '../ui/button-link';
import { Icon } from '../ui/icon';
import { againstOption } from './before-choosing';
import { openFlagsOf } from './open-flags';
import { OptionStanding } from './option-standing';
import { PlanDesk } from './plan-desk';
import { closedWord, isClosed } from './standing';
import type { CurrentPlan, PlanPreview } from './types';

type PlanViewProps = { readonly workspace: Workspace; readonly preview: PlanPreview; readonly current: CurrentPlan; readonly references: readonly Reference[]; readonly reviewed: boolean };

/** The plan of one option of one chart, with who it is for above it. */
export function PlanView({ workspace, preview, current, references, reviewed }: PlanViewProps) {
  const { patient, rights } = workspace;
  return (
    <LivingChart workspace={workspace}>
      <ReferenceDrawer>
        <IdentityBanner workspace={workspace} onPaper={closedWord(preview.standing) === null ? undefined : 'Closed on this chart: not to prescribe from'} />
        <main id="main" className="plan-page">
          <PlanDesk
            patientId={patient.id}
            episodes={workspace.chart.episodes}
            first={preview}
            current={current}
            references={references}
            reviewed={reviewed}
            maySteer={rights.changeMedicines}
            against={againstOption(workspace.assessment, preview.option)}
            openFlags={openFlagsOf(workspace)}
            unasked={workspace.assessment.questions.flatMap(({ fact, short, covers, askedOn }) => (askedOn === null ? [{ question: fact, short, facts: covers.map((own) => own.fact) }] : []))}
            stands={{ closed: workspace.assessment.options.some(({ id, status }) => id === preview.option && isClosed(status)), words: <OptionStanding workspace={workspace} option={preview.option} told={preview.asked.map(({ rule }) => rule)} isDrawn={preview.outcome.kind === 'plan'} className="mx-4 mb-3 md:mx-6" /> }}
            beforehand={<PointsElsewhere elsewhere={workspace.assessment.elsewhere} patientId={patient.id} mayAsk={rights.answerQuestions} chart={`/patients/${patient.id}`} className="mx-4 mb-3 md:mx-6" />}
            back={
              <ButtonLink look="quiet" size="sm" href={`/patients/${patient.id}#option-${preview.option}`} className="-ml-2 print:hidden">
                <Icon name="chevron" size="sm" className="rotate-180" />Story
              </ButtonLink>
            }
          />
        </main>
      </ReferenceDrawer>
    </LivingChart>
  );
}
