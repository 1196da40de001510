import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Long from 'long';
import { createTlCodec, isTlError } from '../index.ts';
import type { Declaration } from '../schema/declaration.ts';
import { randomObjects, seeded } from '../testing/random-object.ts';
import { layers, schema } from '../testing/schemas.ts';
import { type TlObject, TlWriter } from '../writer.ts';
import { createLayerWriters } from '../writers.ts';
import { upTreatment } from './upgrade.ts';

const codec = createTlCodec();

/** A client of exactly one layer: writes that layer's own requests. */
function clientOf(layer: number) {
  const view = layers.table.view(layers.table.nearest(layer));
  const writers = createLayerWriters(layer, view.declaration, undefined);
  const writer = new TlWriter(writers);
  return {
    methods: [...view.all()].filter(({ kind }) => kind === 'method'),
    objects: randomObjects(view.all()),
    write(request: TlObject): Uint8Array {
      writer.start(writers);
      writer.object(request);
      return writer.take();
    },
  };
}

const clients = new Map(layers.table.known.map((layer) => [layer, clientOf(layer)]));

/** What the server sees of a request that a client of the layer wrote. */
function received(layer: number, request: TlObject & Record<string, unknown>): unknown {
  return codec.readRequest(clientOf(layer).write(request));
}

const isGone = (declaration: Declaration) =>
  ['as it is', 'refused'].includes(upTreatment(declaration, layers.canonical, layers.rules));

/** Reads a random request of the layer; a canonical one must survive being written and read again. */
function check(layer: number, method: Declaration, seed: number): void {
  const client = clients.get(layer);
  assert(client);
  const bytes = client.write(client.objects.object(method, seeded(seed), 3));
  try {
    const request = codec.readRequest(bytes);
    if (isGone(method)) assert.equal(request._, method.name);
    else assert.deepEqual(codec.readRequest(codec.write(request, schema.layer)), request);
  } catch (error) {
    // Parts that only servers send, which the walk through the schemas lists.
    if (isTlError(error, 'notUpgradable') && error.data.name !== method.name) return;
    throw new Error(`${method.name} of layer ${layer}, seed ${seed}`, { cause: error });
  }
}

// Wrappers hold any other method, retired ones too, so they are looked at on their own.
const isWrapper = ({ fields }: Declaration) => fields.some(({ type }) => type === '!X');
const refused = (method: Declaration) => upTreatment(method, layers.canonical, layers.rules) === 'refused';
const plain = (method: Declaration) =>
  !isWrapper(method) && (layers.canonical.declaration(method.name)?.id === method.id || !refused(method));

describe('reading requests of older layers', () => {
  for (const [layer, { methods }] of clients) {
    it(`layer ${layer}: every method becomes canonical`, () => {
      for (const [index, method] of methods.filter(plain).entries()) check(layer, method, index);
    });
  }

  it('holds for any layer, method and content', () => {
    const cases = [...clients].flatMap(([layer, { methods }]) =>
      methods.filter(plain).map((method) => ({ layer, method })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.integer(), ({ layer, method }, seed) => check(layer, method, seed)),
      { numRuns: 2000 },
    );
  });

  it('keeps the shape that a request of the newest layer has', () => {
    const request = { _: 'messages.sendMessage', peer: { _: 'inputPeerSelf' }, message: 'hi', randomId: Long.ONE };
    const keys = (layer: number) => Object.keys(received(layer, { ...request, replyToMsgId: 4 }) ?? {});
    assert.deepEqual(keys(144), keys(228));
  });
});

