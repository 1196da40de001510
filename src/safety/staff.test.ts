import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from './cases/claim.ts';
import { isSafetyError } from './errors.ts';
import { fileReport } from './intake/report.ts';
import { safetyJobs } from './jobs.ts';
import { actorOf, actorOfKey, grantRole, makeApiKey, revokeApiKey, revokeRole } from './staff.ts';
import { account, safetyWorld } from './testing/world.ts';

const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;

async function desk() {
  const world = safetyWorld();
  const { safety } = world;
  await grantRole(safety, null, 11, 'owner');
  const boss = await actorOf(safety, 11, 'console');
  assert.ok(boss);
  await grantRole(safety, boss, 12, 'moderator');
  const helper = await actorOf(safety, 12, 'console');
  assert.ok(helper);
  return { world, safety, boss, helper };
}

describe('staff', () => {
  it('gets roles from owners, is known outside by a pseudonym only, and loses everything with the role', async () => {
    const { world, safety, boss, helper } = await desk();
    assert.match(helper.pseudonym, /^M-[0-9A-F]{6}$/);
    await assert.rejects(grantRole(safety, helper, 13, 'observer'), refuses('not-allowed'));
    await assert.rejects(grantRole(safety, boss, 11, 'observer'), refuses('same-person'));
    assert.equal(await actorOf(safety, 13, 'console'), undefined);
    world.add(account(1));
    const { caseId } = await fileReport(safety, { reporter: 50, subject: account(1), reason: 'spam' });
    await claimCase(safety, helper, caseId);
    await revokeRole(safety, boss, 12);
    assert.equal(await actorOf(safety, 12, 'console'), undefined);
    assert.equal((await safety.store.read((tx) => tx.cases.get(caseId)))?.status, 'open');
    await assert.rejects(revokeRole(safety, null, 11), refuses('state-invalid'), 'the last owner stays');
    const ledger = await safety.store.read((tx) => tx.events.page(0, 100));
    assert.doesNotMatch(JSON.stringify(ledger), /"?(person|account)"?:1[123]\b/);
  });

  it('makes keys for tools that end when they are revoked, expire, or their maker leaves', async () => {
    const { world, safety, boss, helper } = await desk();
    await assert.rejects(
      makeApiKey(safety, helper, { name: 'x', role: 'observer', expiresAtMs: null }),
      refuses('not-allowed'),
    );
    const lasting = await makeApiKey(safety, boss, { name: 'export', role: 'observer', expiresAtMs: null });
    const short = await makeApiKey(safety, boss, { name: 'once', role: 'legal', expiresAtMs: world.nowMs + 1000 });
    const acting = await actorOfKey(safety, lasting.secret);
    assert.deepEqual(
      [acting?.role, acting?.person, acting?.via],
      ['observer', 11, 'key'],
      'so nobody is their own second person',
    );
    assert.equal((await actorOfKey(safety, short.secret))?.role, 'legal');
    assert.equal(await actorOfKey(safety, `${lasting.secret}x`), undefined);
    world.nowMs += 1000;
    assert.equal(await actorOfKey(safety, short.secret), undefined);
    await revokeApiKey(safety, boss, lasting.key.id);
    assert.equal(await actorOfKey(safety, lasting.secret), undefined);
    await grantRole(safety, boss, 15, 'owner');
    const leaver = await actorOf(safety, 15, 'console');
    assert.ok(leaver);
    const left = await makeApiKey(safety, leaver, { name: 'import', role: 'legal', expiresAtMs: null });
    assert.equal((await actorOfKey(safety, left.secret))?.role, 'legal');
    await revokeRole(safety, boss, 15);
    assert.equal(await actorOfKey(safety, left.secret), undefined);
    const stored = JSON.stringify(await safety.store.read((tx) => tx.apiKeys.find({ limit: 10 })));
    assert.ok(!stored.includes(lasting.secret), 'the secret is not kept');
  });
});

describe('keys of somebody who got another role', () => {
  it('have nothing that their maker no longer has', async () => {
    const { safety, boss } = await desk();
    await grantRole(safety, boss, 14, 'owner');
    const second = await actorOf(safety, 14, 'console');
    assert.ok(second);
    const made = (role: 'owner' | 'observer') => makeApiKey(safety, second, { name: role, role, expiresAtMs: null });
    const [high, low] = [await made('owner'), await made('observer')];
    assert.equal((await actorOfKey(safety, high.secret))?.role, 'owner');
    await grantRole(safety, boss, 14, 'observer');
    assert.equal(await actorOfKey(safety, high.secret), undefined);
    assert.equal((await actorOfKey(safety, low.secret))?.role, 'observer');
  });
});

describe('repeated work', () => {
  it('has nothing to do on an empty desk and does not fail', async () => {
    const { safety } = await desk();
    const http = { request: async () => ({ status: 500, body: '' }) };
    for (const job of safetyJobs(safety, http)) assert.equal(await job.run(), false, job.name);
  });
});
