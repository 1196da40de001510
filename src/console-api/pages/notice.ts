import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ComplaintReason,
  complaintReasons,
  fileFlaggerNotice,
  fileNotice,
  flaggerOfSecret,
  isSafetyError,
  makePatience,
  type NoticeForm,
  type NoticeReceipt,
  safetyLimits,
} from '#safety';
import { withLanguage } from '#lib/language/language-switch.ts';
import { ApiError } from '../errors.ts';
import { readText } from '../read-body.ts';
import type { ConsoleParts } from '../route.ts';
import { noticeBody } from '../shapes.ts';
import type { Language } from '#lib/language/languages.ts';
import { listIn, minuteIn, say } from '#lib/language/say.ts';
import { escapeHtml, sendPage } from './html.ts';
import { type Reader, readerOf } from './reader.ts';
import { publicWords } from './words/index.ts';

/** What stands in the form: empty at first, and what was typed when it comes back with a fault. */
interface Typed {
  readonly locations: string;
  readonly explanation: string;
  readonly reason: string;
  readonly name: string;
  readonly email: string;
  readonly goodFaith: boolean;
}

const nothing: Typed = { locations: '', explanation: '', reason: '', name: '', email: '', goodFaith: false };
const formBytes = 256 * 1024;

/**
 * `/notice`: the public form of Art. 16. Its script solves the small task and sends JSON; a browser without scripts sends
 * the form itself, with a token that is worth something only after the time that reading it over takes.
 */
export async function noticePage(
  { safety }: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const reader = readerOf(request, url);
  const { lang } = reader;
  if (request.method !== 'POST') return sendForm(response, 200, reader, nothing, makePatience(safety), '');
  const sent = new URLSearchParams(await readText(request, formBytes));
  const field = (name: string) => (sent.get(name) ?? '').replaceAll('\r\n', '\n');
  const typed: Typed = {
    locations: field('locations'),
    explanation: field('explanation'),
    reason: field('reason'),
    name: field('name'),
    email: field('email'),
    goodFaith: sent.get('goodFaith') !== null,
  };
  const patience = field('patience');
  try {
    const receipt = await take(safety, typed, lang, patience, field('secret').trim());
    sendPage(response, 200, { reader, title: publicWords[lang].notice.title, body: receiptPart(receipt, reader) });
  } catch (error) {
    const fault = faultOf(error, lang);
    if (fault === undefined) throw error;
    // A token that was not spent goes on counting; the time that passed is not lost.
    const early = isSafetyError(error) && error.code === 'challenge-invalid' && hasCause(error.data, 'early');
    const next = early ? patience : makePatience(safety);
    sendForm(response, 422, reader, typed, next, fault);
  }
}

const hasCause = (data: object, why: string): boolean => 'why' in data && data.why === why;

async function take(
  safety: ConsoleParts['safety'],
  typed: Typed,
  lang: Language,
  patience: string,
  secret: string,
): Promise<NoticeReceipt> {
  const lines = typed.locations.split('\n').map((line) => line.trim());
  const read = noticeBody.shape.form.safeParse({
    locations: lines.filter((line) => line !== ''),
    explanation: typed.explanation,
    reason: typed.reason,
    name: typed.name.trim() || null,
    email: typed.email.trim() || null,
    goodFaith: typed.goodFaith,
    lang,
  });
  if (!read.success) throw new ApiError(422, 'input-invalid');
  const form: NoticeForm = read.data;
  if (secret === '') return fileNotice(safety, form, { patience });
  const flagger = await flaggerOfSecret(safety, secret);
  if (!flagger) throw new ApiError(401, 'not-signed-in');
  return fileFlaggerNotice(safety, flagger, form);
}

