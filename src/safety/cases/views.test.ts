import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import sharp from 'sharp';
import { createChannel, finishUpload, makePhoto, savePart, sendMessage } from '#domain';
import { safetyStore } from '#storage';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { fileReport } from '../intake/report.ts';
import { safetyLimits } from '../limits.ts';
import { attachedStore, messengerDirectory } from '../messenger/index.ts';
import type { SafetyContext } from '../ports.ts';
import type { Actor } from '../roles.ts';
import { moderator, observer, reviewer, safetyWorld } from '../testing/world.ts';
import { claimCase } from './claim.ts';
import { lookAtContent, looksOfToday } from './looks.ts';
import { mediaFacts, viewMedia } from './views.ts';

/** Two private groups with one picture each, both the same file, and a case about each. */
async function twoCases(t: TestContext) {
  const world = await createMediaWorld(t);
  const safety: SafetyContext = {
    ...safetyWorld().safety,
    store: attachedStore(safetyStore(world.store), world.bus),
    clock: world.clock,
    directory: messengerDirectory,
  };
  const owner = await world.addPerson('Wick');
  const reporter = await world.addPerson('Reader');
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b58a3c' } })
    .jpeg()
    .toBuffer();
  const make = async (title: string) => {
    await savePart(world, { account: owner, fileId: String(title.length), part: 0, bytes });
    const file = await finishUpload(world, { account: owner, fileId: String(title.length), parts: 1 });
    const { id: mediaId } = await makePhoto(world, { owner, file });
    const { chat } = await createChannel(world, { creator: owner, kind: 'supergroup', title, about: '' });
    await sendMessage(world, {
      sender: owner,
      peer: chat,
      data: { text: 'a', media: { kind: 'photo', media: mediaId } },
    });
    const subject = { kind: 'chat', id: chat } as const;
    const { caseId } = await fileReport(safety, { reporter, subject, reason: 'spam' });
    return { caseId, subject, mediaId };
  };
  return { world, safety, first: await make('Choir'), second: await make('Ladders') };
}

type OneCase = Awaited<ReturnType<typeof twoCases>>['first'];
const open = async (safety: SafetyContext, actor: Actor, { caseId, subject }: OneCase) => {
  await claimCase(safety, actor, caseId);
  await lookAtContent(safety, actor, { caseId, subject, reason: 'the report names this group' });
};
const refused = (code: string) => ({ code });

test('a picture of a private group opens within a claimed case and a look with a reason, and is recorded', async (t) => {
  const { safety, first, second } = await twoCases(t);
  await assert.rejects(viewMedia(safety, moderator, first), refused('case-not-claimed'));
  await claimCase(safety, moderator, first.caseId);
  await assert.rejects(viewMedia(safety, moderator, first), refused('case-required'));
  await open(safety, moderator, first);
  await assert.rejects(viewMedia(safety, observer, first), refused('not-allowed'));
  const elsewhere = { ...first, mediaId: second.mediaId };
  await assert.rejects(viewMedia(safety, moderator, elsewhere), refused('not-found'));
  await assert.rejects(viewMedia(safety, moderator, { ...second, caseId: first.caseId }), refused('outside-case'));
  const { widthPx, sizeBytes } = await viewMedia(safety, moderator, first);
  assert.ok(widthPx > 300 && sizeBytes > 100);
  const [seen] = await safety.store
    .read((tx) => tx.events.byCase(first.caseId, 100))
    .then((rows) => rows.filter(({ type }) => type === 'picture-seen'));
  assert.deepEqual([seen?.actor, seen?.data], [moderator.pseudonym, { again: false }]);
});

test('a colleague is told that the same picture was seen, also elsewhere, and sees it only when they ask again', async (t) => {
  const { safety, first, second } = await twoCases(t);
  await open(safety, moderator, first);
  await viewMedia(safety, moderator, first);
  await open(safety, reviewer, second);
  const facts = await safety.store.read((tx) => mediaFacts(tx, [second.mediaId]));
  assert.deepEqual(
    [facts[second.mediaId]?.kind, facts[second.mediaId]?.seen?.by, facts[second.mediaId]?.picture],
    ['picture', moderator.pseudonym, true],
  );
  await assert.rejects(viewMedia(safety, reviewer, second), refused('seen-already'));
  assert.equal((await looksOfToday(safety, reviewer)).pictures, 0);
  await viewMedia(safety, reviewer, { ...second, again: true });
  assert.equal((await looksOfToday(safety, reviewer)).pictures, 1);
});

test('a day has a limit for everybody, and begins anew', async (t) => {
  const { world, safety, first } = await twoCases(t);
  await open(safety, moderator, first);
  for (let n = 0; n < safetyLimits.picturesPerDay; n += 1) await viewMedia(safety, moderator, first);
  await assert.rejects(viewMedia(safety, moderator, first), refused('limit-reached'));
  world.waitS(86_400);
  await open(safety, moderator, first);
  await viewMedia(safety, moderator, first);
  assert.equal((await looksOfToday(safety, moderator)).pictures, 1);
});
