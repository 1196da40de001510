import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import type { MessageMedia } from '../messages/content.ts';
import { bannedRightFor, mediaKindsOf, needsPlaying } from './media-kinds.ts';
import type { Media, MediaAttribute } from './media.ts';
import { rollDice } from './roll-dice.ts';

const document: MessageMedia = { kind: 'document', media: 1 };
const video: MediaAttribute = { kind: 'video', durationS: 3, widthPx: 9, heightPx: 9 };
const row = (...attributes: MediaAttribute[]): Media => ({
  id: 1,
  kind: 'document',
  owner: 1,
  createdAt: 0,
  digest: '',
  sizeBytes: 0,
  mime: 'video/mp4',
  sizes: [],
  attributes,
});

test('each document stands under the filter that clients look for it in', () => {
  const cases: [MediaAttribute[], string[], string, boolean][] = [
    [[], ['document'], 'sendDocs', false],
    [[{ kind: 'image', widthPx: 1, heightPx: 1 }], ['document'], 'sendDocs', false],
    [[video], ['video'], 'sendVideos', false],
    [[video, { kind: 'animated' }], ['gif'], 'sendGifs', false],
    [[{ ...video, round: true }], ['round'], 'sendRoundvideos', true],
    [[{ kind: 'audio', durationS: 1 }], ['music'], 'sendAudios', false],
    [[{ kind: 'audio', durationS: 1, voice: true }], ['voice'], 'sendVoices', true],
    [[{ kind: 'sticker', alt: '🏮' }], [], 'sendStickers', false],
  ];
  for (const [attributes, kinds, right, playing] of cases) {
    const media = row(...attributes);
    assert.deepEqual(mediaKindsOf({ media: document }, media), kinds);
    assert.equal(bannedRightFor({ media: document }, media), right);
    assert.equal(needsPlaying(media), playing);
  }
});

test('a caption with a link stands under both filters', () => {
  const content = {
    media: { kind: 'photo', media: 1 } as const,
    entities: [{ type: 'textUrl' as const, offset: 0, length: 1, url: 'https://example.org' }],
  };
  assert.deepEqual(mediaKindsOf(content), ['photo', 'url']);
  assert.deepEqual(mediaKindsOf({ action: { kind: 'editPhoto', media: 3 } }), ['chatPhoto']);
  const point = { latitude: 1, longitude: 2 };
  assert.deepEqual(mediaKindsOf({ media: { kind: 'geoLive', point, periodS: 60 } }), ['geo']);
});

test('dice fall on every face and on no other, and unknown emoji are refused', async (t) => {
  const world = await createMediaWorld(t);
  const seen = new Set<number>();
  for (let roll = 0; roll < 500; roll++) {
    const thrown = rollDice(world, '⚽\ufe0f');
    assert.ok(thrown.kind === 'dice' && thrown.emoticon === '⚽');
    seen.add(thrown.value);
  }
  assert.deepEqual([...seen].sort(), [1, 2, 3, 4, 5]);
  assert.throws(() => rollDice(world, '🏮'), { code: 'dice-emoticon-invalid' });
  assert.throws(() => rollDice(world, 'constructor'), { code: 'dice-emoticon-invalid' });
});
