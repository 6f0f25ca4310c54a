import { getRetentionProcedure } from './retention/get-retention';
import { placeHoldProcedure } from './retention/place-hold';
import { proposePurgeProcedure } from './retention/propose-purge';
import { purgeRecordProcedure } from './retention/purge-record';
import { releaseHoldProcedure } from './retention/release-hold';
import { setRetentionProcedure } from './retention/set-retention';
import { withdrawPurgeProcedure } from './retention/withdraw-purge';
import { comparePatientsProcedure } from './merging/compare-patients';
import { listDuplicatesProcedure } from './merging/list-duplicates';
import { mergePatientsProcedure } from './merging/merge-patients';
import { undoMergeProcedure } from './merging/undo-merge';
import { whereIsPatientProcedure } from './merging/where-is-patient';
import { getAboutAdviceProcedure } from './advice/get-about-advice';
import { listSilentRulesProcedure } from './advice/list-silent-rules';
import { confirmNoAllergiesProcedure } from './allergies/confirm-no-allergies';
import { createAllergyProcedure } from './allergies/create-allergy';
import { removeAllergyProcedure } from './allergies/remove-allergy';
import { cancelAppointmentProcedure } from './appointments/cancel-appointment';
import { createAppointmentProcedure } from './appointments/create-appointment';
import { importAppointmentsProcedure } from './appointments/import-appointments';
import { settleAppointmentProcedure } from './appointments/settle-appointment';
import { exportTrailProcedure } from './audit/export-trail';
import { searchTrailProcedure } from './audit/search-trail';
import { getCatalogProcedure } from './catalog/get-catalog';
import { getClinicSettingsProcedure } from './clinic-settings/get-clinic-settings';
import { saveClinicSettingsProcedure } from './clinic-settings/save-clinic-settings';
import { createConditionProcedure } from './conditions/create-condition';
import { removeConditionProcedure } from './conditions/remove-condition';
import { getEvidenceProcedure } from './evidence/get-evidence';
import { getEvidenceReferenceProcedure } from './evidence/get-evidence-reference';
import { getEvidenceRuleProcedure } from './evidence/get-evidence-rule';
import { resolveInboxProcedure } from './inbox/resolve-inbox';
import { createLifeEventProcedure } from './life-events/create-life-event';
import { removeLifeEventProcedure } from './life-events/remove-life-event';
import { getMeProcedure } from './me/get-me';
import { changeDoseProcedure } from './medications/change-dose';
import { correctMedicationProcedure } from './medications/correct-medication';
import { removeMedicationProcedure } from './medications/remove-medication';
import { startMedicationProcedure } from './medications/start-medication';
import { stopMedicationProcedure } from './medications/stop-medication';
import { createObservationProcedure } from './observations/create-observation';
import { removeObservationProcedure } from './observations/remove-observation';
import { createPatientProcedure } from './patients/create-patient';
import { searchPatientsProcedure } from './patients/search-patients';
import { updatePatientProcedure } from './patients/update-patient';
import { endSessionsProcedure } from './people/end-sessions';
import { getPeopleProcedure } from './people/get-people';
import { handFactorLinkProcedure } from './people/hand-factor-link';
import { handResetLinkProcedure } from './people/hand-reset-link';
import { invitePersonProcedure } from './people/invite-person';
import { restorePersonProcedure } from './people/restore-person';
import { revokeLinkProcedure } from './people/revoke-link';
import { setRolesProcedure } from './people/set-roles';
import { suspendPersonProcedure } from './people/suspend-person';
import { comparePlansProcedure } from './plan/compare-plans';
import { getCurrentPlanProcedure } from './plan/get-current-plan';
import { previewPlanProcedure } from './plan/preview-plan';
import { answerQuestionProcedure } from './questions/answer-question';
import { withdrawAnswerProcedure } from './questions/withdraw-answer';
import { answerCorrectionProcedure } from './record/answer-correction';
import { askCorrectionProcedure } from './record/ask-correction';
import { disagreeProcedure } from './record/disagree';
import { exportRecordProcedure } from './record/export-record';
import { extendCorrectionProcedure } from './record/extend-correction';
import { getAccountingProcedure } from './record/get-accounting';
import { getRecordProcedure } from './record/get-record';
import { getReferenceProcedure } from './references/get-reference';
import { listReferencesProcedure } from './references/list-references';
import { exportPanelProcedure } from './outcomes/export-panel';
import { getByOptionProcedure } from './outcomes/get-by-option';
import { getPanelProcedure } from './outcomes/get-panel';
import { getPatientOutcomesProcedure } from './outcomes/get-patient-outcomes';
import { answerReportAlertProcedure } from './report-requests/answer-report-alert';
import { createReportRequestProcedure } from './report-requests/create-report-request';
import { endReportRhythmProcedure } from './report-requests/end-report-rhythm';
import { listReportRequestsProcedure } from './report-requests/list-report-requests';
import { renewReportRequestProcedure } from './report-requests/renew-report-request';
import { revokeReportRequestProcedure } from './report-requests/revoke-report-request';
import { endEmergencyProcedure } from './restrictions/end-emergency';
import { getChartAccessProcedure } from './restrictions/get-chart-access';
import { getEmergencyNoticeProcedure } from './restrictions/get-emergency-notice';
import { getEmergencyReportProcedure } from './restrictions/get-emergency-report';
import { liftRestrictionProcedure } from './restrictions/lift-restriction';
import { openEmergencyProcedure } from './restrictions/open-emergency';
import { restrictChartProcedure } from './restrictions/restrict-chart';
import { seeEmergencyProcedure } from './restrictions/see-emergency';
import { createReportProcedure } from './reports/create-report';
import { getLookBackProcedure } from './reports/get-look-back';
import { listArrivalsProcedure } from './reports/list-arrivals';
import { removeReportProcedure } from './reports/remove-report';
import { addPasskeyProcedure } from './sessions/add-passkey';
import { askPasskeyProcedure } from './sessions/ask-passkey';
import { beginFactorProcedure } from './sessions/begin-factor';
import { beginPasskeyProcedure } from './sessions/begin-passkey';
import { finishFactorProcedure } from './sessions/finish-factor';
import { getFactorProcedure } from './sessions/get-factor';
import { removeFactorProcedure } from './sessions/remove-factor';
import { removePasskeyProcedure } from './sessions/remove-passkey';
import { renamePasskeyProcedure } from './sessions/rename-passkey';
import { renewRecoveryCodesProcedure } from './sessions/renew-recovery-codes';
import { showPasskeyProcedure } from './sessions/show-passkey';
import { changePasswordProcedure } from './sessions/change-password';
import { endMySessionProcedure } from './sessions/end-my-session';
import { getMySessionsProcedure } from './sessions/get-my-sessions';
import { switchClinicProcedure } from './sessions/switch-clinic';
import { addAddendumProcedure } from './visits/add-addendum';
import { amendProcedure } from './visits/amend';
import { answerFlagProcedure } from './visits/answer-flag';
import { coSignProcedure } from './visits/co-sign';
import { enterInErrorProcedure } from './visits/enter-in-error';
import { getSourcesProcedure } from './visits/get-sources';
import { getVisitProcedure } from './visits/get-visit';
import { listVisitsProcedure } from './visits/list-visits';
import { openVisitProcedure } from './visits/open-visit';
import { recordDisclosureProcedure } from './visits/record-disclosure';
import { saveVisitProcedure } from './visits/save-visit';
import { signVisitProcedure } from './visits/sign-visit';
import { answerNaranjoProcedure } from './worksheets/answer-naranjo';
import { recordCategoryProcedure } from './worksheets/record-category';
import { getTodayProcedure } from './today/get-today';
import { answerQuestionBackProcedure } from './worklist/answer-question-back';
import { assignTasksProcedure } from './worklist/assign-tasks';
import { cancelTaskProcedure } from './worklist/cancel-task';
import { claimTaskProcedure } from './worklist/claim-task';
import { createTaskProcedure } from './worklist/create-task';
import { endCoverProcedure } from './worklist/end-cover';
import { finishTaskProcedure } from './worklist/finish-task';
import { followPatientProcedure } from './worklist/follow-patient';
import { getCalendarProcedure } from './worklist/get-calendar';
import { getTaskProcedure } from './worklist/get-task';
import { getWorklistProcedure } from './worklist/get-worklist';
import { handBackProcedure } from './worklist/hand-back';
import { logOutreachProcedure } from './worklist/log-outreach';
import { makeCalendarProcedure } from './worklist/make-calendar';
import { moreTasksProcedure } from './worklist/more-tasks';
import { moveTaskProcedure } from './worklist/move-task';
import { readAnswerProcedure } from './worklist/read-answer';
import { reopenTaskProcedure } from './worklist/reopen-task';
import { revokeCalendarProcedure } from './worklist/revoke-calendar';
import { sendReportsProcedure } from './worklist/send-reports';
import { setActProcedure } from './worklist/set-act';
import { setCoverProcedure } from './worklist/set-cover';
import { stopFollowUpProcedure } from './worklist/stop-follow-up';
import { transferPatientsProcedure } from './worklist/transfer-patients';
import { getChangesProcedure } from './workspace/get-changes';
import { getWorkspaceProcedure } from './workspace/get-workspace';
import { router } from './trpc';

