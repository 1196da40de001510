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
// A name keeps its own direction, and its @ in front, in a sentence from right to left.
function missedLine(names) {
  const line = document.createElement('span');
  const [before, after] = words.unknown.split('{names}');
  line.append(before, ...names.flatMap((name, at) => {
    const own = document.createElement('bdi');
    own.textContent = name;
    return at > 0 ? [', ', own] : [own];
  }), after);
  return line;
}
function receiptOf({ receiptCode, unknown, mailed }) {
  const link = document.createElement('a');
  link.href = '/notice/' + receiptCode + location.search;
  link.textContent = receiptCode;
  const missed = unknown.length > 0 ? [missedLine(unknown)] : [];
  return [words.received, words.keep, link, ...missed, ...(mailed ? [words.mailed] : [])];
}
function wordsFor({ error, data }) {
  if (error === 'field-invalid' && data && data.field === 'locations') return words.nothing;
  if (error === 'field-missing') return words.name;
  if (error === 'not-signed-in') return words.secret;
  if (error === 'suspended-notifier') return words.suspended.replace('{until}', new Date(data.untilMs).toLocaleString(words.lang, { dateStyle: 'long', timeStyle: 'short' }));
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