/** What a fault says in words; undefined for what is no fault of the form. */
function faultOf(error: unknown, lang: Language): string | undefined {
  const w = publicWords[lang].notice;
  if (error instanceof ApiError) return error.code === 'not-signed-in' ? w.secretUnknown : w.incomplete;
  if (!isSafetyError(error)) return undefined;
  if (error.code === 'challenge-invalid') return hasCause(error.data, 'early') ? w.early : w.trouble;
  if (error.code === 'field-invalid') return w.nothing;
  if (error.code === 'field-missing') return w.nameNeeded;
  if (error.code === 'suspended-notifier' && 'untilMs' in error.data)
    return say(lang, w.suspended, { until: minuteIn(lang, Number(error.data.untilMs)) });
  return `${w.trouble} (${error.code})`;
}

function receiptPart({ receiptCode, unknown, mailed }: NoticeReceipt, reader: Reader): string {
  const { lang } = reader;
  const w = publicWords[lang].notice;
  const names = escapeHtml(listIn(lang, unknown));
  const missed = unknown.length > 0 ? `<p>${say(lang, w.unknown, { names })}</p>` : '';
  const letter = mailed ? `<p>${w.mailed}</p>` : '';
  return `<div class="good" role="status"><p>${w.received}</p><p>${w.keep}</p><p><a href="${withLanguage(reader.url, `/notice/${receiptCode}`)}">${receiptCode}</a></p>${missed}${letter}</div>`;
}

function sendForm(
  response: ServerResponse,
  status: number,
  reader: Reader,
  typed: Typed,
  patience: string,
  fault: string,
): void {
  const { lang } = reader;
  const { notice: w, reasons } = publicWords[lang];
  const said = Object.entries({
    working: w.working,
    received: w.received,
    keep: w.keep,
    unknown: say(lang, w.unknown),
    mailed: w.mailed,
    nothing: w.nothing,
    name: w.nameNeeded,
    suspended: say(lang, w.suspended),
    trouble: w.trouble,
    secret: w.secretUnknown,
  }).map(([name, text]) => ` data-${name}="${escapeHtml(text)}"`);
  const value = (text: string) => (text === '' ? '' : ` value="${escapeHtml(text)}"`);
  sendPage(response, status, {
    reader,
    title: w.title,
    script: '/notice.js',
    body: `<p>${w.help}</p>${fault === '' ? '' : `<p class="bad" role="alert">${escapeHtml(fault)}</p>`}
<form id="notice" method="post" action="${withLanguage(reader.url, '/notice')}" data-lang="${lang}"${said.join('')}>
<input type="hidden" name="patience" value="${escapeHtml(patience)}">
<label for="where">${w.where}</label><textarea id="where" name="locations" required>${escapeHtml(typed.locations)}</textarea>
<label for="why">${w.explain}</label><textarea id="why" name="explanation" required maxlength="${safetyLimits.textLength}">${escapeHtml(typed.explanation)}</textarea>
<label for="reason">${w.reason}</label><select id="reason" name="reason" required><option value=""${typed.reason === '' ? ' selected' : ''}>${w.choose}</option>${complaintReasons.map((reason) => optionOf(reason, typed.reason, reasons[reason])).join('')}</select>
<label for="name">${w.name}</label><input id="name" name="name" autocomplete="name" maxlength="200"${value(typed.name)}>
<label for="email">${w.email}</label><input id="email" name="email" type="email" autocomplete="email"${value(typed.email)}>
<p class="quiet">${w.anonymous}</p>
<details><summary>${w.flagger}</summary><label for="secret">${w.secret}</label><input id="secret" name="secret" type="password" autocomplete="off"><p class="quiet">${w.secretHelp}</p></details>
<label class="tick"><input type="checkbox" name="goodFaith" required${typed.goodFaith ? ' checked' : ''}> <span>${w.goodFaith}</span></label>
<noscript><p class="quiet">${w.withoutScript}</p></noscript>
<button>${w.send}</button></form><div id="said" role="status"></div><p class="quiet"><a href="${withLanguage(reader.url, '/misuse')}">${w.misuse}</a></p>`,
  });
}

const optionOf = (reason: ComplaintReason, chosen: string, name: string): string =>
  `<option value="${reason}"${reason === chosen ? ' selected' : ''}>${escapeHtml(name)}</option>`;
