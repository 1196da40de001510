import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { tl } from '@mtcute/core';
import fc from 'fast-check';
import Long from 'long';
import { createTlCodec, isTlError } from '../index.ts';
import type { Declaration } from '../schema/declaration.ts';
import { randomObjects, seeded } from '../testing/random-object.ts';
import { layers, schema, sentTo, strictReader } from '../testing/schemas.ts';

const codec = createTlCodec();
const objects = randomObjects(schema.declarations);
const clients = new Map(
  layers.table.known.map((layer) => {
    const view = layers.table.view(layer);
    const sent = sentTo(view);
    const classes = schema.declarations.filter(({ kind, result }) => kind === 'class' && sent.has(result.type));
    return [layer, { read: strictReader(view), classes, lossy: layers.of(layer).downgrade.lossy }];
  }),
);

/** Writes a random object for the layer and reads it as its client would; a refusal must be one that was announced. */
function check(layer: number, { name, result }: Declaration, seed: number, depth: number): void {
  const client = clients.get(layer);
  assert(client);
  const declaration = layers.canonical.declaration(name);
  assert(declaration);
  try {
    // @ts-expect-error: the object is random, its type is not known here.
    const bytes = codec.write(objects.object(declaration, seeded(seed), depth), layer);
    client.read(result.type, bytes);
  } catch (error) {
    const refusal = isTlError(error, 'notExpressible') && error.data.name === name && client.lossy.has(result.type);
    if (!refusal) throw new Error(`${name} at layer ${layer}, seed ${seed}`, { cause: error });
  }
}

/** What a client of the layer reads of an object written for it, without fields that are not there. */
function seenBy<T extends tl.TlObject>(layer: number, union: string, object: T): unknown {
  const client = clients.get(layers.table.nearest(layer));
  assert(client);
  return JSON.parse(JSON.stringify(client.read(union, codec.write(object, layer))));
}

const result = (method: string, layer: number, value: unknown) =>
  Buffer.from(codec.writeResult(method, layer, value)).toString('hex');
const text = (value: string): tl.TypeTextWithEntities => ({ _: 'textWithEntities', text: value, entities: [] });
const updates: tl.TypeUpdates = { _: 'updates', updates: [], users: [], chats: [], date: 7, seq: 0 };

describe('writing for older layers', () => {
  // Of the layers that most clients in use speak; the property below takes them all.
  for (const layer of [144, 158, 181, 189, 198, 214, 223, 227]) {
    it(`layer ${layer}: a client reads any object of every constructor`, () => {
      for (const [index, declaration] of clients.get(layer)?.classes.entries() ?? [])
        check(layer, declaration, index, 2);
    });
  }

  it('holds for any layer, constructor and content', () => {
    const cases = [...clients].flatMap(([layer, { classes }]) =>
      classes.map((declaration) => ({ layer, declaration })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.integer(), ({ layer, declaration }, seed) =>
        check(layer, declaration, seed, 4),
      ),
      { numRuns: 2000 },
    );
  });

  it('takes the nearest layer below for one that is not known, and the ends for those beyond', () => {
    const { nearest } = layers.table;
    assert.deepEqual(
      [1, 143, 144, 147, 190, 197, 198, 226, 228, 500].map(nearest),
      [144, 144, 144, 146, 189, 196, 198, 225, 228, 229],
    );
  });
});

