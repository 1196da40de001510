import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { tl } from '@mtcute/node';
import Long from 'long';
import { assertNoProblems, bubble, chromiumPath, modal } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);
const words = (text: string): tl.RawTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });

test('answers that voters add come and go in the browser, and are added there', {
  skip,
}, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017100' });
  const { friend, ada } = chat;
  const { page } = ada;
  try {
    const group = (await friend.createSupergroup({ title: 'Keepers' })).id;
    await friend.addChatMembers(group, [chat.adaId], {});
    const peer = await friend.resolvePeer(group);
    const answers = ['Rape', 'Whale'].map((text) => ({ _: 'inputPollAnswer', text: words(text) }) as const);
    await friend.call({
      _: 'messages.sendMedia',
      peer,
      message: '',
      randomId: Long.fromNumber(4771),
      media: {
        _: 'inputMediaPoll',
        poll: {
          _: 'poll',
          id: Long.ZERO,
          hash: Long.ZERO,
          question: words('Which oil?'),
          answers,
          publicVoters: true,
          openAnswers: true,
        },
      },
    });
    await page
      .getByRole('link', { name: /Keepers/ })
      .first()
      .click();
    const poll = bubble(page, 'Which oil?');
    const field = poll.getByRole('textbox', { name: 'Add an answer' });
    await field.fill('Paraffin');
    await poll.getByRole('button', { name: 'Add', exact: true }).click();
    await poll.getByRole('radio', { name: 'Paraffin' }).waitFor();
    await page.getByRole('log').getByText('You added an answer to the poll: Paraffin').waitFor();
    await until(async () => (await field.inputValue()) === '');

    const shown = async () => {
      for await (const { raw } of friend.iterHistory(group))
        if (raw._ === 'message' && raw.media?._ === 'messageMediaPoll') return { id: raw.id, poll: raw.media.poll };
      throw new Error('the group has no poll');
    };
    await until(async () => (await shown()).poll.answers.length === 3);
    const { id: msgId } = await shown();
    await friend.call({
      _: 'messages.addPollAnswer',
      peer,
      msgId,
      answer: { _: 'inputPollAnswer', text: words('Tallow') },
    });
    await poll.getByRole('radio', { name: 'Tallow' }).waitFor();
    await poll.getByRole('radio', { name: 'Paraffin' }).click();
    await poll.getByText('100%').waitFor();
    await friend.sendVote({ chatId: group, message: msgId, options: [0] });
    await poll.getByText('2 votes').waitFor();
    await poll.getByLabel('your choice').waitFor();

    await field.fill('Rape');
    await field.press('Enter');
    await page.getByRole('region').getByText('There is such an answer already.').waitFor();
    await field.fill('');
    const { poll: now } = await shown();
    const tallow = now.answers.find((answer) => answer._ === 'pollAnswer' && answer.text.text === 'Tallow');
    assert.ok(tallow?._ === 'pollAnswer');
    await friend.call({ _: 'messages.deletePollAnswer', peer, msgId, option: tallow.option });
    await poll.getByText('Tallow').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Poll' }).click();
    const dialog = modal(page);
    await dialog.getByRole('textbox', { name: 'Question' }).fill('Which wick?');
    await dialog.getByRole('textbox', { name: 'Answer 1' }).fill('Flat');
    await dialog.getByRole('textbox', { name: 'Answer 2' }).fill('Round');
    await dialog.getByText('Anonymous', { exact: true }).click();
    await dialog.getByText('Others may add answers').click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await bubble(page, 'Which wick?').getByRole('textbox', { name: 'Add an answer' }).waitFor();
    assertNoProblems(ada);

    await friend.createChannel({ title: 'News of lamps' }).then(async ({ id }) => {
      await friend.addChatMembers(id, [chat.adaId], {});
      await friend.editAdminRights({ chatId: id, userId: chat.adaId, rights: { postMessages: true }, rank: '' });
    });
    await page
      .getByRole('link', { name: /News of lamps/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Poll' }).click();
    await dialog.getByRole('switch', { name: 'Several answers' }).waitFor();
    assert.equal(await dialog.getByText('Anonymous', { exact: true }).count(), 0);
    assertNoProblems(ada);
  } finally {
    await chat.close();
  }
});
