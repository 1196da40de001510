import type { tl } from '@mtcute/core';
import type { ReportReason } from '#domain';

const reasons: Record<tl.TypeReportReason['_'], ReportReason> = {
  inputReportReasonSpam: 'spam',
  inputReportReasonViolence: 'violence',
  inputReportReasonPornography: 'pornography',
  inputReportReasonChildAbuse: 'child-abuse',
  inputReportReasonOther: 'other',
  inputReportReasonCopyright: 'copyright',
  inputReportReasonGeoIrrelevant: 'geo-irrelevant',
  inputReportReasonFake: 'fake-account',
  inputReportReasonIllegalDrugs: 'illegal-drugs',
  inputReportReasonPersonalDetails: 'personal-details',
};

export const fromTlReportReason = (reason: tl.TypeReportReason): ReportReason => reasons[reason._];
