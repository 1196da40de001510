import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HttpClient } from '../ports.ts';
import { legal, moderator, observer, safetyWorld } from '../testing/world.ts';
import { deliverOutside } from './deliver-outside.ts';
import { queueOutgoing } from './queue.ts';
import type { LetterSender, OutgoingMessage } from './types.ts';
import { forgetUndelivered, listUndelivered, settleUndelivered } from './undelivered.ts';

const minuteMs = 60_000;
const page = { offset: 0, limit: 100 };
const mail = (subject: string): OutgoingMessage => ({ kind: 'mail', to: 'n@lamp.example', subject, text: 'x' });
const webhook: OutgoingMessage = { kind: 'webhook', to: 'https://pager.example/secret', text: '{}' };
const answers = (status: number): HttpClient => ({ request: async () => ({ status, body: '' }) });

function outbox() {
  const world = safetyWorld();
  const { safety } = world;
  const lay = (...messages: OutgoingMessage[]) =>
    safety.store.write(async (tx) => {
      for (const message of messages) await queueOutgoing(tx, safety, message);
    });
  const took: string[] = [];
  const sender: LetterSender = { send: async ({ subject }) => void took.push(subject) };
  return { world, safety, lay, took, sender };
}

describe('what leaves the server', () => {
  it('goes in lanes: an alarm waits neither for letters nor for a note, and one that hangs holds up no other', async () => {
    const { safety, lay, took, sender } = outbox();
    await lay(...Array.from({ length: 40 }, (_, n) => mail(`letter ${n}`)));
    await lay({ kind: 'co-admins', decisionId: 1, what: 'restriction' });
    await lay(webhook, { kind: 'mail', to: 'night@lamps.example', subject: 'alarm', text: 'x', alarm: true });
    let giveUp: (() => void) | undefined;
    const hangs: HttpClient = {
      request: () => new Promise((_, reject) => (giveUp = () => reject(new Error('timed out')))),
    };
    const round = deliverOutside(safety, hangs, sender, 'alarm');
    while (!giveUp) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(took, ['alarm']);
    giveUp();
    assert.equal(await round, 1);
  });

  for (const [what, client] of [
    ['fails', answers(500)],
    ['sends elsewhere', answers(302)],
    ['does not answer', { request: () => Promise.reject(new Error('timed out')) }],
  ] as const)
    it(`is tried less and less often at an address that ${what}, and ends as a failure that the desk shows`, async () => {
      const { world, safety, lay } = outbox();
      await lay(webhook);
      const waits: number[] = [];
      let sinceMs = world.nowMs;
      for (let second = 0; second < 3_600; second += 1) {
        if ((await deliverOutside(safety, client, undefined, 'alarm')) > 0) break;
        const [one] = await safety.store.read((tx) => tx.outgoing.find({ limit: 1 }));
        if (one && one.attempts > waits.length) {
          waits.push((world.nowMs - sinceMs) / 1_000);
          sinceMs = world.nowMs;
        }
        world.nowMs += 1_000;
      }
      assert.deepEqual(waits, [0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
      const [failed, ...more] = await listUndelivered(safety, moderator, page);
      assert.deepEqual(more, []);
      assert.deepEqual([failed?.lane, failed?.to, failed?.attempts], ['alarm', 'pager.example', 12]);
      assert.match(failed?.why ?? '', /^(status 500|status 302|timed out)$/);
      world.nowMs += 86_400_000;
      assert.equal(await deliverOutside(safety, client, undefined, 'alarm'), 0, 'nobody tries it any more');
      const events = await safety.store.read((tx) => tx.events.page(0, 10));
      assert.deepEqual(
        events.map(({ type, data }) => [type, data]),
        [['delivery-failed', { lane: 'alarm', attempts: 12 }]],
      );
    });

  it('is kept for three days where no mail server takes it, sent again when somebody asks, and forgotten after a month', async () => {
    const { world, safety, lay, took, sender } = outbox();
    await lay(mail('first'), mail('second'));
    const away: LetterSender = { send: () => Promise.reject(new Error('421 come back later')) };
    const laidMs = world.nowMs;
    while ((await deliverOutside(safety, answers(200), away, 'letter')) === 0) world.nowMs += minuteMs;
    assert.equal(Math.round((world.nowMs - laidMs) / 86_400_000), 3);
    const [first, second] = await listUndelivered(safety, legal, page);
    assert.deepEqual([first?.why, first?.to], ['421 come back later', 'n@lamp.example']);
    await assert.rejects(listUndelivered(safety, observer, page), /not-allowed/);
    await assert.rejects(settleUndelivered(safety, moderator, [1], 'retry'), /not-allowed/);
    assert.equal(await settleUndelivered(safety, legal, [second?.id ?? 0], 'retry'), 1);
    assert.equal(await deliverOutside(safety, answers(200), sender, 'letter'), 1);
    assert.equal(took.length, 1);
    assert.equal(await settleUndelivered(safety, legal, [second?.id ?? 0], 'dismiss'), 0, 'it has left');
    assert.equal(await forgetUndelivered(safety), 0);
    world.nowMs += 31 * 86_400_000;
    assert.equal(await forgetUndelivered(safety), 1);
    assert.equal(await safety.store.read((tx) => tx.outgoing.count({})), 0);
  });
});
