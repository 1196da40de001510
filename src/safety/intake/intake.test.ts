import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from '../cases/claim.ts';
import { closeCase } from '../cases/close.ts';
import { listCases } from '../cases/queues.ts';
import { isSafetyError } from '../errors.ts';
import { account, channel, legal, moderator, observer, owner, safetyWorld } from '../testing/world.ts';
import { makeChallenge } from './challenge.ts';
import { appointFlagger, flaggerOfSecret, flaggerRecord, reportFlagger, revokeFlagger } from './flaggers.ts';
import { importSubjects, parseImport } from './import.ts';
import { readLocator } from './locator.ts';
import { fileFlaggerNotice } from './notice.ts';
import { answerReferral, receiveReferral } from './referral.ts';
import { fileReport } from './report.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;
const form = {
  explanation: 'a poem',
  locations: ['1'],
  reason: 'other',
  name: null,
  email: null,
  goodFaith: true,
  lang: 'en',
} as const;

describe('trusted flaggers', () => {
  it('have their own lane before notices and reports, until they are revoked, and a record', async () => {
    const world = safetyWorld();
    world.add(account(1));
    world.add(account(2));
    await fileReport(world.safety, { reporter: 50, subject: account(2), reason: 'child-abuse' });
    await assert.rejects(
      appointFlagger(world.safety, moderator, { name: 'L', memberState: 'DE', areas: [] }),
      refuses('not-allowed'),
    );
    await assert.rejects(
      appointFlagger(world.safety, legal, { name: 'L', memberState: 'US', areas: [] }),
      refuses('field-invalid'),
    );
    const { flagger, secret } = await appointFlagger(world.safety, legal, {
      name: 'Lantern Watch',
      memberState: 'DE',
      areas: ['other'],
    });
    await fileFlaggerNotice(world.safety, flagger, form);
    await fileFlaggerNotice(world.safety, flagger, { ...form, locations: ['2'], reason: 'scam' });
    const [first, second] = await listCases(world.safety, moderator);
    assert.deepEqual([first?.queue, first?.subjectKey], ['trusted-flagger', 'account:1']);
    assert.deepEqual([second?.queue, second?.subjectKey], ['notice', 'account:2'], 'beyond its areas it is as anybody');
    await claimCase(world.safety, moderator, first?.id ?? 0);
    await closeCase(world.safety, moderator, first?.id ?? 0, { unfounded: true });
    assert.deepEqual(
      { ...(await flaggerRecord(world.safety, observer, flagger.id)), flagger: 0 },
      { flagger: 0, decided: 1, upheld: 0, rejected: 0, unfounded: 1 },
    );
    assert.equal((await flaggerOfSecret(world.safety, secret))?.id, flagger.id);
    await assert.rejects(
      reportFlagger(world.safety, moderator, flagger.id, 'no address is exact'),
      refuses('not-allowed'),
    );
    const reported = await reportFlagger(world.safety, legal, flagger.id, 'no address is exact');
    assert.equal(reported.reportedAtMs, world.nowMs);
    const revoked = await revokeFlagger(world.safety, legal, flagger.id);
    assert.equal(await flaggerOfSecret(world.safety, secret), undefined);
    await assert.rejects(fileFlaggerNotice(world.safety, revoked, form), refuses('state-invalid'));
  });
});

describe('referrals', () => {
  it('open cases in their own queue and are answered once', async () => {
    const world = safetyWorld();
    world.add(account(1));
    world.add(channel(1));
    const referral = await receiveReferral(world.safety, moderator, {
      authority: 'Unit for Lamps',
      reference: 'U-1',
      subjectKeys: ['account:1', 'chat:-1000000000001', 'account:1'],
      explanation: 'please look',
    });
    assert.equal(referral.caseIds.length, 2);
    await answerReferral(world.safety, moderator, referral.id, { outcome: 'partly', text: 'one of two' });
    await assert.rejects(
      answerReferral(world.safety, moderator, referral.id, { outcome: 'partly', text: 'again' }),
      refuses('state-invalid'),
    );
    await assert.rejects(
      receiveReferral(world.safety, observer, {
        authority: 'x',
        reference: '',
        subjectKeys: ['account:1'],
        explanation: '',
      }),
      refuses('not-allowed'),
    );
  });
});

