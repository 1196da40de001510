import type { IncomingMessage, ServerResponse } from 'node:http';
import { complaintReasons, type NoticeDecision, noticeState, type Standing } from '#safety';
import type { ConsoleParts } from '../route.ts';
import { escapeHtml, languageFor, sendPage } from './html.ts';
import { noticeWords, reasonWords } from './notice-words.ts';
import { pageWords } from './words.ts';

/** `/notice`: the public form of Art. 16. Its script solves the small task and sends JSON. */
export function noticePage(request: IncomingMessage, response: ServerResponse): void {
  const lang = languageFor(request.headers['accept-language']);
  const w = noticeWords[lang];
  const reasons = complaintReasons
    .map((reason) => `<option value="${reason}">${escapeHtml(reasonWords[lang][reason])}</option>`)
    .join('');
  const said = Object.entries({
    working: w.working,
    received: w.received,
    keep: w.keep,
    unknown: w.unknown,
    nothing: w.nothing,
    name: w.nameNeeded,
    suspended: w.suspended,
    trouble: w.trouble,
    secret: w.secretUnknown,
  }).map(([name, text]) => ` data-${name}="${escapeHtml(text)}"`);
  sendPage(response, 200, {
    lang,
    title: w.title,
    script: '/notice.js',
    body: `<p>${w.help}</p><noscript><p role="alert">${w.needsScript}</p></noscript>
<form id="notice" data-lang="${lang}"${said.join('')}>
<label for="where">${w.where}</label><textarea id="where" name="locations" required></textarea>
<label for="why">${w.explain}</label><textarea id="why" name="explanation" required maxlength="5000"></textarea>
<label for="reason">${w.reason}</label><select id="reason" name="reason">${reasons}</select>
<label for="name">${w.name}</label><input id="name" name="name" autocomplete="name">
<label for="email">${w.email}</label><input id="email" name="email" type="email" autocomplete="email">
<p class="quiet">${w.anonymous}</p>
<details><summary>${w.flagger}</summary><label for="secret">${w.secret}</label><input id="secret" name="secret" type="password" autocomplete="off"><p class="quiet">${w.secretHelp}</p></details>
<label class="tick"><input type="checkbox" name="goodFaith" required> <span>${w.goodFaith}</span></label>
<button>${w.send}</button></form><p class="quiet"><a href="/misuse">${w.misuse}</a></p><div id="said" role="status"></div>`,
  });
}

/** `/notice/CODE`: what became of a notice, for whoever has the receipt. */
export async function noticeStatePage(
  { safety }: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  receipt: string,
): Promise<void> {
  const lang = languageFor(request.headers['accept-language']);
  const w = noticeWords[lang];
  const state = await noticeState(safety, receipt);
  if (!state) {
    const body = `<p>${pageWords[lang].notFound}</p>`;
    return sendPage(response, 404, { lang, title: w.stateTitle, body });
  }
  const rows = [
    [w.reason, reasonWords[lang][state.reason]],
    [w.receivedAt, momentOf(state.receivedAtMs)],
    ...decisionRows(state.decision, lang),
  ];
  const lines = rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  sendPage(response, 200, {
    lang,
    title: w.stateTitle,
    body: `${standingPart(state.standing, lang)}<dl>${lines.join('')}</dl>`,
  });
}

/** Whoever wrote from an address alone reads here that they were warned, and finds the page that says why. */
function standingPart(standing: Standing | null, lang: 'en' | 'ru'): string {
  if (!standing) return '';
  const w = noticeWords[lang];
  const { pathname, search } = new URL(standing.url);
  const said = standing.step === 'warning' ? w.warned : `${w.suspendedUntil} ${momentOf(standing.untilMs)}.`;
  return `<p class="bad" role="alert">${said} <a href="${escapeHtml(pathname + search)}">${w.why}</a></p>`;
}

function decisionRows(decision: NoticeDecision | null, lang: 'en' | 'ru'): string[][] {
  const w = noticeWords[lang];
  if (!decision) return [[w.decision, w.waiting]];
  return [
    [w.decision, w.outcomes[decision.outcome]],
    [w.decidedAt, momentOf(decision.decidedAtMs)],
    [w.automated, decision.automated ? w.yes : w.no],
    [w.redress, w.redressText],
  ];
}

const momentOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Runs in the visitor's browser. */
export const noticeScript = `const form = document.getElementById('notice');
const said = document.getElementById('said');
const words = form.dataset;
function solve(task) {
  const worker = new Worker('/notice/solver.js', { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
function say(kind, ...parts) {
  said.replaceChildren(...parts.map((part) => {
    const line = document.createElement('p');
    line.append(part);
    return line;
  }));
  said.className = kind;
}
function receiptOf({ receiptCode, unknown }) {
  const link = document.createElement('a');
  link.href = '/notice/' + receiptCode;
  link.textContent = receiptCode;
  const missed = unknown.length > 0 ? [words.unknown + ' ' + unknown.join(', ')] : [];
  return [words.received, words.keep, link, ...missed];
}
function wordsFor({ error, data }) {
  if (error === 'field-invalid' && data && data.field === 'locations') return words.nothing;
  if (error === 'field-missing') return words.name;
  if (error === 'not-signed-in') return words.secret;
  if (error === 'suspended-notifier') return words.suspended.replace('{until}', new Date(data.untilMs).toLocaleString(words.lang));
  return words.trouble + ' (' + error + ')';
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const button = form.querySelector('button');
  button.disabled = true;
  say('', words.working);
  try {
    const secret = String(data.get('secret')).trim();
    const task = secret ? undefined : await (await fetch('/api/v1/notices/challenge')).json();
    const body = {
      form: {
        locations: String(data.get('locations')).split('\\n').map((line) => line.trim()).filter(Boolean),
        explanation: String(data.get('explanation')),
        reason: String(data.get('reason')),
        name: String(data.get('name')) || null,
        email: String(data.get('email')) || null,
        goodFaith: data.get('goodFaith') !== null,
        lang: words.lang,
      },
      ...(task && { proof: { challenge: task.challenge, solution: await solve(task) } }),
    };
    const signed = secret ? { authorization: 'Bearer ' + secret } : {};
    const answer = await fetch('/api/v1/notices', { method: 'POST', headers: { 'content-type': 'application/json', ...signed }, body: JSON.stringify(body) });
    const receipt = await answer.json();
    if (answer.ok) form.hidden = true;
    say(answer.ok ? 'good' : 'bad', ...(answer.ok ? receiptOf(receipt) : [wordsFor(receipt)]));
  } catch (error) {
    say('bad', words.trouble);
  }
  button.disabled = false;
});
`;
