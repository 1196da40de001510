import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DomainError } from '#domain';
import { explainDomain } from './domain-errors.ts';

const told = (error: DomainError) => {
  const { code, message, parameters } = explainDomain(error);
  return { code, message, parameters };
};

test('whoever asks too often is told when to ask again', () => {
  assert.deepEqual(told(new DomainError('flood-wait', { waitS: 7 })), {
    code: 429,
    message: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
  assert.equal(told(new DomainError('slow-mode-wait', { waitS: 30 })).parameters?.retry_after, 30);
});

test('the code of an error and the words before its text agree', () => {
  const cases = [
    ['sticker-emoji-invalid', 400, 'Bad Request: invalid sticker emojis'],
    ['chat-forbidden', 403, 'Forbidden: bot is not a member of the group chat'],
    ['bot-token-invalid', 401, 'Unauthorized'],
    ['internal', 500, 'Internal Server Error'],
    ['file-too-big', 413, 'Request Entity Too Large'],
  ] as const;
  for (const [name, code, message] of cases) {
    const found = told(new DomainError(name, undefined));
    assert.deepEqual([found.code, found.message], [code, message]);
  }
});