describe('the challenge', () => {
  it('gets harder while many notices come in, up to a bound', async () => {
    const world = safetyWorld();
    world.add(account(1));
    const flood = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        await world.safety.store.write(async (tx) => {
          const id = await tx.notices.nextId();
          await tx.notices.put({
            ...form,
            id,
            lane: 'notice',
            flaggerId: null,
            receiptCode: String(id),
            subjectKeys: [],
            notifierKey: 'x',
            caseIds: [],
            receivedAtMs: world.nowMs,
            confirmedAtMs: null,
            decision: null,
          });
        });
      }
      return (await makeChallenge(world.safety)).bits;
    };
    assert.equal(await flood(0), 16);
    assert.equal(await flood(60), 18);
    assert.equal(await flood(500), 24);
    world.nowMs += 11 * 60_000;
    assert.equal((await makeChallenge(world.safety)).bits, 16);
  });
});

describe('locations', () => {
  const hosts = ['tocsin.example', 't.me'];
  const cases: [string, object][] = [
    ['123', { locator: { by: 'peer', id: 123 } }],
    ['-1000000000123', { locator: { by: 'peer', id: -1000000000123 } }],
    ['@Cinder_Choir', { locator: { by: 'username', username: 'cinder_choir' } }],
    ['cinder_choir', { locator: { by: 'username', username: 'cinder_choir' } }],
    ['https://t.me/Cinder_Choir', { locator: { by: 'username', username: 'cinder_choir' } }],
    ['t.me/s/cinder_choir/5?single', { locator: { by: 'message', chat: 'cinder_choir', messageId: 5 } }],
    ['https://tocsin.example/c/77/5', { locator: { by: 'message', chat: -1_000_000_000_077, messageId: 5 } }],
    ['https://t.me/+AbC', { locator: { by: 'invite', hash: 'AbC' } }],
    ['https://t.me/joinchat/AbC', { locator: { by: 'invite', hash: 'AbC' } }],
    ['tg://resolve?domain=cinder_choir&post=9', { locator: { by: 'message', chat: 'cinder_choir', messageId: 9 } }],
    ['tg://user?id=42', { locator: { by: 'peer', id: 42 } }],
    ['tg://privatepost?channel=77&post=5', { locator: { by: 'message', chat: -1_000_000_000_077, messageId: 5 } }],
    ['tg://join?invite=AbC', { locator: { by: 'invite', hash: 'AbC' } }],
    ['https://t.me/cinder_choir/3/12', { locator: { by: 'message', chat: 'cinder_choir', messageId: 12 } }],
    ['https://t.me/c/77/3/12', { locator: { by: 'message', chat: -1_000_000_000_077, messageId: 12 } }],
    ['+1 (555) 010-80 00', { locator: { by: 'phone', phone: '15550108000' } }],
    ['https://t.me/+15550108000', { locator: { by: 'phone', phone: '15550108000' } }],
    ['https://t.me/cinder_choir/s/3', { miss: 'not-understood' }],
    ['https://elsewhere.example/cinder_choir', { miss: 'foreign-host' }],
    ['https://t.me.evil.example/x', { miss: 'foreign-host' }],
    ['', { miss: 'empty' }],
    ['lamps and wicks', { miss: 'not-understood' }],
    ['99999999999999999999', { miss: 'number-out-of-range' }],
  ];
  for (const [text, wanted] of cases) it(`reads «${text}»`, () => assert.deepEqual(readLocator(text, hosts), wanted));
});

