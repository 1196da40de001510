import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';
import { table } from './caller-rights.ts';
import { type Caller, openCallers } from './callers.ts';
import { openTable } from './open-rights.ts';
import { namesSomebody } from './smallest-request.ts';

const rooms =
  /^(account|auth|users|contacts|messages|photos|updates|upload|folders|chatlists|payments|phone|premium|stories)\./;
const rowsOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
const rows = rowsOf(table);
const openRows = rowsOf(openTable);
const named = ['foreign', 'blocked', 'outsider', 'member'] as const;
const outside: [Caller, string][] = [
  ['nobody', 'AUTH_KEY_UNREGISTERED'],
  ['password', 'SESSION_PASSWORD_NEEDED'],
  ['suspended', 'USER_DEACTIVATED_BAN'],
];

const cleanups: Parameters<TestContext['after']>[0][] = [];
let dispatcher: Dispatcher;
let ask: (method: string, caller: Caller) => Promise<string>;

/** Asks each of these, and gathers what was answered otherwise. */
async function differences(expected: Iterable<[string, Caller, string | undefined]>): Promise<string[]> {
  const wrong: string[] = [];
  for (const [method, caller, answer] of expected) {
    const got = await ask(method, caller);
    if (got !== answer) wrong.push(`${method} by ${caller}: ${got}, not ${answer}`);
  }
  return wrong;
}

describe('who is refused what, outside supergroups and channels', () => {
  before(async () => {
    dispatcher = await createDispatcher({ after: (cleanup) => void cleanups.push(cleanup) }, {}, true);
    ({ ask } = await openCallers(dispatcher));
  });

  after(async () => {
    for (const cleanup of cleanups) await (cleanup as () => Promise<void>)();
  });

  test('each method that the server offers has one row, with columns if it names somebody', () => {
    const offered = dispatcher.methodNames().filter((name) => rooms.test(name));
    assert.deepEqual([...rows, ...openRows].map(([method]) => method).sort(), offered.sort());
    for (const [method = '', who, ...answers] of rows)
      assert.equal(answers.length, who !== 'bots' && namesSomebody(method) ? named.length : 0, method);
  });

  test('whoever has not signed in, owes the password or is suspended stays outside', async () => {
    const expected = rows.flatMap(([method = '']) =>
      outside.map(([caller, answer]): [string, Caller, string] => [method, caller, answer]),
    );
    assert.deepEqual(await differences(expected), []);
  });

  test('open methods prove nothing for anybody', async () => {
    const expected = openRows.flatMap(([method = '', ...answers]) =>
      (['nobody', 'password', 'suspended', 'bot'] as const).map(
        (caller, index): [string, Caller, string | undefined] => [method, caller, answers[index]],
      ),
    );
    assert.deepEqual(await differences(expected), []);
  });

  test('bots are refused what is for people, and people what is for bots', async () => {
    const wrong: string[] = [];
    for (const [method = '', who] of rows) {
      if (((await ask(method, 'bot')) === 'BOT_METHOD_INVALID') !== (who === 'people'))
        wrong.push(`${method} by a bot`);
      if (((await ask(method, 'foreign')) === 'USER_BOT_REQUIRED') !== (who === 'bots'))
        wrong.push(`${method} by a person`);
    }
    assert.deepEqual(wrong, []);
  });

  for (const [index, caller] of named.entries())
    test(`a person who comes as ${caller} hears what the table says`, async () => {
      const expected = rows
        .filter((row) => row.length > 2)
        .map(([method = '', , ...answers]): [string, Caller, string | undefined] => [method, caller, answers[index]]);
      assert.ok(expected.length > 100);
      assert.deepEqual(await differences(expected), []);
    });
});