describe('exceptions, as an older client sees them', () => {
  it('polls and folders with plain titles', () => {
    const poll: tl.RawPoll = {
      _: 'poll',
      id: Long.ONE,
      question: text('Lamp or candle?'),
      answers: [{ _: 'pollAnswer', text: text('Lamp'), option: new Uint8Array([1]) }],
      hash: Long.ZERO,
    };
    assert.partialDeepStrictEqual(seenBy(158, 'Poll', poll), {
      question: 'Lamp or candle?',
      answers: [{ text: 'Lamp' }],
    });
    assert.partialDeepStrictEqual(seenBy(198, 'Poll', poll), { question: { text: 'Lamp or candle?' } });
    const shared: tl.RawDialogFilterChatlist = {
      _: 'dialogFilterChatlist',
      id: 2,
      title: text('Choir'),
      pinnedPeers: [],
      includePeers: [{ _: 'inputPeerSelf' }],
    };
    assert.partialDeepStrictEqual(seenBy(155, 'DialogFilter', shared), {
      _: 'dialogFilter',
      title: 'Choir',
      includePeers: [{ _: 'inputPeerSelf' }],
    });
  });

  it('keyboards whose buttons say in a type what they do, at the layer after ours', () => {
    const markup: tl.RawReplyInlineMarkup = {
      _: 'replyInlineMarkup',
      rows: [
        {
          _: 'keyboardButtonRow',
          buttons: [
            { _: 'keyboardButtonCallback', text: 'Press', data: new Uint8Array([1]) },
            { _: 'keyboardButtonUrl', text: 'Read', url: 'http://127.0.0.1/' },
          ],
        },
      ],
    };
    assert.partialDeepStrictEqual(seenBy(229, 'ReplyMarkup', markup), {
      rows: [
        {
          _: 'keyboardInlineButtonRow',
          buttons: [
            { text: 'Press', type: { _: 'inlineButtonTypeCallback', data: { 0: 1 } } },
            { text: 'Read', type: { _: 'inlineButtonTypeUrl', url: 'http://127.0.0.1/' } },
          ],
        },
      ],
    });
    const reply: tl.RawReplyKeyboardMarkup = {
      _: 'replyKeyboardMarkup',
      rows: [
        {
          _: 'keyboardButtonRow',
          buttons: [
            { _: 'keyboardButton', text: 'Yes' },
            { _: 'keyboardButtonRequestPhone', text: 'My number' },
          ],
        },
      ],
    };
    assert.partialDeepStrictEqual(seenBy(229, 'ReplyMarkup', reply), {
      rows: [
        {
          buttons: [
            { _: 'keyboardButton', text: 'Yes', type: { _: 'buttonTypeDefault' } },
            { _: 'keyboardButton', text: 'My number', type: { _: 'buttonTypeRequestPhone' } },
          ],
        },
      ],
    });
  });

  it('a medium or service message that the layer lacks is shown as unsupported or empty', () => {
    const message: tl.RawMessage = {
      _: 'message',
      id: 1,
      peerId: { _: 'peerUser', userId: 1 },
      date: 1,
      message: 'text stays',
      media: { _: 'messageMediaToDo', todo: { _: 'todoList', title: text('t'), list: [] } },
      entities: [
        { _: 'messageEntityFormattedDate', offset: 0, length: 4, date: 1 },
        { _: 'messageEntityBold', offset: 5, length: 5 },
      ],
    };
    assert.partialDeepStrictEqual(seenBy(144, 'Message', message), {
      message: 'text stays',
      media: { _: 'messageMediaUnsupported' },
      entities: [{ _: 'messageEntityBold', offset: 5, length: 5 }],
    });
    const service: tl.RawMessageService = {
      _: 'messageService',
      id: 1,
      peerId: { _: 'peerUser', userId: 1 },
      date: 1,
      action: { _: 'messageActionBoostApply', boosts: 1 },
    };
    assert.partialDeepStrictEqual(seenBy(144, 'Message', service), { action: { _: 'messageActionEmpty' } });
  });

  it('updates that the layer lacks are left out, a short one becomes an empty list', () => {
    const unknown: tl.TypeUpdate = { _: 'updateSavedReactionTags' };
    const typing: tl.TypeUpdate = { _: 'updateUserTyping', userId: 5, action: { _: 'sendMessageTypingAction' } };
    assert.partialDeepStrictEqual(seenBy(158, 'Updates', { ...updates, updates: [unknown, typing] }), {
      updates: [{ _: 'updateUserTyping' }],
    });
    assert.partialDeepStrictEqual(seenBy(158, 'Updates', { _: 'updateShort', update: unknown, date: 9 }), {
      _: 'updates',
      updates: [],
      date: 9,
    });
  });

  it('of several public names layer 144 is told the first in force, in the place of the only one', () => {
    const names: tl.RawUsername[] = [
      { _: 'username', username: 'lamp_lighter', active: true },
      { _: 'username', username: 'lamps_old', active: false, editable: true },
    ];
    const user: tl.RawUser = { _: 'user', id: 7, usernames: names };
    assert.deepEqual(seenBy(144, 'User', user), {
      ...JSON.parse(JSON.stringify(seenBy(144, 'User', { _: 'user', id: 7 }))),
      username: 'lamp_lighter',
    });
    const seen = JSON.stringify(seenBy(198, 'User', user));
    assert.ok(seen.includes('lamps_old') && !seen.includes('"username":"lamp_lighter","phone"'));
  });

  it('an object goes when something that it requires cannot be said', () => {
    const rights: tl.TypeUpdate = { _: 'updatePrivacy', key: { _: 'privacyKeyBirthday' }, rules: [] };
    assert.partialDeepStrictEqual(seenBy(158, 'Updates', { ...updates, updates: [rights] }), { updates: [] });
    assert.partialDeepStrictEqual(seenBy(198, 'Updates', { ...updates, updates: [rights] }), {
      updates: [{ key: { _: 'privacyKeyBirthday' } }],
    });
  });

  it('emoji statuses that end, and collectible ones', () => {
    const status: tl.TypeEmojiStatus = { _: 'emojiStatus', documentId: Long.fromNumber(3), until: 9 };
    assert.partialDeepStrictEqual(seenBy(158, 'EmojiStatus', status), { _: 'emojiStatusUntil', until: 9 });
    assert.partialDeepStrictEqual(seenBy(158, 'EmojiStatus', { ...status, until: undefined }), { _: 'emojiStatus' });
    assert.partialDeepStrictEqual(seenBy(204, 'EmojiStatus', status), { _: 'emojiStatus', until: 9 });
  });

  it('reactions are plain emoticons at layer 144', () => {
    const counts: tl.RawMessageReactions = {
      _: 'messageReactions',
      results: [
        { _: 'reactionCount', reaction: { _: 'reactionEmoji', emoticon: '👍' }, count: 2, chosenOrder: 0 },
        { _: 'reactionCount', reaction: { _: 'reactionCustomEmoji', documentId: Long.ONE }, count: 1 },
      ],
    };
    assert.partialDeepStrictEqual(seenBy(144, 'MessageReactions', counts), {
      results: [{ reaction: '👍', count: 2, chosen: true }],
    });
  });

  it('sign-in codes sent in a way that the layer lacks are shown as a text message', () => {
    const sent: tl.auth.RawSentCode = {
      _: 'auth.sentCode',
      type: { _: 'auth.sentCodeTypeEmailCode', emailPattern: 'a*@b', length: 6 },
      phoneCodeHash: 'h',
    };
    assert.partialDeepStrictEqual(seenBy(144, 'auth.SentCode', sent), {
      type: { _: 'auth.sentCodeTypeSms', length: 6 },
    });
  });
});

