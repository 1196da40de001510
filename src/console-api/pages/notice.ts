import type { IncomingMessage, ServerResponse } from 'node:http';
import { complaintReasons } from '#safety';
import { languageFor, sendPage } from './html.ts';
import { pageWords } from './words.ts';

/** `/notice`: the public form of Art. 16. Its script solves the small task and sends JSON. */
export function noticePage(request: IncomingMessage, response: ServerResponse): void {
  const lang = languageFor(request.headers['accept-language']);
  const w = pageWords[lang];
  const reasons = complaintReasons.map((reason) => `<option>${reason}</option>`).join('');
  sendPage(response, 200, {
    lang,
    title: w.noticeTitle,
    script: '/notice.js',
    body: `<p>${w.noticeHelp}</p><form id="notice" data-lang="${lang}"><label for="where">${w.where}</label><textarea id="where" name="locations" required></textarea><label for="why">${w.explain}</label><textarea id="why" name="explanation" required maxlength="5000"></textarea><label for="reason">${w.reason}</label><select id="reason" name="reason">${reasons}</select><label for="name">${w.name}</label><input id="name" name="name" autocomplete="name"><label for="email">${w.email}</label><input id="email" name="email" type="email" autocomplete="email"><label><input type="checkbox" name="goodFaith" required> ${w.goodFaith}</label><button>${w.send}</button></form><p id="said" role="status"></p>`,
  });
}

/** Runs in the visitor's browser. */
export const noticeScript = `const form = document.getElementById('notice');
const said = document.getElementById('said');
const text = new TextEncoder();
async function solve(challenge, bits) {
  for (let n = 0; ; n += 1) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(challenge + ':' + n)));
    let zero = 0;
    for (const byte of hash) { if (byte === 0) { zero += 8; continue; } zero += Math.clz32(byte) - 24; break; }
    if (zero >= bits) return String(n);
  }
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const button = form.querySelector('button');
  button.disabled = true;
  said.textContent = '…';
  try {
    const task = await (await fetch('/api/v1/notices/challenge')).json();
    const body = {
      form: {
        locations: String(data.get('locations')).split('\\n').map((line) => line.trim()).filter(Boolean),
        explanation: String(data.get('explanation')),
        reason: String(data.get('reason')),
        name: String(data.get('name')) || null,
        email: String(data.get('email')) || null,
        goodFaith: data.get('goodFaith') !== null,
        lang: form.dataset.lang,
      },
      proof: { challenge: task.challenge, solution: await solve(task.challenge, task.bits) },
    };
    const answer = await fetch('/api/v1/notices', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const receipt = await answer.json();
    said.textContent = answer.ok ? '✓ ' + receipt.receiptCode : '✗ ' + receipt.error + ' ' + JSON.stringify(receipt.data ?? '');
  } catch (error) {
    said.textContent = '✗ ' + error;
  }
  button.disabled = false;
});
`;
