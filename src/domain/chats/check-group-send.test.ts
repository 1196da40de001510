import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { defaultRule } from '../accounts/privacy-rules.ts';
import { setPrivacy } from '../accounts/set-privacy.ts';
import type { MediaAttribute } from '../media/media.ts';
import { sendMessage } from '../messages/send-message.ts';
import { editDefaultBanned } from './change-group.ts';
import { createGroup } from './create-group.ts';
import type { BannedRight } from './repository.ts';

const video = { kind: 'video', durationS: 3, widthPx: 9, heightPx: 9 } as const;

/** What is sent, the right for it, and how the refusal names it. */
const kinds: [right: BannedRight, what: string, attributes: MediaAttribute[]][] = [
  ['sendDocs', 'DOCS', []],
  ['sendVideos', 'VIDEOS', [video]],
  ['sendRoundvideos', 'ROUNDVIDEOS', [{ ...video, round: true }]],
  ['sendGifs', 'GIFS', [video, { kind: 'animated' }]],
  ['sendAudios', 'AUDIOS', [{ kind: 'audio', durationS: 1 }]],
  ['sendVoices', 'VOICES', [{ kind: 'audio', durationS: 1, voice: true }]],
  ['sendStickers', 'STICKERS', [{ kind: 'sticker', alt: '🏮' }]],
];

const fileOf = (world: TestWorld, owner: number, attributes: MediaAttribute[]): Promise<number> =>
  world.store.write((tx) =>
    tx.media.insert({
      ...{ kind: 'document', owner, createdAt: world.clock.nowS(), digest: '00', sizeBytes: 1 },
      ...{ mime: 'application/octet-stream', sizes: [], attributes },
    }),
  );

test('a group forbids each kind of file by its own right and lets the others through', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  const { chat } = await createGroup(world, { creator: ember, title: 'Lamps', members: [wick] });
  const files: number[] = [];
  for (const [, , attributes] of kinds) files.push(await fileOf(world, wick, attributes));
  for (const [index, [right, what]] of kinds.entries()) {
    await editDefaultBanned(world, { actor: ember, chat, banned: [right] });
    for (const [other, media] of files.entries()) {
      const data = { text: '', media: { kind: 'document', media } as const };
      const sent = sendMessage(world, { sender: wick, peer: chat, data });
      if (other === index) await assert.rejects(sent, { code: 'chat-send-media-forbidden', data: { what } });
      else await sent;
    }
  }
});

test('who wants no voice gets neither voice nor round video, and everything else', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  const rule = { ...defaultRule('voiceMessages'), base: 'nobody' } as const;
  await setPrivacy(world, { account: wick, key: 'voiceMessages', rule });
  for (const [right, , attributes] of kinds) {
    const media = await fileOf(world, ember, attributes);
    const data = { text: '', media: { kind: 'document', media } as const };
    const sent = sendMessage(world, { sender: ember, peer: wick, data });
    if (right === 'sendVoices' || right === 'sendRoundvideos') await assert.rejects(sent, { code: 'voice-forbidden' });
    else await sent;
  }
});
