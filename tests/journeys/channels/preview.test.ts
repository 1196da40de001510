import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Long from 'long';
import sharp from 'sharp';
import { html, InputMedia, type TelegramClient } from '@mtcute/node';
import { until } from '../../support/until.ts';
import { makeBot, tocsin } from '../../support/bots.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let channel: number;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan']);
  [olive, rowan] = world.clients as [TelegramClient, TelegramClient];
  channel = (await olive.createChannel({ title: 'Lamps & <b>oil</b>', description: 'Light "for" all' })).id;
  await olive.setChatUsername(channel, 'lamps_shown');
});

after(() => world?.close());

const visit = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${world.server.http}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

const linkOf = async (client: TelegramClient, chat: string | number, id: number): Promise<string> =>
  (await client.call({ _: 'channels.exportMessageLink', channel: await client.resolveChannel(chat), id })).link;

test('the link of a public post shows it to anybody, as text and nothing else', async () => {
  const post = await olive.sendText(
    channel,
    html`<b>bold <i>both</i></b><script>alert(1)</script> <a href="https://lamps.example/?a=1&b=2">shop</a>`,
  );
  const sly = await olive.call({
    _: 'messages.sendMessage',
    peer: await olive.resolvePeer(channel),
    message: '<img src=x onerror=alert(1)> click',
    randomId: Long.fromNumber(7),
    entities: [{ _: 'messageEntityTextUrl', offset: 29, length: 5, url: 'javascript:alert(1)' }],
  });
  assert.ok(sly);
  const link = await linkOf(rowan, 'lamps_shown', post.id);
  assert.equal(link, `${world.server.http}/lamps_shown/${post.id}`);
  const page = await visit(new URL(link).pathname);
  assert.equal(page.status, 200);
  assert.ok(page.body.includes('<b>bold <i>both</i></b>'), page.body);
  assert.ok(page.body.includes('href="https://lamps.example/?a=1&amp;b=2"'));
  assert.ok(page.body.includes('<meta property="og:title" content="Lamps &amp; &lt;b&gt;oil&lt;/b&gt;">'));
  assert.ok(page.body.includes(`<meta property="og:url" content="${link}">`));
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; base-uri 'none'; form-action 'none'/,
  );
  assert.ok(page.body.includes(`class="button" href="/#/name/lamps_shown/${post.id}"`), 'the button opens the post');
  const all = await visit('/lamps_shown');
  assert.ok(all.body.includes('class="button" href="/#/name/lamps_shown"'));
  for (const { body } of [page, all]) {
    assert.doesNotMatch(body, /<script|onerror=alert\(1\)>|href="javascript|<b>oil/);
    assert.doesNotMatch(body, /style="| on[a-z]+="/);
  }
  assert.ok(all.body.includes('&lt;img src=x onerror=alert(1)&gt; click'));
  assert.ok(all.body.includes('Light &quot;for&quot; all'));
});

test('pages speak the language that the browser asks for, and show older posts below', async () => {
  for (let n = 0; n < 22; n++) await olive.sendText(channel, `lamp number ${n}`);
  const page = await visit('/lamps_shown', { 'accept-language': 'ru-RU,ru' });
  assert.ok(page.body.includes('<html lang="ru" dir="ltr">') && page.body.includes('1 подписчик'));
  const older = /href="(\/lamps_shown\?before=\d+)"/.exec(page.body)?.[1];
  assert.ok(older && !page.body.includes('lamp number 0<'));
  assert.ok((await visit(older)).body.includes('lamp number 0<'));
});

