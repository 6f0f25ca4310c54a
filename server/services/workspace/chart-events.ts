/** Acts of the audit trail that change what a chart says, in the words in which a change is told. */
const EVENTS: Readonly<Record<string, string>> = {
  'allergy.created': 'allergy entered',
  'allergy.none-confirmed': 'no allergies confirmed',
  'allergy.removed': 'allergy removed',
  'answer.withdrawn': 'answer withdrawn',
  'condition.created': 'condition entered',
  'condition.removed': 'condition removed',
  'inbox.resolved': 'entry of the inbox settled',
  'life-event.created': 'event entered',
  'life-event.removed': 'event removed',
  'medication.corrected': 'medicine corrected',
  'medication.dose-changed': 'dose changed',
  'medication.removed': 'medicine removed',
  'medication.started': 'medicine entered',
  'medication.stopped': 'medicine stopped',
  'observation.created': 'measurement entered',
  'observation.removed': 'measurement removed',
  'patient.merge-undone': 'a merge with another chart undone',
  'patient.merged': 'merged with another chart of the same person',
  'patient.updated': 'details of the patient changed',
  'prescriber.asked': 'question to another prescriber',
  'question.answered': 'question answered',
  'record.imported': 'record imported',
  'report.created': 'report received',
  'report.red-flag': 'red-flag answer given',
  'report.removed': 'report removed',
  'worksheet.answered': 'worksheet answered',
};

/** Acts that change what the next note says of the time since the last one. */
const FOLLOW_UP: Readonly<Record<string, string>> = {
  'outreach.logged': 'contact logged',
  'plan.follow-up-stopped': 'follow-up stopped',
  'report-alert.answered': 'red-flag answer assessed',
  'task.cancelled': 'task cancelled',
  'task.done': 'task done',
  'task.moved': 'task moved',
  'task.reopened': 'task opened again',
};

export const CHART_EVENTS: readonly string[] = Object.keys(EVENTS);
export const FOLLOW_UP_EVENTS: readonly string[] = Object.keys(FOLLOW_UP);
export const eventInWords = (event: string): string => EVENTS[event] ?? FOLLOW_UP[event] ?? event;
