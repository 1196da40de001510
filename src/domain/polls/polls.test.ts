import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { createChannel } from '../channels/create-channel.ts';
import { inviteToChannel } from '../channels/membership.ts';
import { sendMessage } from '../messages/send-message.ts';
import { addAnswer, deleteAnswer } from './change-answers.ts';
import { createPoll, type NewPoll } from './create-poll.ts';
import { sendVote } from './send-vote.ts';

const dayS = 86_400;
const yes = btoa('0');
const plain = {
  question: 'Which oil?',
  answers: [
    { text: 'Rape', option: yes },
    { text: 'Whale', option: btoa('1') },
  ],
  anonymous: false,
  multiple: false,
  quiz: false,
  correct: [],
  closed: false,
};

async function ask(world: TestWorld, creator: number, chat: number, more: Partial<NewPoll>): Promise<number> {
  const poll = await createPoll(world, { creator, ...plain, ...more }, chat);
  return (await sendMessage(world, { sender: creator, peer: chat, data: { text: '', media: { kind: 'poll', poll } } }))
    .id;
}

test('a poll for members asks those who were there a day before it was sent, and not who came since', async (t) => {
  const world = await createTestWorld(t);
  const [owner, early, late] = [
    await world.addPerson('Ann'),
    await world.addPerson('Bea'),
    await world.addPerson('Cas'),
  ];
  const { chat } = await createChannel(world, { creator: owner, kind: 'channel', title: 'Lamps', about: '' });
  await inviteToChannel(world, { actor: owner, chat, accounts: [early] });
  world.waitS(dayS);
  await inviteToChannel(world, { actor: owner, chat, accounts: [late] });
  const id = await ask(world, owner, chat, { anonymous: true, membersOnly: true });
  const vote = (account: number) => sendVote(world, { account, peer: chat, id, options: [yes] });
  await vote(early);
  await assert.rejects(vote(late), { code: 'poll-member-restricted' });
  // Waiting makes nobody a member of before.
  world.waitS(2 * dayS);
  await assert.rejects(vote(late), { code: 'poll-member-restricted' });
});

test('numbers of no country vote where FT is named', async (t) => {
  const world = await createTestWorld(t);
  const [owner, guest, stranger] = [
    await world.addPerson('Ann', { phone: '79990000001' }),
    await world.addPerson('Bea', { phone: '88812345678' }),
    await world.addPerson('Cas', { phone: '4915112345678' }),
  ];
  const { chat } = await createChannel(world, { creator: owner, kind: 'channel', title: 'Lamps', about: '' });
  await inviteToChannel(world, { actor: owner, chat, accounts: [guest, stranger] });
  const id = await ask(world, owner, chat, { anonymous: true, countries: ['FT', 'RU'] });
  const vote = (account: number) => sendVote(world, { account, peer: chat, id, options: [yes] });
  await vote(guest);
  await vote(owner);
  await assert.rejects(vote(stranger), { code: 'poll-country-restricted' });
});

test('who added an answer may take it back for a while, the author always; there are no more than allowed', async (t) => {
  const world = await createTestWorld(t);
  const [owner, voter] = [await world.addPerson('Ann'), await world.addPerson('Bea')];
  const { chat } = await createChannel(world, { creator: owner, kind: 'supergroup', title: 'Lamps', about: '' });
  await inviteToChannel(world, { actor: owner, chat, accounts: [voter] });
  const id = await ask(world, owner, chat, { open: true });
  const add = (text: string) => addAnswer(world, { account: voter, peer: chat, id, answer: { text, entities: [] } });
  const answers = async () => {
    const [message] = await world.store.read((tx) => tx.messages.get(chat, [id]));
    const media = message?.content.media;
    const [poll] = await world.store.read((tx) => tx.polls.many(media?.kind === 'poll' ? [media.poll] : []));
    return poll?.answers ?? [];
  };
  const drop = async (account: number) =>
    deleteAnswer(world, { account, peer: chat, id, option: (await answers()).at(-1)?.option ?? '' });
  await add('Paraffin');
  await assert.rejects(add('Paraffin'), { code: 'poll-option-duplicate' });
  await drop(voter);
  await add('Paraffin');
  world.waitS(world.limits.pollAnswerDeleteS);
  await assert.rejects(drop(voter), { code: 'message-author-required' });
  await drop(owner);
  assert.equal((await answers()).length, 2);
  await assert.rejects(drop(owner), { code: 'poll-option-invalid' }, 'the answers of the author stay');
  for (let more = 2; more < world.limits.pollAnswers; more++) await add(`oil ${more}`);
  await assert.rejects(add('one more'), { code: 'poll-answers-invalid' });
});