test('pictures of the channel and of a post are served, and no other', async () => {
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
  await olive.setChatPhoto({ chatId: channel, type: 'photo', media: picture });
  const post = await olive.sendMedia(channel, { type: 'photo', file: picture, fileName: 'lamp.png' });
  const page = await visit(`/lamps_shown/${post.id}`);
  const image = /og:image" content="([^"]+)"/.exec(page.body)?.[1];
  assert.equal(image, `${world.server.http}/lamps_shown/${post.id}/photo`);
  assert.match(page.body, /<img class="post" [^>]*width="600" height="450"/, 'no text moves when the picture comes');
  for (const tag of [
    'og:image:width" content="640"',
    'og:image:height" content="480"',
    'og:image:alt" content="Photo"',
  ])
    assert.ok(page.body.includes(`property="${tag}`), tag);
  assert.ok(page.body.includes('name="twitter:card" content="summary_large_image"'));
  assert.ok(page.body.includes(`rel="canonical" href="${world.server.http}/lamps_shown/${post.id}"`));
  for (const address of [image, `${world.server.http}/lamps_shown/photo`]) {
    const answer = await fetch(address);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    assert.equal((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).format, 'jpeg');
  }
  assert.equal((await visit('/lamps_shown/1/photo')).status, 404);
});

test('what is private, unknown, deleted or a person answers alike', async () => {
  const hidden = await olive.createChannel({ title: 'Hidden lamps', description: '' });
  const secret = await olive.sendText(hidden.id, 'a hidden lamp');
  const link = await linkOf(olive, hidden.id, secret.id);
  assert.equal(link, `${world.server.http}/c/${-1000000000000 - hidden.id}/${secret.id}`);
  await rowan.call({ _: 'account.updateUsername', username: 'rowan_the_reader' });
  const gone = await olive.sendText(channel, 'soon gone');
  await olive.deleteMessagesById(channel, [gone.id]);
  const pages = await Promise.all(
    [
      new URL(link).pathname,
      '/nobody_here',
      '/nobody_here/5',
      '/rowan_the_reader',
      `/lamps_shown/${gone.id}`,
      '/+AAAAAAAAAAAAAAAA',
    ].map((path) => visit(path)),
  );
  for (const page of pages) assert.deepEqual([page.status, page.body], [404, pages[0]?.body]);
  await olive.call({ _: 'channels.updateUsername', channel: await olive.resolveChannel(channel), username: '' });
  assert.equal((await visit('/lamps_shown')).body, pages[0]?.body);
  await olive.setChatUsername(channel, 'lamps_shown');
});

test('an invitation shows where it leads and nothing that was said', async () => {
  const club = await olive.createSupergroup({ title: 'Lamp club', description: 'Evenings by the lamp' });
  await olive.sendText(club.id, 'only for members');
  const { link } = await olive.createInviteLink(club.id);
  const { pathname } = new URL(link);
  for (const path of [pathname, `/joinchat/${pathname.slice(2)}`]) {
    const page = await visit(path);
    assert.equal(page.status, 200);
    assert.ok(
      page.body.includes('Lamp club') && page.body.includes('Evenings by the lamp') && page.body.includes('1 member'),
    );
    assert.ok(!page.body.includes('only for members'));
    assert.ok(page.body.includes('<meta name="robots" content="noindex">'));
  }
  await olive.revokeInviteLink(club.id, link);
  assert.equal((await visit(pathname)).status, 404);
});

test('a public group shows itself and not what people say in it', async () => {
  const { id } = await olive.createSupergroup({ title: 'Open lamp talk', description: '' });
  await olive.setChatUsername(id, 'open_lamp_talk');
  const said = await olive.sendText(id, 'said among us');
  for (const path of ['/open_lamp_talk', `/open_lamp_talk/${said.id}`]) {
    const page = await visit(path);
    assert.equal(page.status, 200);
    assert.ok(page.body.includes('Open lamp talk') && !page.body.includes('said among us'));
  }
});

test('further names that the operator gives lead to the channel through every door while they are in force', async () => {
  const { server } = world;
  const lamps = (await olive.createChannel({ title: 'Named lamps', description: '' })).id;
  await tocsin(server, 'username', 'grant', String(lamps), 'lamps_given');
  assert.match(await tocsin(server, 'username', 'grant', '@lamps_given', '@lamps_again'), /@lamps_again too now/);
  await assert.rejects(tocsin(server, 'username', 'grant', '@lamps_given', 'lamps_again'), /it is theirs already/);
  await olive.setChatUsername(lamps, 'lamps_chosen');
  const bot = await makeBot(server, world.phoneOf(olive), 'name_reader_bot');
  const channel = await olive.resolveChannel(lamps);
  const found = async (name: string) => {
    const resolved = await rowan.call({ _: 'contacts.resolveUsername', username: name }).catch(() => undefined);
    const page = await visit(`/${name}`);
    const answer = await fetch(`${server.http}/bot${bot}/getChat?chat_id=@${name}`);
    const { result }: { result?: { id: number; username: string; active_usernames: string[] } } = await answer.json();
    const doors = [resolved?.chats[0]?.id === -1000000000000 - lamps, page.status === 200, result?.id === lamps];
    assert.equal(new Set(doors).size, 1, `${name} is ${doors.join()} in the User API, on the web, in the Bot API`);
    return result && [result.username, ...result.active_usernames];
  };
  const all = ['lamps_chosen', 'lamps_given', 'lamps_again'];
  for (const name of all) assert.deepEqual(await found(name), ['lamps_chosen', ...all]);
  await olive.call({ _: 'channels.reorderUsernames', channel, order: ['lamps_again', 'lamps_chosen', 'lamps_given'] });
  await olive.call({ _: 'channels.toggleUsername', channel, username: 'lamps_given', active: false });
  assert.equal(await found('lamps_given'), undefined);
  assert.deepEqual(await found('lamps_chosen'), ['lamps_again', 'lamps_again', 'lamps_chosen']);
  const seenBy = async (client: TelegramClient) => {
    const [seen] = (await client.call({ _: 'contacts.resolveUsername', username: 'lamps_chosen' })).chats;
    assert.ok(seen?._ === 'channel' && seen.username === undefined);
    return seen.usernames?.map(({ username, active, editable }) => [username, active ?? false, editable ?? false]);
  };
  const awake = [
    ['lamps_again', true, false],
    ['lamps_chosen', true, true],
  ];
  assert.deepEqual(await seenBy(rowan), awake);
  assert.deepEqual(await seenBy(olive), [...awake, ['lamps_given', false, false]]);
  const post = await olive.sendText(lamps, 'a named lamp');
  assert.equal(await linkOf(rowan, 'lamps_chosen', post.id), `${server.http}/lamps_again/${post.id}`);
  assert.equal((await visit(`/lamps_chosen/${post.id}`)).status, 200);
  await olive.call({ _: 'channels.deactivateAllUsernames', channel });
  assert.equal(await found('lamps_again'), undefined);
  assert.deepEqual(await found('lamps_chosen'), ['lamps_chosen', 'lamps_chosen']);
  await tocsin(server, 'username', 'revoke', 'lamps_again');
  const mine = await tocsin(server, 'username', 'grant', world.phoneOf(rowan), 'lamps_again');
  assert.match(mine, /too now/);
  await until(async () => {
    const [me] = await rowan.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] });
    return me?._ === 'user' && (me.usernames ?? []).some(({ username }) => username === 'lamps_again');
  });
  await rowan.call({ _: 'account.toggleUsername', username: 'lamps_again', active: false });
  await assert.rejects(rowan.call({ _: 'account.toggleUsername', username: 'lamps_again', active: false }), {
    text: 'USERNAME_NOT_MODIFIED',
  });
});

test('a poll shows what it asks and offers, and of a quiz never what is right', async () => {
  const quiz = InputMedia.quiz({
    ...{ question: 'Which oil <b>burns</b>?', answers: ['Colza', 'Water'], correct: 0 },
    solution: { text: 'water never does', entities: [] },
  });
  const poll = await olive.sendMedia(channel, quiz);
  const page = await visit(`/lamps_shown/${poll.id}`);
  assert.equal(page.status, 200);
  assert.ok(
    page.body.includes('<b>Which oil &lt;b&gt;burns&lt;/b&gt;?</b></p><ul><li dir="auto">Colza</li>'),
    page.body,
  );
  assert.ok(page.body.includes('content="Which oil &lt;b&gt;burns&lt;/b&gt;? Colza · Water"'));
  assert.ok(!page.body.includes('water never does'));
  assert.ok((await visit('/lamps_shown')).body.includes('<li dir="auto">Water</li>'));
});
