import type { z } from 'zod';
import { insertReports } from '@/db/queries/facts/insert-facts';
import type { Report } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import { scoreEnteredFields } from '@/server/clinical/scoring/entered-fields';
import { scoreAnswers } from '@/server/clinical/scoring/score-report';
import type { createReportInput } from '@/server/contracts/report';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { checkOrder, checkPastDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, wrongField } from '../patient-act';
import { settleReport } from '../tasks/report-tasks';
import { wrongAnswers } from './check-answers';

type Given = z.output<typeof createReportInput>;
type Filled = Pick<Report, 'answers' | 'scores' | 'estimated'>;

/** Answers scored by the instrument's own rule, or scores taken as they were read off a licensed form. */
function fill(instrument: InstrumentContent, { answers, scores }: Given): Filled {
  if ((answers === null) === (scores === null)) throw wrongField('answers', 'Give either the answers or the scores.');
  if (answers !== null) {
    if (instrument.items.length === 0) throw wrongField('answers', 'This instrument is entered by its scores; its items may not be reproduced.');
    const wrong = wrongAnswers(instrument, answers);
    if (Object.keys(wrong).length > 0) throw new AppError('invalid-input', { fields: wrong });
    if (Object.values(answers).every((value) => value === null)) throw wrongField('answers', 'Nothing is answered.');
    const scored = scoreAnswers(instrument, answers);
    return { answers, scores: scored.scores, estimated: scored.estimated };
  }
  const entered = scores ?? {};
  const unknown = Object.keys(entered).filter((key) => !instrument.fields.some(({ id }) => id === key));
  if (unknown.length > 0) {
    throw new AppError('invalid-input', { fields: Object.fromEntries(unknown.map((key) => [`scores.${key}`, 'This instrument has no such score.'])) });
  }
  const scored = scoreEnteredFields(instrument, entered);
  if (scored.refused.length > 0) throw wrongField('scores', `${scored.refused.join('; ')}.`);
  if (Object.values(scored.scores).every((value) => value === null)) throw wrongField('scores', 'No score is entered.');
  return { answers: instrument.items.length === 0 ? entered : {}, scores: scored.scores, estimated: false };
}

/** A report entered in the clinic: the structured blunting report or another instrument. */
export const createReport = (ctx: ServiceContext, input: Given): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'report:enter',
    event: 'report.created',
    objectKind: 'report',
    change: async ({ db, entry, chart, on, provenance }, given) => {
      const instrument = loadKnowledge().instruments.find(({ id }) => id === given.instrument);
      if (instrument === undefined) throw wrongField('instrument', 'This instrument is not in the catalog; choose one from the list.');
      const days = { birthOn: chart.patient.birthOn, on };
      checkPastDay('on', given.on, days);
      checkPastDay('onset.earliestOn', given.onset?.earliestOn ?? null, days);
      checkOrder('onset.latestOn', given.onset?.earliestOn ?? null, given.onset?.latestOn ?? null);
      const fact: Report = {
        id: '',
        instrument: instrument.id,
        version: instrument.version,
        on: given.on,
        filledBy: given.filledBy,
        ...fill(instrument, given),
        words: given.words.filter((text) => text !== ''),
        onset: given.onset,
        provenance,
      };
      const [id] = await insertReports(db, entry, [{ fact, importKey: null }]);
      await settleReport(db, { clinicId: entry.clinicId, patientId: entry.patientId, by: { byId: entry.recordedBy, byName: provenance.by ?? '' }, on, reportedOn: given.on, instrument: instrument.id });
      return { objectId: id ?? null, details: { instrument: instrument.id, estimated: fact.estimated } };
    },
  });
