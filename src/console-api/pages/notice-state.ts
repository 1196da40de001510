import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  appealNotice,
  isSafetyError,
  type NoticeDecision,
  type NoticeState,
  noticeState,
  type Standing,
} from '#safety';
import { withLanguage } from '#lib/language/language-switch.ts';
import { readText } from '../read-body.ts';
import type { ConsoleParts } from '../route.ts';
import type { Language } from '#lib/language/languages.ts';
import { minuteIn, say } from '#lib/language/say.ts';
import { escapeHtml, sendPage } from './html.ts';
import { type Reader, readerOf } from './reader.ts';
import { publicWords } from './words/index.ts';

const formBytes = 64 * 1024;

/** `/notice/CODE`: what became of a notice, for whoever has the receipt, and a complaint about it in one tap (Art. 20). */
export async function noticeStatePage(
  { safety }: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  receipt: string,
): Promise<void> {
  const state = await noticeState(safety, receipt);
  const reader = readerOf(request, url, state?.lang);
  const { lang } = reader;
  const { notice: w, page, reasons } = publicWords[lang];
  if (!state) {
    const body = `<p>${page.notFound}</p>`;
    return sendPage(response, 404, { reader, title: w.stateTitle, body });
  }
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request, formBytes));
    const said = await complain(safety, receipt, form.get('text') ?? '', lang);
    const body = `<p role="status">${escapeHtml(said)}</p><p><a href="${withLanguage(reader.url, `/notice/${receipt}`)}">${w.stateTitle}</a></p>`;
    return sendPage(response, 200, { reader, title: w.stateTitle, body });
  }
  const rows = [
    [w.reason, reasons[state.reason]],
    [w.receivedAt, minuteIn(lang, state.receivedAtMs)],
    ...decisionRows(state.decision, lang),
    ...complaintRows(state.complaint, lang),
  ];
  const lines = rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  const form = state.decision && !state.complaint ? complaintForm(lang) : '';
  sendPage(response, 200, {
    reader,
    title: w.stateTitle,
    body: `${standingPart(state.standing, reader)}<dl>${lines.join('')}</dl>${form}`,
  });
}

function complaintForm(lang: Language): string {
  const w = publicWords[lang].page;
  return `<form method="post"><label for="text">${w.why}</label><textarea id="text" name="text" maxlength="4000"></textarea><button>${w.complain}</button></form>`;
}

/** Whoever wrote from an address alone reads here that they were warned, and finds the page that says why. */
function standingPart(standing: Standing | null, reader: Reader): string {
  if (!standing) return '';
  const { lang } = reader;
  const w = publicWords[lang].notice;
  const { pathname, search } = new URL(standing.url);
  const said =
    standing.step === 'warning' ? w.warned : say(lang, w.suspendedUntil, { until: minuteIn(lang, standing.untilMs) });
  return `<p class="bad" role="alert">${said} <a href="${escapeHtml(withLanguage(reader.url, pathname + search))}">${w.why}</a></p>`;
}

function decisionRows(decision: NoticeDecision | null, lang: Language): string[][] {
  const w = publicWords[lang].notice;
  if (!decision) return [[w.decision, w.waiting]];
  return [
    [w.decision, w.outcomes[decision.outcome]],
    [w.decidedAt, minuteIn(lang, decision.decidedAtMs)],
    [w.automated, decision.automated ? w.yes : w.no],
    [w.redress, w.redressText],
  ];
}

function complaintRows(complaint: NoticeState['complaint'], lang: Language): string[][] {
  if (!complaint) return [];
  const w = publicWords[lang].notice;
  const { outcome, reasons } = complaint;
  const answer = outcome === null ? w.waiting : `${w.answers[outcome]} ${reasons ?? ''}`.trim();
  return [
    [w.complaint, complaint.text || '–'],
    [w.complainedAt, minuteIn(lang, complaint.openedAtMs)],
    [w.answer, answer],
  ];
}

async function complain(
  safety: ConsoleParts['safety'],
  receipt: string,
  text: string,
  lang: Language,
): Promise<string> {
  const { page: w, notice } = publicWords[lang];
  try {
    await appealNotice(safety, receipt, text);
    return w.received;
  } catch (error) {
    if (!isSafetyError(error)) throw error;
    if (error.code === 'appeal-exists') return w.exists;
    return error.code === 'suspended-notifier' ? notice.complaintsSuspended : w.closed;
  }
}
