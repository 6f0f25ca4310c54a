import { router } from '../trpc';
import { answerQuestionBackProcedure } from './answer-question-back';
import { assignTasksProcedure } from './assign-tasks';
import { cancelTaskProcedure } from './cancel-task';
import { claimTaskProcedure } from './claim-task';
import { createTaskProcedure } from './create-task';
import { endCoverProcedure } from './end-cover';
import { finishTaskProcedure } from './finish-task';
import { followPatientProcedure } from './follow-patient';
import { getCalendarProcedure } from './get-calendar';
import { getTaskProcedure } from './get-task';
import { getWorklistProcedure } from './get-worklist';
import { handBackProcedure } from './hand-back';
import { logOutreachProcedure } from './log-outreach';
import { makeCalendarProcedure } from './make-calendar';
import { moreTasksProcedure } from './more-tasks';
import { moveTaskProcedure } from './move-task';
import { readAnswerProcedure } from './read-answer';
import { reopenTaskProcedure } from './reopen-task';
import { revokeCalendarProcedure } from './revoke-calendar';
import { sendReportsProcedure } from './send-reports';
import { setActProcedure } from './set-act';
import { setCoverProcedure } from './set-cover';
import { stopFollowUpProcedure } from './stop-follow-up';
import { transferPatientsProcedure } from './transfer-patients';

export const worklistRouter = router({
  get: getWorklistProcedure,
  more: moreTasksProcedure,
  task: getTaskProcedure,
  create: createTaskProcedure,
  claim: claimTaskProcedure,
  assign: assignTasksProcedure,
  finish: finishTaskProcedure,
  cancel: cancelTaskProcedure,
  reopen: reopenTaskProcedure,
  move: moveTaskProcedure,
  log: logOutreachProcedure,
  handBack: handBackProcedure,
  answer: answerQuestionBackProcedure,
  readAnswer: readAnswerProcedure,
  sendReports: sendReportsProcedure,
  setAct: setActProcedure,
  calendar: getCalendarProcedure,
  makeCalendar: makeCalendarProcedure,
  revokeCalendar: revokeCalendarProcedure,
  setCover: setCoverProcedure,
  endCover: endCoverProcedure,
  transfer: transferPatientsProcedure,
  follow: followPatientProcedure,
  stopFollowUp: stopFollowUpProcedure,
});