describe('results of a type that changed', () => {
  it('creating and joining chats answers plain updates', () => {
    const plain = result('messages.editChatTitle', 158, updates);
    const invited = { _: 'messages.invitedUsers', updates, missingInvitees: [] };
    assert.equal(result('messages.createChat', 158, invited), plain);
    assert.notEqual(result('messages.createChat', 198, invited), plain);
    const joined = { _: 'messages.chatInviteJoinResultOk', updates };
    assert.equal(result('channels.joinChannel', 224, joined), plain);
    assert.notEqual(result('channels.joinChannel', 227, joined), plain);
  });

  it('folders are a plain list, reports a yes, readers a list of ids', () => {
    const filters = { _: 'messages.dialogFilters', filters: [{ _: 'dialogFilterDefault' }] };
    assert.equal(result('messages.getDialogFilters', 158, filters), `15c4b51c01000000${hexId('dialogFilterDefault')}`);
    assert.equal(result('messages.report', 158, { _: 'reportResultReported' }), 'b5757299');
    assert.equal(
      result('messages.getMessageReadParticipants', 144, [{ _: 'readParticipantDate', userId: 5, date: 1 }]),
      '15c4b51c010000000500000000000000',
    );
  });

  it('a method under its newer name answers in the type of the older', () => {
    const stories = { _: 'peerStories', peer: { _: 'peerUser', userId: 5 }, stories: [] };
    const value = { _: 'stories.peerStories', stories, chats: [], users: [] };
    assert(result('stories.getPeerStories', 160, value).startsWith(hexId('stories.userStories', 160)));
  });

  it('refuses what an older layer has no word for', () => {
    const success: tl.TlObject = {
      _: 'auth.sentCodeSuccess',
      authorization: { _: 'auth.authorizationSignUpRequired' },
    };
    assert.throws(
      () => codec.write(success, 144),
      (error) => isTlError(error, 'notExpressible'),
    );
  });
});

function hexId(name: string, layer: number = schema.layer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(layers.table.view(layer).declaration(name)?.id ?? 0);
  return bytes.toString('hex');
}
