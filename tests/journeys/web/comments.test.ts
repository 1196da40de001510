import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoProblems, bubble, chromiumPath, write } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** Ada reads a channel and is no member of the group in which its comments stand. */
test('a reader comments on a post without joining the group, and sees that more was said', { skip }, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017000' });
  const { ada, friend: wick } = chat;
  const { page } = ada;
  try {
    const channel = (await wick.createChannel({ title: 'Harbour News', description: '' })).id;
    const group = (await wick.createSupergroup({ title: 'Harbour talk', description: '' })).id;
    await wick.call({
      _: 'channels.setDiscussionGroup',
      broadcast: await wick.resolveChannel(channel),
      group: await wick.resolveChannel(group),
    });
    await wick.addChatMembers(channel, chat.adaId, {});
    await wick.sendText(channel, 'The ferry sails again');
    const root = async () => (await wick.getHistory(group, { limit: 5 })).find((it) => it.text.startsWith('The ferry'));
    await until(async () => (await root()) !== undefined);
    const replyTo = (await root())?.id ?? 0;
    await wick.sendText(group, 'I was there', { replyTo });

    await page.getByRole('link', { name: /Harbour News/ }).click();
    const post = bubble(page, 'The ferry sails again');
    const opens = post.getByRole('button', { name: /^\d comments?/ });
    // It comes below the time and pushes it up.
    await opens.waitFor();
    const [time, way] = await Promise.all([post.locator('time').last().boundingBox(), opens.boundingBox()]);
    assert.ok(time && way && time.y + time.height <= way.y + 1, 'the time stands above the way to the comments');
    await opens.click();
    const first = bubble(page, 'I was there');
    await first.waitFor();
    // Everything here answers the post, which stands above: it is not repeated in each comment.
    assert.equal(await first.getByRole('button', { name: /The ferry/ }).count(), 0);
    await write(page, 'So was I');
    await bubble(page, 'So was I').getByRole('img', { name: 'Sent' }).waitFor();
    await page.goBack();
    await post.getByRole('button', { name: '2 comments', exact: true }).waitFor();

    await page.goto(`${chat.server.http}/#/`);
    await wick.sendText(group, 'Then you heard the bell', { replyTo });
    await page.getByRole('link', { name: /Harbour News/ }).click();
    await post.getByRole('button', { name: '3 comments New comments' }).waitFor();
    // What was in sight for a moment counts as read.
    await until(async () => {
      await opens.click();
      await bubble(page, 'Then you heard the bell').waitFor();
      await page.goBack();
      await opens.waitFor();
      return (await post.getByRole('img', { name: 'New comments' }).count()) === 0;
    });
    assertNoProblems(ada);
  } finally {
    await chat.close();
  }
});
