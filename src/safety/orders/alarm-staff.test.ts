import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeOffice } from '../office.ts';
import { deliverOutgoing } from '../outgoing/deliver.ts';
import { grantRole } from '../staff.ts';
import { orderForm, signed } from '../testing/orders.ts';
import { account, channel, legal, moderator, safetyWorld } from '../testing/world.ts';
import { acknowledgeOrder, executeOrder } from './execute.ts';
import { alarmStaff, runningOrders } from './alarm-staff.ts';
import { receiveRemovalOrder } from './receive.ts';
import { stopOrderClock } from './stop.ts';

const minuteMs = 60_000;

async function office() {
  const world = safetyWorld();
  const { safety } = world;
  world.add(channel(7));
  world.usernames.set('cinder_choir', channel(7));
  for (const [id, role, lang] of [
    [41, 'legal', 'ru'],
    [42, 'moderator', 'en'],
    [43, 'observer', 'en'],
    [44, 'reviewer', 'en'],
  ] as const) {
    world.add(account(id), { lang });
    await grantRole(safety, null, id, role);
  }
  await changeOffice(safety, legal, {
    providerName: 'Lamplight',
    legalRepresentative: '',
    contactPoint: '',
    memberState: 'NL',
    sor: null,
    alarms: { mails: ['night@lamps.example'], webhook: 'https://pager.example/x' },
  });
  const gone: string[] = [];
  const deliver = () =>
    deliverOutgoing(
      safety,
      {
        async request({ url, body }) {
          const { level, minutesLeft } = JSON.parse(body ?? '');
          gone.push(`${url} ${level} ${minutesLeft}`);
          return { status: 200, body: '' };
        },
      },
      { send: async ({ to, subject }) => void gone.push(`${to} ${subject}`) },
    );
  const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
  return { world, safety, order, gone, deliver };
}

describe('a running removal order', () => {
  it('alarms those who may carry it out though nobody has the desk open: at receipt, at 30 and 10 minutes, when late', async () => {
    const { world, safety, order, gone, deliver } = await office();
    const heard = async (afterMs: number) => {
      world.nowMs += afterMs;
      world.told.length = 0;
      const alarmed = await alarmStaff(safety);
      return [alarmed, ...world.told.map(({ account: id, text }) => `${id} ${text.split('\n')[0]}`)];
    };
    assert.deepEqual(await heard(minuteMs), [
      1,
      `41 ⏰ Предписание об удалении № ${order.id}: осталось 59 мин.`,
      `42 ⏰ Removal order ${order.id}: 59 minutes left.`,
    ]);
    assert.match(
      world.told[1]?.text ?? '',
      /Due by 2026-03-02 10:00 UTC\. https:\/\/tocsin\.example\/console\/#\/orders\/1$/,
    );
    assert.ok(!world.told.some(({ text }) => /cinder_choir|lamp-lighting/.test(text)), 'never what it is about');
    assert.deepEqual(await heard(minuteMs), [0], 'once for each step');
    await acknowledgeOrder(safety, moderator, order.id);
    assert.equal((await heard(29 * minuteMs))[0], 1);
    assert.equal((await heard(20 * minuteMs))[2], `42 ⏰ Removal order ${order.id}: 9 minutes left.`);
    assert.equal((await heard(10 * minuteMs))[2], `42 ⏰ Removal order ${order.id}: the hour is over.`);
    assert.deepEqual(await heard(60 * minuteMs), [0]);
    await deliver();
    assert.deepEqual(gone, [
      `night@lamps.example ⏰ Removal order ${order.id}: 59 minutes left.`,
      'https://pager.example/x calm 59',
      `night@lamps.example ⏰ Removal order ${order.id}: 29 minutes left.`,
      'https://pager.example/x soon 29',
      `night@lamps.example ⏰ Removal order ${order.id}: 9 minutes left.`,
      'https://pager.example/x urgent 9',
      `night@lamps.example ⏰ Removal order ${order.id}: the hour is over.`,
      'https://pager.example/x late -1',
    ]);
  });

  it('is not said to be over while seconds are left', async () => {
    const { world, safety, order } = await office();
    world.nowMs += 60 * minuteMs - 30_000;
    await alarmStaff(safety);
    assert.deepEqual(
      world.told.map(({ text }) => text.split('\n')[0]),
      [
        `⏰ Предписание об удалении № ${order.id}: осталось меньше минуты.`,
        `⏰ Removal order ${order.id}: less than a minute left.`,
      ],
    );
  });

  it('is silent once it is carried out or its clock is stopped', async () => {
    const first = await office();
    assert.deepEqual(await runningOrders(first.safety), { running: 1, leastRemainingMs: 60 * minuteMs });
    await executeOrder(first.safety, legal, first.order.id, { measure: 'removed', unknownAreGone: true });
    first.world.nowMs += 55 * minuteMs;
    assert.equal(await alarmStaff(first.safety), 0);
    assert.deepEqual(await runningOrders(first.safety), { running: 0, leastRemainingMs: null });
    const second = await office();
    await stopOrderClock(second.safety, legal, second.order.id, {
      reason: 'insufficient-information',
      explanation: 'which channel is it?',
    });
    second.world.nowMs += 55 * minuteMs;
    assert.equal(await alarmStaff(second.safety), 0);
  });
});