export const appRouter = router({
  me: router({
    get: getMeProcedure,
    sessions: getMySessionsProcedure,
    endSession: endMySessionProcedure,
    changePassword: changePasswordProcedure,
    switchClinic: switchClinicProcedure,
    factor: getFactorProcedure,
    beginFactor: beginFactorProcedure,
    finishFactor: finishFactorProcedure,
    renewRecoveryCodes: renewRecoveryCodesProcedure,
    removeFactor: removeFactorProcedure,
    beginPasskey: beginPasskeyProcedure,
    addPasskey: addPasskeyProcedure,
    renamePasskey: renamePasskeyProcedure,
    removePasskey: removePasskeyProcedure,
    askPasskey: askPasskeyProcedure,
    showPasskey: showPasskeyProcedure,
  }),
  restrictions: router({
    get: getChartAccessProcedure,
    restrict: restrictChartProcedure,
    lift: liftRestrictionProcedure,
    openInEmergency: openEmergencyProcedure,
    endEmergency: endEmergencyProcedure,
    notice: getEmergencyNoticeProcedure,
    report: getEmergencyReportProcedure,
    see: seeEmergencyProcedure,
  }),
  people: router({
    get: getPeopleProcedure,
    invite: invitePersonProcedure,
    setRoles: setRolesProcedure,
    suspend: suspendPersonProcedure,
    restore: restorePersonProcedure,
    handResetLink: handResetLinkProcedure,
    handFactorLink: handFactorLinkProcedure,
    revokeLink: revokeLinkProcedure,
    endSessions: endSessionsProcedure,
  }),
  clinicSettings: router({
    get: getClinicSettingsProcedure,
    save: saveClinicSettingsProcedure,
  }),
  patients: router({
    search: searchPatientsProcedure,
    create: createPatientProcedure,
    update: updatePatientProcedure,
  }),
  retention: router({
    get: getRetentionProcedure,
    set: setRetentionProcedure,
    propose: proposePurgeProcedure,
    withdraw: withdrawPurgeProcedure,
    purge: purgeRecordProcedure,
    hold: placeHoldProcedure,
    release: releaseHoldProcedure,
  }),
  merging: router({
    duplicates: listDuplicatesProcedure,
    compare: comparePatientsProcedure,
    merge: mergePatientsProcedure,
    undo: undoMergeProcedure,
    whereIs: whereIsPatientProcedure,
  }),
  today: router({
    get: getTodayProcedure,
  }),
  appointments: router({
    create: createAppointmentProcedure,
    settle: settleAppointmentProcedure,
    cancel: cancelAppointmentProcedure,
    import: importAppointmentsProcedure,
  }),
  audit: router({
    search: searchTrailProcedure,
    export: exportTrailProcedure,
  }),
  outcomes: router({
    ofPatient: getPatientOutcomesProcedure,
    panel: getPanelProcedure,
    exportPanel: exportPanelProcedure,
    byOption: getByOptionProcedure,
  }),
  worklist: router({
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
  }),
  workspace: router({
    get: getWorkspaceProcedure,
    changes: getChangesProcedure,
  }),
  plan: router({
    preview: previewPlanProcedure,
    compare: comparePlansProcedure,
    current: getCurrentPlanProcedure,
  }),
  questions: router({
    answer: answerQuestionProcedure,
    withdraw: withdrawAnswerProcedure,
  }),
  medications: router({
    start: startMedicationProcedure,
    changeDose: changeDoseProcedure,
    stop: stopMedicationProcedure,
    correct: correctMedicationProcedure,
    remove: removeMedicationProcedure,
  }),
  conditions: router({
    create: createConditionProcedure,
    remove: removeConditionProcedure,
  }),
  allergies: router({
    create: createAllergyProcedure,
    remove: removeAllergyProcedure,
    confirmNone: confirmNoAllergiesProcedure,
  }),
  observations: router({
    create: createObservationProcedure,
    remove: removeObservationProcedure,
  }),
  lifeEvents: router({
    create: createLifeEventProcedure,
    remove: removeLifeEventProcedure,
  }),
  reports: router({
    create: createReportProcedure,
    getLookBack: getLookBackProcedure,
    listArrivals: listArrivalsProcedure,
    remove: removeReportProcedure,
  }),
  reportRequests: router({
    create: createReportRequestProcedure,
    list: listReportRequestsProcedure,
    renew: renewReportRequestProcedure,
    revoke: revokeReportRequestProcedure,
    endRhythm: endReportRhythmProcedure,
    answerAlert: answerReportAlertProcedure,
  }),
  record: router({
    get: getRecordProcedure,
    accounting: getAccountingProcedure,
    export: exportRecordProcedure,
    askCorrection: askCorrectionProcedure,
    extendCorrection: extendCorrectionProcedure,
    answerCorrection: answerCorrectionProcedure,
    disagree: disagreeProcedure,
  }),
  inbox: router({
    resolve: resolveInboxProcedure,
  }),
  worksheets: router({
    answerNaranjo: answerNaranjoProcedure,
    recordCategory: recordCategoryProcedure,
  }),
  advice: router({
    about: getAboutAdviceProcedure,
    silentRules: listSilentRulesProcedure,
  }),
  evidence: router({
    get: getEvidenceProcedure,
    reference: getEvidenceReferenceProcedure,
    rule: getEvidenceRuleProcedure,
  }),
  visits: router({
    list: listVisitsProcedure,
    open: openVisitProcedure,
    get: getVisitProcedure,
    save: saveVisitProcedure,
    sign: signVisitProcedure,
    sources: getSourcesProcedure,
    addAddendum: addAddendumProcedure,
    amend: amendProcedure,
    enterInError: enterInErrorProcedure,
    coSign: coSignProcedure,
    recordDisclosure: recordDisclosureProcedure,
  }),
  flags: router({
    answer: answerFlagProcedure,
  }),
  references: router({
    list: listReferencesProcedure,
    get: getReferenceProcedure,
  }),
  catalog: router({
    get: getCatalogProcedure,
  }),
});
export type AppRouter = typeof appRouter;
