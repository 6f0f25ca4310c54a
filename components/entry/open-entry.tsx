'use client';

import type { Workspace } from '@/server/contracts/workspace';
import { AddMedicine } from '../medication/add-medicine';
import { ChangeDose } from '../medication/change-dose';
import { CorrectMedicine } from '../medication/correct-medicine';
import { StopMedicine } from '../medication/stop-medicine';
import { Sheet } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { EditPatient } from './edit-patient';
import { EnterAllergy } from './enter-allergy';
import { EnterCondition } from './enter-condition';
import { EnterEvent } from './enter-event';
import { EnterMeasurement } from './enter-measurement';
import { EnterReport } from './enter-report';
import type { EntryKind } from './entry';
import type { EntryProps } from './entry-props';
import { RemoveFact } from './remove-fact';
import { WhoLine } from './who-line';

const NEEDS = {
  medicine: 'changeMedicines', dose: 'changeMedicines', stop: 'changeMedicines', correct: 'changeMedicines',
  remove: 'enterReport', report: 'enterReport', patient: 'enterPatient',
  condition: 'answerQuestions', allergy: 'answerQuestions', measurement: 'answerQuestions', event: 'answerQuestions',
} as const satisfies Record<EntryKind, keyof Workspace['rights']>;

/** The one form that the address names. */
export function OpenEntry({ kind, ...props }: EntryProps & { readonly kind: EntryKind }) {
  if (!props.workspace.rights[NEEDS[kind]]) {
    return <Instead {...props} title="Not with your role">A prescriber of this clinic can enter this. Nothing was changed.</Instead>;
  }
  switch (kind) {
    case 'medicine':
      return <AddMedicine {...props} />;
    case 'condition':
      return <EnterCondition {...props} />;
    case 'allergy':
      return <EnterAllergy {...props} />;
    case 'measurement':
      return <EnterMeasurement {...props} />;
    case 'report':
      return <EnterReport {...props} />;
    case 'event':
      return <EnterEvent {...props} />;
    case 'patient':
      return <EditPatient {...props} />;
    case 'remove':
      return <RemoveFact {...props} />;
    case 'dose':
    case 'stop':
    case 'correct': {
      const episode = props.workspace.chart.episodes.find(({ id }) => id === props.of);
      if (episode === undefined) return <Instead {...props} title="Not in the chart">This medicine is no longer in the chart. Somebody may have corrected it.</Instead>;
      if (kind === 'dose') return <ChangeDose {...props} episode={episode} />;
      return kind === 'stop' ? <StopMedicine {...props} episode={episode} /> : <CorrectMedicine {...props} episode={episode} />;
    }
  }
}

function Instead({ workspace, onClose, title, children }: EntryProps & { readonly title: string; readonly children: string }) {
  return (
    <Sheet open onOpenChange={onClose} title={title} description={<WhoLine patient={workspace.patient} />}>
      <Notice>{children}</Notice>
    </Sheet>
  );
}
