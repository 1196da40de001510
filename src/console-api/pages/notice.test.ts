import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DeskApi, startDeskApi } from '../../../tests/support/desk-api.ts';

let desk: DeskApi;

before(async () => {
  desk = await startDeskApi();
});

after(() => desk.close());

const at = (path: string): string => `${desk.http}${path}`;
const send = async (path: string, fields: Record<string, string>): Promise<string> => {
  const body = new URLSearchParams(fields);
  return (await fetch(at(path), { method: 'POST', body, headers: { 'accept-language': 'en' } })).text();
};
const tokenIn = (html: string): string => /name="patience" value="([^"]+)"/.exec(html)?.[1] ?? assert.fail('no token');

test('a browser without scripts sends a notice, keeps what was typed when it comes back, and complains by the receipt', async () => {
  const { world, call, keys } = desk;
  const cinder = await world.addPerson('Cinder');
  const page = await (await fetch(at('/notice'))).text();
  assert.match(page, /<form[^>]* method="post" action="\/notice"/);
  const typed = {
    locations: `${cinder}\r\n@nobody_here`,
    explanation: 'It sells <poems> of others.',
    reason: 'scam',
    name: 'A. "Reader"',
    email: 'reader@tocsin.example',
    goodFaith: 'on',
    patience: tokenIn(page),
  };
  const early = await send('/notice', typed);
  assert.match(early, /can be sent twenty seconds after/);
  assert.match(early, /It sells &lt;poems&gt; of others\.<\/textarea>/);
  assert.match(early, /value="A\. &quot;Reader&quot;"/);
  assert.match(early, /<option value="scam" selected>/);
  assert.equal(tokenIn(early), typed.patience, 'the wait goes on and does not begin anew');
  world.waitS(20);
  assert.match(await send('/notice', { ...typed, email: 'no address' }), /not written as it should be/);
  assert.match(await send('/notice', { ...typed, locations: '@nobody_here' }), /None of these places names anything/);
  const taken = await send('/notice', typed);
  assert.match(taken, /We have received your notice\.[^]*Nothing here has these names: @nobody_here/);
  const code = /href="\/notice\/([\w-]+)"/.exec(taken)?.[1] ?? '';
  assert.match(await send('/notice', typed), /That did not work/, 'once');

  const moderator = keys.get('moderator');
  const [held] = (await call('GET', '/cases?queue=notice', undefined, moderator)).body;
  assert.equal(held.subjectKey, `account:${cinder}`);
  assert.doesNotMatch(await (await fetch(at(`/notice/${code}`))).text(), /<form/, 'nothing to complain about yet');
  await call('POST', `/cases/${held.id}/claim`, undefined, moderator);
  await call('POST', `/cases/${held.id}/close`, {}, moderator);
  assert.match(await (await fetch(at(`/notice/${code}`))).text(), /We did not act[^]*<form method="post">/);
  assert.match(await send(`/notice/${code}`, { text: 'They are <mine>.' }), /Somebody else than the first/);
  assert.match(await send(`/notice/${code}`, { text: 'again' }), /is being looked at/);
  const [appeal] = (await call('GET', '/appeals', undefined, keys.get('reviewer'))).body;
  assert.deepEqual([appeal.side, appeal.text], ['notifier', 'They are <mine>.']);
  const waiting = await (await fetch(at(`/notice/${code}`))).text();
  assert.match(waiting, /They are &lt;mine&gt;\.[^]*We are looking at it/);
  assert.doesNotMatch(waiting, /<form/);
});

test('a page of a notice that nobody sent takes no complaint', async () => {
  const answer = await fetch(at('/notice/nobody_has_this_code_here'), { method: 'POST', body: 'text=x' });
  assert.equal(answer.status, 404);
});

test('who only observes learns neither names of what is private nor words that quote it', async () => {
  const { world, call, keys } = desk;
  const ember = await world.addPerson('Ember');
  const opened = await call(
    'POST',
    '/cases',
    { subjectKey: `account:${ember}`, queue: 'report', reason: 'Ember wrote to Wick alone' },
    keys.get('moderator'),
  );
  const { id } = opened.body;
  const look = async (role: 'moderator' | 'observer') => {
    const paths = [
      `/cases/${id}`,
      `/subjects/account:${ember}`,
      `/labels?keys=account:${ember}`,
      '/queue?limit=9',
      '/notices',
    ];
    const answers = await Promise.all(paths.map((path) => call('GET', path, undefined, keys.get(role))));
    return answers.map(({ status, body }) => [status, JSON.stringify(body)] as const);
  };
  for (const [status, text] of await look('observer')) {
    assert.equal(status, 200);
    assert.doesNotMatch(text, /Ember|Wick|poems/);
  }
  assert.match((await look('moderator')).join(), /Ember wrote to Wick[^]*poems/);
});
