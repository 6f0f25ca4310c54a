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
  'patient.updated': 'details of the patient changed',
  'question.answered': 'question answered',
  'record.imported': 'record imported',
  'report.created': 'report received',
  'report.red-flag': 'red-flag answer given',
  'report.removed': 'report removed',
  'worksheet.answered': 'worksheet answered',
};

export const CHART_EVENTS: readonly string[] = Object.keys(EVENTS);
export const eventInWords = (event: string): string => EVENTS[event] ?? event;