describe('imports', () => {
  const values = async (format: 'csv' | 'json-lines' | 'stix', text: string) => {
    const { rows, misses } = await parseImport(format, text, Date.UTC(2026, 2, 2));
    return {
      rows: rows.map((row) => [row.line, row.value, row.reason]),
      misses: misses.map((miss) => [miss.line, miss.reason]),
    };
  };

  it('read CSV with and without heading, quotes, semicolons and a byte order mark', async () => {
    assert.deepEqual(
      (
        await values(
          'csv',
          '\uFEFFname;url;reason\r\n"Wick; the";https://t.me/wick;"says ""light"""\r\n\r\nx;@lamp;\r\n',
        )
      ).rows,
      [
        [2, 'https://t.me/wick', 'says "light"'],
        [4, '@lamp', ''],
      ],
    );
    assert.deepEqual((await values('csv', '@wick,first\n@lamp,"two\nlines"\n@oil')).rows, [
      [1, '@wick', 'first'],
      [2, '@lamp', 'two\nlines'],
      [4, '@oil', ''],
    ]);
    assert.deepEqual((await values('csv', '@wick\n"@lamp\n@oil')).misses, [[2, 'row-broken']]);
    assert.deepEqual((await values('csv', 'sep=;\r\nlink;why\r\n@wick;a, b\r\n')).rows, [[3, '@wick', '']]);
    assert.deepEqual(
      (await values('csv', '@wick;first\r@lamp;second\r')).rows,
      [
        [1, '@wick', 'first'],
        [2, '@lamp', 'second'],
      ],
      'lines that end as they did on old Macs',
    );
  });

  it('read JSON Lines of texts, numbers and objects, and name the broken line', async () => {
    const read = await values('json-lines', '"@wick"\n42\n{"username":"lamp","reason":"r"}\n{oops\n{"x":1}\n');
    assert.deepEqual(read, {
      rows: [
        [1, '@wick', ''],
        [2, '42', ''],
        [3, 'lamp', 'r'],
      ],
      misses: [
        [4, 'row-broken'],
        [5, 'empty'],
      ],
    });
  });

  it('read STIX 2.1 and say why an object was left out', async () => {
    const bundle = {
      type: 'bundle',
      objects: [
        { type: 'identity', id: 'identity--1' },
        { type: 'user-account', account_login: 'wick' },
        { type: 'user-account', user_id: '42' },
        { type: 'url', value: 'https://t.me/lamp' },
        { type: 'indicator', id: 'i1', pattern: "[url:value = 'https://t.me/oil']", description: 'sells oil' },
        {
          type: 'indicator',
          id: 'i1b',
          pattern: "[url:value = 'a' OR user-account:account_login = 'b'] OR [url:value = 'it\\'s']",
        },
        { type: 'indicator', id: 'i2', pattern: "[url:value = 'a' AND url:value = 'b']" },
        { type: 'indicator', id: 'i2b', pattern: "[url:value = 'a'] OR [=]" },
        { type: 'indicator', id: 'i3', pattern: "[url:value = 'a']", revoked: true },
        { type: 'indicator', id: 'i4', pattern: "[url:value = 'a']", valid_until: '2026-03-01T00:00:00Z' },
        { type: 'malware', id: 'm1' },
      ],
    };
    assert.deepEqual(await values('stix', JSON.stringify(bundle)), {
      rows: [
        [2, '@wick', ''],
        [3, '42', ''],
        [4, 'https://t.me/lamp', ''],
        [5, 'https://t.me/oil', 'sells oil'],
        [6, 'a', ''],
        [6, '@b', ''],
        [6, "it's", ''],
      ],
      misses: [
        [7, 'pattern-not-supported'],
        [8, 'pattern-not-supported'],
        [9, 'revoked'],
        [10, 'expired'],
        [11, 'not-a-subject'],
      ],
    });
    await assert.rejects(values('stix', '[]'), refuses('import-invalid'));
    await assert.rejects(values('stix', 'no'), refuses('import-invalid'));
  });

  it('account for every row: found, or missed with a reason', async () => {
    const world = safetyWorld();
    world.add(account(42));
    world.add(channel(7));
    world.usernames.set('cinder_choir', channel(7));
    const text =
      'subject,reason\n42,leader\n@cinder_choir,\nhttps://t.me/cinder_choir,\n43,\nhttps://elsewhere.example/x,\nlamps and wicks,\n';
    const { found, misses } = await importSubjects(world.safety, moderator, 'csv', text);
    assert.deepEqual(found, [
      { subjectKey: 'account:42', line: 2, reason: 'leader' },
      { subjectKey: 'chat:-1000000000007', line: 3, reason: '' },
    ]);
    assert.deepEqual(
      misses.map(({ line, reason }) => [line, reason]),
      [
        [4, 'duplicate'],
        [5, 'no-such-subject'],
        [6, 'foreign-host'],
        [7, 'not-understood'],
      ],
    );
    await assert.rejects(importSubjects(world.safety, observer, 'csv', text), refuses('not-allowed'));
    assert.ok(await importSubjects(world.safety, owner, 'csv', ''));
  });
});