describe('arguments of older methods', () => {
  const peer = { _: 'inputPeerSelf' };
  const send = { _: 'messages.sendMessage', peer, message: 'hi', randomId: Long.ONE };

  it('replies by message id and topic id', () => {
    assert.partialDeepStrictEqual(received(144, { ...send, replyToMsgId: 4 }), {
      replyTo: { _: 'inputReplyToMessage', replyToMsgId: 4, topMsgId: undefined },
    });
    assert.partialDeepStrictEqual(received(158, { ...send, replyToMsgId: 4, topMsgId: 2 }), {
      replyTo: { _: 'inputReplyToMessage', replyToMsgId: 4, topMsgId: 2 },
    });
    assert.partialDeepStrictEqual(received(158, { ...send, topMsgId: 2 }), {
      replyTo: { _: 'inputReplyToMessage', replyToMsgId: 2, topMsgId: 2 },
    });
    assert.partialDeepStrictEqual(received(158, send), { replyTo: undefined });
  });

  it('reactions as text, and none to take them back', () => {
    const react = { _: 'messages.sendReaction', peer, msgId: 1 };
    assert.partialDeepStrictEqual(received(144, { ...react, reaction: '👍' }), {
      reaction: [{ _: 'reactionEmoji', emoticon: '👍' }],
    });
    assert.partialDeepStrictEqual(received(144, react), { reaction: undefined });
  });

  it('quizzes that name the right answer by its option', () => {
    const answer = (option: number) => ({
      _: 'pollAnswer',
      text: `answer ${option}`,
      option: new Uint8Array([option]),
    });
    const poll = { _: 'poll', id: Long.ZERO, question: 'Which?', answers: [answer(48), answer(49)], quiz: true };
    const media = { _: 'inputMediaPoll', poll, correctAnswers: [new Uint8Array([49])] };
    assert.partialDeepStrictEqual(received(158, { ...send, _: 'messages.sendMedia', media }), {
      media: {
        correctAnswers: [1],
        poll: { question: { text: 'Which?' }, answers: [{ text: { text: 'answer 48' } }] },
      },
    });
  });

  it('forum methods of channels, and the reason of a report', () => {
    const channel = { _: 'inputChannel', channelId: 7, accessHash: Long.ONE };
    assert.partialDeepStrictEqual(received(198, { _: 'channels.getForumTopicsByID', channel, topics: [1] }), {
      _: 'messages.getForumTopicsByID',
      peer: { _: 'inputPeerChannel', channelId: 7, accessHash: Long.ONE },
      topics: [1],
    });
    const report = { _: 'messages.report', peer, id: [1], reason: { _: 'inputReportReasonChildAbuse' }, message: '' };
    assert.partialDeepStrictEqual(received(158, report), { option: new TextEncoder().encode('childAbuse') });
  });

  it('keyboards whose buttons say in a type what they do', () => {
    const data = new Uint8Array([7]);
    const inline = {
      _: 'replyInlineMarkup',
      rows: [
        {
          _: 'keyboardInlineButtonRow',
          buttons: [
            { _: 'keyboardInlineButton', text: 'Press', type: { _: 'inlineButtonTypeCallback', data } },
            { _: 'keyboardInlineButton', text: 'Grey', type: { _: 'inlineButtonTypeDisabled' } },
          ],
        },
      ],
    };
    assert.partialDeepStrictEqual(received(229, { ...send, replyMarkup: inline }), {
      replyMarkup: { rows: [{ buttons: [{ _: 'keyboardButtonCallback', text: 'Press', data }] }] },
    });
    const button = { _: 'keyboardButton', text: 'My number', type: { _: 'buttonTypeRequestPhone' } };
    const reply = { _: 'replyKeyboardMarkup', rows: [{ _: 'keyboardButtonRow', buttons: [button] }] };
    assert.partialDeepStrictEqual(received(229, { ...send, replyMarkup: reply }), {
      replyMarkup: { rows: [{ buttons: [{ _: 'keyboardButtonRequestPhone', text: 'My number' }] }] },
    });
  });

  it('colours as numbers', () => {
    assert.partialDeepStrictEqual(received(198, { _: 'account.updateColor', color: 3 }), {
      color: { _: 'peerColor', color: 3 },
    });
  });

  it('keeps retired methods as they were, inside wrappers too', () => {
    const query = { _: 'messages.getAllChats', exceptIds: [5] };
    assert.deepEqual(received(158, { _: 'invokeWithLayer', layer: 158, query }), {
      _: 'invokeWithLayer',
      layer: 158,
      query,
    });
  });

  it('refuses parts that no client sends', () => {
    const request = {
      _: 'phone.createConferenceCall',
      peer: { _: 'inputPhoneCall', id: Long.ONE, accessHash: Long.ONE },
    };
    assert.throws(
      () => received(198, { ...request, keyFingerprint: Long.ONE }),
      (error) => isTlError(error, 'notUpgradable'),
    );
  });
});
