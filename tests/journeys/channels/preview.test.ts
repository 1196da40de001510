import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Long from 'long';
import sharp from 'sharp';
import { html, type TelegramClient } from '@mtcute/node';
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
  assert.ok(page.body.includes('<html lang="ru">') && page.body.includes('1 подписчик'));
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
