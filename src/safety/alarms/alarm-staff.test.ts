import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeOffice } from '../office.ts';
import { deliverOutside } from '../outgoing/deliver-outside.ts';
import { grantRole } from '../staff.ts';
import { fileReport } from '../intake/report.ts';
import { answerInformation, giveEffect, receiveDsaOrder } from '../orders/dsa-orders.ts';
import { informOfThreat } from '../threats/inform.ts';
import { recordThreat } from '../threats/record-threat.ts';
import { orderForm, signed } from '../testing/orders.ts';
import { account, channel, legal, moderator, safetyWorld } from '../testing/world.ts';
import { acknowledgeOrder, executeOrder } from '../orders/execute.ts';
import { deskFigures } from '../desk-figures.ts';
import { alarmStaff } from './alarm-staff.ts';
import { receiveRemovalOrder } from '../orders/receive.ts';
import { stopOrderClock } from '../orders/stop.ts';

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
    deliverOutside(
      safety,
      {
        async request({ url, body }) {
          const { level, minutesLeft } = JSON.parse(body ?? '');
          gone.push(`${url} ${level} ${minutesLeft}`);
          return { status: 200, body: '' };
        },
      },
      { send: async ({ to, subject }) => void gone.push(`${to} ${subject}`) },
      'alarm',
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
    const clock = async () => (await deskFigures(first.safety)).clocks[0];
    const none = { calm: 0, soon: 0, urgent: 0, late: 0 };
    const kind = 'removal-order';
    assert.deepEqual(await clock(), { kind, byLevel: { ...none, calm: 1 }, leastRemainingMs: 60 * minuteMs });
    await executeOrder(first.safety, legal, first.order.id, { measure: 'removed', unknownAreGone: true });
    first.world.nowMs += 55 * minuteMs;
    assert.equal(await alarmStaff(first.safety), 0);
    assert.deepEqual(await clock(), { kind, byLevel: none, leastRemainingMs: null });
    const second = await office();
    await stopOrderClock(second.safety, legal, second.order.id, {
      reason: 'insufficient-information',
      explanation: 'which channel is it?',
    });
    second.world.nowMs += 55 * minuteMs;
    assert.equal(await alarmStaff(second.safety), 0);
  });
});

const dsaForm = {
  memberState: 'DE',
  authorityName: 'Court of Lamps',
  referenceNo: 'I-1',
  legalBasis: 'Code of lamps, Art. 9',
  statementOfReasons: 'A lamp was stolen.',
  territorialScope: [],
  language: 'en',
  redress: 'Higher Court of Lamps',
  effectReportTo: 'court@lamps.example',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  informationAsked: null,
  purpose: null,
  tellAtMs: null,
};

describe('other clocks', () => {
  const firsts = (told: readonly { account: number; text: string }[]) =>
    told.map(({ account: id, text }) => `${id} ${text.split('\n')[0]}`);

  it('of a threat to life alarm like that of a removal order, until the authorities are told, and never whom it is about', async () => {
    const world = safetyWorld();
    const { safety } = world;
    for (const id of [41, 42, 43]) world.add(account(id));
    await grantRole(safety, null, 41, 'moderator');
    await grantRole(safety, null, 42, 'legal');
    await grantRole(safety, null, 43, 'observer');
    const { caseId } = await fileReport(safety, { reporter: 50, subject: account(42), reason: 'violence' });
    const suspicion = 'It says when the lamps will be put out.';
    const { id } = await recordThreat(safety, moderator, {
      caseId,
      basis: 'dsa-18',
      subjectKeys: ['account:42'],
      suspicion,
      memberStates: ['DE'],
    });
    assert.equal(await alarmStaff(safety), 1);
    assert.equal(await alarmStaff(safety), 0, 'once for each step');
    world.nowMs += 31 * minuteMs;
    assert.equal(await alarmStaff(safety), 1);
    assert.deepEqual(firsts(world.told), [
      `41 ⏰ Threat to life ${id}: 60 minutes left.`,
      `41 ⏰ Threat to life ${id}: 29 minutes left.`,
    ]);
    assert.match(
      world.told[0]?.text ?? '',
      /Due by 2026-03-02 10:00 UTC\. https:\/\/tocsin\.example\/console\/#\/threats$/,
    );
    assert.ok(!world.told.some(({ text }) => /lamps|account:/.test(text)));
    await informOfThreat(safety, moderator, id, {
      authority: 'Lamps',
      memberState: 'DE',
      channel: 'call',
      told: 'all',
    });
    world.nowMs += 60 * minuteMs;
    assert.equal(await alarmStaff(safety), 0);
  });

  it('of orders to act and to inform alarm at the receipt, in the last day, in the last two hours and when late', async () => {
    const world = safetyWorld();
    const { safety } = world;
    world.add(account(1));
    for (const id of [41, 42]) world.add(account(id), { lang: id === 41 ? 'ru' : 'en' });
    await grantRole(safety, null, 41, 'legal');
    await grantRole(safety, null, 42, 'reviewer');
    const nowMs = world.nowMs;
    const form = { ...dsaForm, locations: ['1'] };
    const { order: act } = await receiveDsaOrder(safety, legal, {
      ...form,
      kind: 'act',
      answerByMs: nowMs + 5 * 1440 * minuteMs,
      tellAtMs: nowMs + 9 * 1440 * minuteMs,
    });
    // It sets no date, so it is due like its case, in two days.
    const { order: inform } = await receiveDsaOrder(safety, legal, { ...form, kind: 'inform', answerByMs: null });
    const heard = async (afterMs: number) => {
      world.nowMs = nowMs + afterMs;
      world.told.length = 0;
      await alarmStaff(safety);
      assert.ok(
        world.told.every(({ account: id }) => id === 41),
        'neither reviewers nor who is concerned',
      );
      return world.told.map(({ text }) => text.split('\n')[0]?.replace(/^⏰ Предписание /, ''));
    };
    assert.deepEqual(await heard(minuteMs), [
      `сообщить сведения № ${inform.id}: осталось 47 ч.`,
      `принять меры № ${act.id}: осталось 4 дн.`,
    ]);
    assert.deepEqual(await heard(2 * minuteMs), []);
    assert.deepEqual(await heard(1441 * minuteMs), [`сообщить сведения № ${inform.id}: осталось 23 ч.`]);
    assert.deepEqual(await heard(47 * 60 * minuteMs), [`сообщить сведения № ${inform.id}: осталось 60 мин.`]);
    assert.deepEqual(await heard(48 * 60 * minuteMs), [`сообщить сведения № ${inform.id}: срок истёк.`]);
    await answerInformation(safety, legal, inform.id, 'not-held');
    assert.deepEqual(await heard(119 * 60 * minuteMs), [`принять меры № ${act.id}: осталось 60 мин.`]);
    await giveEffect(safety, legal, act.id, { kind: 'suspend' });
    assert.deepEqual(await heard(130 * 60 * minuteMs), []);
  });
});
