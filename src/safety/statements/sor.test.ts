import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { decideIn } from '../enforcement/decide.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import type { DecisionInput, EnforcementAction } from '../enforcement/types.ts';
import { changeOffice } from '../office.ts';
import type { HttpClient, SafetyContext } from '../ports.ts';
import type { SubjectRef } from '../subjects.ts';
import { fetchClient, type SorEndpoint, startSorEndpoint } from '../testing/sor-endpoint.ts';
import { account, channel, legal, moderator, type SafetyWorld, safetyWorld } from '../testing/world.ts';
import { deliverSor } from './sor-deliver.ts';
import { retrySor } from './sor-queue.ts';
import type { SorStatement } from './sor-schema.ts';

describe('records for the database', () => {
  let endpoint: SorEndpoint;
  let world: SafetyWorld;
  let safety: SafetyContext;
  before(async () => {
    endpoint = await startSorEndpoint('token');
  });
  after(() => endpoint.close());
  beforeEach(() => {
    endpoint.stored.clear();
    endpoint.calls.length = 0;
    endpoint.trouble.length = 0;
    endpoint.alsoRefuse = undefined;
    world = safetyWorld();
    const sor = { url: endpoint.url, token: 'token', puidPrefix: 'lamplight' };
    safety = { ...world.safety, settings: { ...world.safety.settings, sor } };
  });

  it('asks for each record when a refusal names none, and settles those that are stored', async () => {
    await decide(account(71), { kind: 'suspend' });
    endpoint.trouble.push('break-after-storing', 'nameless');
    await deliverSor(safety, fetchClient);
    await decide(account(72), { kind: 'suspend' });
    world.nowMs += 3_600_000;
    const report = await deliverSor(safety, fetchClient);
    assert.deepEqual([report.sent, report.accepted, report.waiting], [2, 1, 1]);
    assert.deepEqual(
      endpoint.calls
        .filter(({ path }) => path.includes('existing-puid'))
        .map(({ status }) => status)
        .sort(),
      [302, 404],
    );
    assert.equal((await deliverSor(safety, fetchClient)).accepted, 1);
    assert.equal(endpoint.stored.size, 2);
  });

  it('goes where the desk says, with the token that the desk set and never shows again', async () => {
    const office = {
      providerName: 'Lamplight Messenger',
      legalRepresentative: 'A. Lamp, Quay Street',
      contactPoint: 'desk@tocsin.example',
      memberState: 'NL',
      sor: { url: endpoint.url, token: 'token', puidPrefix: 'quay' },
    };
    safety = { ...safety, settings: { ...safety.settings, sor: null } };
    await decide(account(73), { kind: 'suspend' });
    assert.equal((await deliverSor(safety, fetchClient)).sent, 0);
    await assert.rejects(changeOffice(safety, moderator, office), /not-allowed/);
    const unsafe = { ...office, sor: { ...office.sor, url: 'http://statements.example' } };
    await assert.rejects(changeOffice(safety, legal, unsafe), /sor\.url/);
    assert.ok(!JSON.stringify(await changeOffice(safety, legal, office)).includes('"token"'));
    const { token: _, ...same } = office.sor;
    await changeOffice(safety, legal, { ...office, sor: same });
    await decide(account(74), { kind: 'suspend' });
    assert.equal((await deliverSor(safety, fetchClient)).accepted, 2);
    assert.ok([...endpoint.stored.keys()].some((puid) => puid.startsWith('quay-')));
    const events = await safety.store.read((tx) => tx.events.page(0, 100));
    assert.ok(!JSON.stringify(events).includes('"token"'));
  });

  const decide = async (
    subject: SubjectRef,
    action: EnforcementAction,
    facts: Partial<DecisionInput> = {},
    isNew = true,
  ) => {
    if (isNew) world.add(subject);
    return safety.store.write((tx) =>
      decideIn(tx, safety, moderator, {
        subject,
        action,
        ground: {
          kind: 'terms',
          reference: 'terms:4.2',
          explanation: 'Poems about lamps are not traded here.',
          alsoIllegal: false,
        },
        facts: 'Seen at the house of R. Docht, Am Docht 1.',
        source: { kind: 'own-initiative' },
        detectedAutomatically: true,
        automation: 'partial',
        category: 'RISK_FOR_PUBLIC_SECURITY',
        keywords: ['TERRORIST_CONTENT'],
        untilMs: null,
        caseId: null,
        ...facts,
      }),
    );
  };
  const drain = async () => {
    const reports = [];
    for (;;) {
      const report = await deliverSor(safety, fetchClient);
      if (report.sent === 0) return reports;
      reports.push(report);
    }
  };
  const entries = () => safety.store.read((tx) => tx.sorEntries.find({ order: [{ by: 'id' }], limit: 1000 }));

  it('that break the database hold up no others: their batch falls apart until they are alone', async () => {
    for (let n = 0; n < 30; n += 1) await decide(account(100 + n), { kind: 'suspend' });
    const [poison] = await entries();
    const breaks: HttpClient = {
      request: (call) =>
        call.method === 'POST' && call.body?.includes(`"${poison?.puid}"`)
          ? Promise.resolve({ status: 500, body: '<html>Server Error' })
          : fetchClient.request(call),
    };
    for (let hour = 0; hour < 3; hour += 1) {
      while ((await deliverSor(safety, breaks)).sent > 0);
      world.nowMs += 3_600_000;
    }
    assert.equal(endpoint.stored.size, 29);
    const left = (await entries()).filter(({ status }) => status === 'queued');
    assert.deepEqual(
      left.map(({ puid, errors, attempts }) => [puid, errors, attempts]),
      [[poison?.puid, 'status 500', 3]],
    );
    for (let n = 0; n < 5; n += 1) await decide(account(200 + n), { kind: 'suspend' });
    world.nowMs += 24 * 3_600_000;
    while ((await deliverSor(safety, breaks)).sent > 0);
    assert.equal(endpoint.stored.size, 34, 'nor does it take those with it that fall due together with it');
  });

  it('wait longer each time while the endpoint hangs or answers something else, and say why', async () => {
    await decide(account(71), { kind: 'suspend' });
    const { puid } = (await entries())[0] ?? { puid: '' };
    for (const [answer, why] of [
      [() => Promise.reject(new Error('The operation was aborted due to timeout')), /timeout/],
      [() => Promise.resolve({ status: 200, body: '<html>lamps' }), /^status 200$/],
      [() => Promise.resolve({ status: 422, body: '{"errors":' }), /^status 422$/],
      [() => Promise.resolve({ status: 302, body: '' }), /^status 302$/],
    ] as const) {
      const before = (await entries())[0];
      assert.equal((await deliverSor(safety, { request: answer })).waiting, 1);
      const [after] = await entries();
      assert.match(after?.errors ?? '', why);
      assert.equal(after?.attempts, (before?.attempts ?? 0) + 1);
      assert.ok((after?.nextAttemptMs ?? 0) > world.nowMs);
      assert.equal((await deliverSor(safety, fetchClient)).sent, 0, 'not before its time');
      world.nowMs += 3_600_000;
    }
    assert.equal((await deliverSor(safety, fetchClient)).accepted, 1);
    assert.deepEqual([...endpoint.stored.keys()], [puid]);
  });

  it('are valid for every action, subject and source, and hold nothing personal', async () => {
    const subjects: [SubjectRef, EnforcementAction[]][] = [
      [
        account(9),
        [
          { kind: 'suspend' },
          { kind: 'restrict', limits: ['no-posting', 'no-invites', 'no-search-listing'] },
          { kind: 'ban-usernames', usernames: ['wick'] },
        ],
      ],
      [
        channel(1),
        [{ kind: 'takedown' }, { kind: 'withhold', countries: ['DE', 'US'] }, { kind: 'label', label: 'lamps' }],
      ],
      [{ kind: 'message', mailbox: channelId, peer: channelId, messageId: 4 }, [{ kind: 'takedown' }]],
      [{ kind: 'media', id: 5 }, [{ kind: 'takedown' }]],
    ];
    const sources: DecisionInput['source'][] = [
      { kind: 'own-initiative' },
      { kind: 'notice', id: 1 },
      { kind: 'trusted-flagger', id: 1, name: 'Lantern Watch' },
      { kind: 'report', id: 1 },
      { kind: 'referral', id: 1 },
    ];
    let made = 0;
    for (const [subject, actions] of subjects) {
      for (const action of actions) {
        for (const source of sources) {
          const ground =
            made % 2 === 0
              ? { ground: { kind: 'law' as const, reference: 'Code of lamps', explanation: 'Art. 3' } }
              : {};
          await decide(subject, action, {
            source,
            untilMs: made % 3 === 0 ? world.nowMs + 86_400_000 : null,
            ...ground,
          });
          made += 1;
        }
      }
    }
    await drain();
    assert.equal(endpoint.stored.size, made);
    const all = JSON.stringify([...endpoint.stored.values()]);
    assert.doesNotMatch(all, /Docht|account:|chat:|@|-100/, 'no name, id or moderator text leaves');
  });

  it('keep category and keywords as the desk names them, and refuse others', async () => {
    for (const [category, keyword] of [
      ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD', 'KEYWORD_PHISHING'],
      ['VIOLENCE', 'COORDINATED_HARM'],
    ] as const)
      await decide(account(9), { kind: 'suspend' }, { category, keywords: [keyword] });
    const payloads = (await entries()).map(({ payload }): SorStatement => JSON.parse(payload));
    assert.deepEqual(
      payloads.map((one) => [one.category, one.category_specification]),
      [
        ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD', ['KEYWORD_PHISHING']],
        ['STATEMENT_CATEGORY_VIOLENCE', ['KEYWORD_COORDINATED_HARM']],
      ],
    );
    await assert.rejects(decide(account(9), { kind: 'suspend' }, { category: 'LAMPS' }), /category/);
    await assert.rejects(decide(account(9), { kind: 'suspend' }, { keywords: ['LAMPS'] }), /keywords/);
  });

  it('give each family of a timed measure its end, and none to what ends beyond the schema', async () => {
    const action = { kind: 'restrict', limits: ['no-posting', 'no-invites'] } as const;
    await decide(account(9), action, { untilMs: Date.UTC(2026, 8, 1) });
    await decide(account(9), { kind: 'suspend' }, { untilMs: Date.UTC(2040, 0, 1) });
    const [both, late] = (await entries()).map(({ payload }): SorStatement => JSON.parse(payload));
    assert.equal(both?.end_date_service_restriction, '2026-09-01');
    assert.equal(both?.end_date_visibility_restriction, '2026-09-01');
    assert.equal(late?.end_date_account_restriction, undefined);
    assert.ok((await entries()).every(({ status }) => status === 'queued'));
  });

  it('say why the ground applies without whom it is about', async () => {
    const reach = '@ember_sings, +49 151 5014 8001, e.wick@quay.example, https://t.me/joinchat/x, 5015014800';
    world.add(account(9), { label: 'Ember Wick' });
    const explanation = `Ember sells poems of others (${reach}); see clause 4.2 of 2024. Wicked, but no remembering.`;
    const ground = { kind: 'terms' as const, reference: 'terms:4.2', explanation };
    await decide(account(9), { kind: 'suspend' }, { ground }, false);
    const [sent] = (await entries()).map(({ payload }): SorStatement => JSON.parse(payload));
    assert.equal(
      sent?.incompatible_content_explanation,
      '[…] sells poems of others ([…], […], […], […] […]); see clause 4.2 of 2024. Wicked, but no remembering.',
    );
  });

  it('that the database calls known while another call still stores them are asked for before they count', async () => {
    await decide(account(9), { kind: 'suspend' });
    endpoint.trouble.push('locked');
    assert.deepEqual(await deliverSor(safety, fetchClient), { sent: 1, accepted: 0, refused: 0, waiting: 1 });
    world.nowMs += 30_000;
    assert.equal((await deliverSor(safety, fetchClient)).accepted, 1);
    assert.equal(endpoint.stored.size, 1);
  });

  it('outlast weeks in which the database refuses the token', async () => {
    await decide(account(9), { kind: 'suspend' });
    for (let n = 0; n < 40; n += 1) {
      endpoint.trouble.push(401);
      await deliverSor(safety, fetchClient);
      world.nowMs += 6 * 3_600_000;
    }
    assert.deepEqual(
      (await entries()).map(({ status, errors }) => [status, errors]),
      [['queued', 'status 401']],
    );
    assert.equal((await deliverSor(safety, fetchClient)).accepted, 1);
  });

  it('travel in batches of at most one hundred', async () => {
    for (let n = 0; n < 230; n += 1) await decide(account(1000 + n), { kind: 'suspend' });
    await drain();
    assert.deepEqual(
      endpoint.calls.map((call) => call.statements),
      [100, 100, 30],
    );
    assert.equal(endpoint.stored.size, 230);
  });

  it('wait and try again while the server is in trouble, and arrive once', async () => {
    await decide(account(9), { kind: 'suspend' });
    endpoint.trouble.push(500, 429);
    assert.deepEqual(await deliverSor(safety, fetchClient), { sent: 1, accepted: 0, refused: 0, waiting: 1 });
    assert.equal((await deliverSor(safety, fetchClient)).sent, 0, 'not before its time');
    world.nowMs += 30_000;
    await deliverSor(safety, fetchClient);
    world.nowMs += 59_000;
    assert.equal((await deliverSor(safety, fetchClient)).sent, 0, 'twice as long the second time');
    world.nowMs += 1_000;
    assert.equal((await deliverSor(safety, fetchClient)).accepted, 1);
    assert.deepEqual(
      endpoint.calls.map((call) => call.status),
      [500, 429, 201],
    );
  });

  it('that were stored before the connection broke are recognised as such', async () => {
    for (let n = 0; n < 3; n += 1) await decide(account(1000 + n), { kind: 'suspend' });
    endpoint.trouble.push('break-after-storing');
    assert.equal((await deliverSor(safety, fetchClient)).waiting, 3);
    await decide(account(2000), { kind: 'suspend' });
    world.nowMs += 30_000;
    await drain();
    assert.deepEqual(
      (await entries()).map((entry) => entry.status),
      ['accepted', 'accepted', 'accepted', 'accepted'],
    );
    assert.equal(endpoint.stored.size, 4);
  });

  it('that the server refuses are set aside and do not hold up the others', async () => {
    for (let n = 0; n < 5; n += 1) await decide(account(1000 + n), { kind: 'suspend' });
    endpoint.alsoRefuse = (statement) => (statement.puid === 'lamplight-3' ? 'The server knows better.' : undefined);
    await drain();
    assert.deepEqual(
      (await entries()).map((entry) => entry.status),
      ['accepted', 'accepted', 'refused', 'accepted', 'accepted'],
    );
    assert.match((await entries())[2]?.errors ?? '', /knows better/);
    endpoint.alsoRefuse = undefined;
    await assert.rejects(retrySor(safety, moderator, 3), /not-allowed/);
    await assert.rejects(retrySor(safety, legal, 3, { puid: 'x' }), /field-invalid/);
    await retrySor(safety, legal, 3);
    await drain();
    assert.equal((await entries())[2]?.status, 'accepted');
  });

  it('are not sent when the decision was reversed in time, and marked when it was not', async () => {
    const early = await decide(account(1), { kind: 'suspend' });
    await safety.store.write((tx) => reverseIn(tx, safety, moderator, early.id, 'own'));
    const late = await decide(account(2), { kind: 'suspend' });
    await drain();
    await safety.store.write((tx) => reverseIn(tx, safety, moderator, late.id, 'own'));
    assert.deepEqual(
      (await entries()).map(({ status, reversedAfterwards }) => [status, reversedAfterwards]),
      [
        ['withdrawn', false],
        ['accepted', true],
      ],
    );
    assert.deepEqual([...endpoint.stored.keys()], ['lamplight-2']);
  });

  it('are not made for orders and bulk advertising', async () => {
    await decide(
      account(1),
      { kind: 'suspend' },
      { ground: { kind: 'act-order', reference: 'A-1', explanation: 'ordered' } },
    );
    await decide(account(2), { kind: 'suspend' }, { bulkCommercial: true });
    assert.deepEqual(await entries(), []);
  });
});

const channelId = -1_000_000_000_001;
