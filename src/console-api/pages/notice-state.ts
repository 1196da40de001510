import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  appealNotice,
  isSafetyError,
  type NoticeDecision,
  type NoticeState,
  noticeState,
  type Standing,
  utcMinute,
} from '#safety';
import { readText } from '../read-body.ts';
import type { ConsoleParts } from '../route.ts';
import { escapeHtml, languageFor, sendPage } from './html.ts';
import { noticeWords, reasonWords } from './notice-words.ts';
import { pageWords } from './words.ts';

type Lang = 'en' | 'ru';
const formBytes = 64 * 1024;

/** `/notice/CODE`: what became of a notice, for whoever has the receipt, and a complaint about it in one tap (Art. 20). */
export async function noticeStatePage(
  { safety }: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  receipt: string,
): Promise<void> {
  const state = await noticeState(safety, receipt);
  const lang = languageFor(request.headers['accept-language'] ?? state?.lang);
  const w = noticeWords[lang];
  if (!state) {
    const body = `<p>${pageWords[lang].notFound}</p>`;
    return sendPage(response, 404, { lang, title: w.stateTitle, body });
  }
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request, formBytes));
    const said = await complain(safety, receipt, form.get('text') ?? '', lang);
    const body = `<p role="status">${escapeHtml(said)}</p><p><a href="/notice/${receipt}">${w.stateTitle}</a></p>`;
    return sendPage(response, 200, { lang, title: w.stateTitle, body });
  }
  const rows = [
    [w.reason, reasonWords[lang][state.reason]],
    [w.receivedAt, utcMinute(state.receivedAtMs)],
    ...decisionRows(state.decision, lang),
    ...complaintRows(state.complaint, lang),
  ];
  const lines = rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  const form = state.decision && !state.complaint ? complaintForm(lang) : '';
  sendPage(response, 200, {
    lang,
    title: w.stateTitle,
    body: `${standingPart(state.standing, lang)}<dl>${lines.join('')}</dl>${form}`,
  });
}

function complaintForm(lang: Lang): string {
  const w = pageWords[lang];
  return `<form method="post"><label for="text">${w.why}</label><textarea id="text" name="text" maxlength="4000"></textarea><button>${w.complain}</button></form>`;
}

/** Whoever wrote from an address alone reads here that they were warned, and finds the page that says why. */
function standingPart(standing: Standing | null, lang: Lang): string {
  if (!standing) return '';
  const w = noticeWords[lang];
  const { pathname, search } = new URL(standing.url);
  const said = standing.step === 'warning' ? w.warned : `${w.suspendedUntil} ${utcMinute(standing.untilMs)}.`;
  return `<p class="bad" role="alert">${said} <a href="${escapeHtml(pathname + search)}">${w.why}</a></p>`;
}

function decisionRows(decision: NoticeDecision | null, lang: Lang): string[][] {
  const w = noticeWords[lang];
  if (!decision) return [[w.decision, w.waiting]];
  return [
    [w.decision, w.outcomes[decision.outcome]],
    [w.decidedAt, utcMinute(decision.decidedAtMs)],
    [w.automated, decision.automated ? w.yes : w.no],
    [w.redress, w.redressText],
  ];
}

function complaintRows(complaint: NoticeState['complaint'], lang: Lang): string[][] {
  if (!complaint) return [];
  const w = noticeWords[lang];
  const { outcome, reasons } = complaint;
  const answer = outcome === null ? w.waiting : `${w.answers[outcome]} ${reasons ?? ''}`.trim();
  return [
    [w.complaint, complaint.text || '–'],
    [w.complainedAt, utcMinute(complaint.openedAtMs)],
    [w.answer, answer],
  ];
}

async function complain(safety: ConsoleParts['safety'], receipt: string, text: string, lang: Lang): Promise<string> {
  const w = pageWords[lang];
  try {
    await appealNotice(safety, receipt, text);
    return w.received;
  } catch (error) {
    if (!isSafetyError(error)) throw error;
    if (error.code === 'appeal-exists') return w.exists;
    return error.code === 'suspended-notifier' ? noticeWords[lang].complaintsSuspended : w.closed;
  }
}
