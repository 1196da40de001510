import assert from 'node:assert/strict';
import { test } from 'node:test';
import Long from 'long';
import type { tl } from '@mtcute/core';
import { en } from '../../i18n/en.ts';
import { ru } from '../../i18n/ru.ts';
import { actionOf } from './action.ts';

test('what bots and topics leave in a chat reads as words in every language', () => {
  const lines: [tl.TypeMessageAction, string, string | undefined][] = [
    [{ _: 'messageActionGameScore', gameId: Long.ONE, score: 42 }, 'gameScore', '42'],
    [{ _: 'messageActionWebViewDataSent', text: 'Order' }, 'webAppData', 'Order'],
    [{ _: 'messageActionWebViewDataSentMe', text: 'Order', data: '{}' }, 'webAppData', 'Order'],
    [{ _: 'messageActionTopicEdit', title: 'Ladders' }, 'topicRenamed', 'Ladders'],
    [{ _: 'messageActionTopicEdit', closed: true }, 'topicClosed', undefined],
    [{ _: 'messageActionTopicEdit', closed: false }, 'topicReopened', undefined],
    [{ _: 'messageActionTopicEdit', hidden: true }, 'topicHidden', undefined],
  ];
  for (const [action, name, text] of lines) {
    const line = actionOf(action, 7);
    assert.equal(line.name, name);
    assert.equal(line.text, text);
    for (const catalogue of [en, ru]) {
      const words = Object.entries(catalogue).find(([key]) => key === `action.${name}`)?.[1];
      assert.equal(String(words).includes('{text}'), text !== undefined, name);
    }
  }
});
