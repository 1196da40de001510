import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimCase } from '../cases/claim.ts';
import { closeCase } from '../cases/close.ts';
import { isSafetyError } from '../errors.ts';
import { statementsOf, tellWaiting } from '../statements/issue.ts';
import { channel, legal, moderator, observer, owner, reviewer, safetyWorld } from '../testing/world.ts';
import { orderForm, signed } from '../testing/orders.ts';
import { noteFirstContact } from './authorities.ts';
import { readClock } from './clock.ts';
import { answerInformation, giveEffect, receiveDsaOrder } from './dsa-orders.ts';
import { acknowledgeOrder, executeOrder } from './execute.ts';
import { feedbackFields, missingFields, nonExecutionFields } from './fields.ts';
import { listOrders, orderView } from './list.ts';
import { receiveRemovalOrder } from './receive.ts';
import { orderShown } from './shown.ts';
import { askScrutiny, decideScrutiny, extendGag, markOrderFinal, recordProceedings } from './scrutiny.ts';
import { resumeOrderClock, stopOrderClock } from './stop.ts';
import { destroyExpired, extendPreservation, openPreservation } from './vault.ts';

const minute = 60_000;
const day = 86_400_000;
const refuses = (code: string) => (error: unknown) => isSafetyError(error) && error.code === code;

function choir() {
  const world = safetyWorld();
  const subject = channel(7);
  const facts = world.add(subject, { affected: [501] });
  world.usernames.set('cinder_choir', subject);
  return { world, subject, facts, safety: world.safety };
}

describe('a removal order', () => {
  it('is received, executed within the hour, answered with Annex II, preserved, and told', async () => {
    const { world, facts, safety } = choir();
    const { order, missing, duplicate } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    assert.deepEqual(
      [missing, duplicate, order.state, order.receipt.receivedAtMs],
      [[], false, 'received', world.nowMs],
    );
    world.nowMs += 10 * minute;
    await acknowledgeOrder(safety, moderator, order.id);
    world.nowMs += 5 * minute;
    const done = await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    assert.equal(done.state, 'executed');
    assert.deepEqual([...facts.slots.keys()], ['takedown']);
    assert.equal(done.dueAtMs, null);
    const paper = JSON.parse(done.papers[0]?.body ?? '');
    assert.equal(paper.measure, 'removed');
    assert.deepEqual(missingFields(paper, feedbackFields), [], 'nothing that Annex II asks for is empty');
    assert.equal(paper.receivedAt, '2026-03-02T09:00:00.000Z');
    assert.equal(paper.measureAt, '2026-03-02T09:15:00.000Z');
    assert.equal(world.sealed.size, 1);
    const told = world.told[0]?.text ?? '';
    assert.match(told, /removal order under Article 3/i);
    assert.match(told, /names as redress: Court of Lanterns, 1 month\./);
    const [statement] = await statementsOf(safety, 501);
    assert.ok(statement);
    assert.deepEqual(await orderShown(safety, statement), {
      authorityName: 'Amt für Laternen',
      memberState: 'DE',
      referenceNo: 'R-1',
      issuedAt: '2026-03-02T09:55:00+01:00',
      grounds: ['solicit-group'],
      statementOfReasons: 'The channel trades lamp-lighting poems.',
      redress: 'Court of Lanterns, 1 month',
    });
    const view = await orderView(safety, legal, order.id);
    assert.deepEqual([view.reading.state, view.reading.late, view.reading.elapsedMs], ['done', false, 15 * minute]);
    const entries = await safety.store.read((tx) => tx.sorEntries.count({}));
    assert.equal(entries, 0, 'orders do not go to the database of statements');
  });

  it('is carried out once: pressed again, also much later, it seals, decides and tells nothing anew', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    const done = await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    const rows = await safety.store.read((tx) => tx.events.head());
    world.nowMs += 3 * 60 * minute;
    assert.deepEqual(await executeOrder(safety, legal, order.id, { measure: 'disabled-all-member-states' }), done);
    assert.deepEqual(await safety.store.read((tx) => tx.events.head()), rows);
    assert.deepEqual([world.sealed.size, world.applied.length, world.told.length], [1, 1, 1]);
  });

  it('counts from our receipt, keeps the first one when it comes again, and says so', async () => {
    const { world, safety } = choir();
    const first = await receiveRemovalOrder(
      safety,
      'system',
      orderForm({ issuedAt: '2026-03-02T23:59:00+01:00' }),
      signed,
    );
    assert.equal(first.order.dueAtMs, world.nowMs + 60 * minute);
    world.nowMs += 40 * minute;
    const again = await receiveRemovalOrder(safety, 'system', orderForm({ referenceNo: ' r-1 ' }), signed);
    assert.equal(again.duplicate, true);
    assert.equal(again.order.id, first.order.id);
    assert.equal(again.order.dueAtMs, first.order.dueAtMs);
    assert.equal(again.order.duplicates, 1);
  });

  it('counts from when it reached us, where it lay unread, and from nothing later or in the future', async () => {
    const { world, safety } = choir();
    const nowMs = () => world.nowMs;
    const at = (ms: number) => ({ ...signed, reachedAt: new Date(ms).toISOString() });
    const { order } = await receiveRemovalOrder(safety, legal, orderForm(), at(nowMs() - 50 * 60_000));
    assert.equal(readClock(order.clock, nowMs()).remainingMs, 10 * 60_000);
    assert.deepEqual([order.receipt.receivedAtMs, order.receipt.enteredAtMs], [nowMs() - 50 * 60_000, nowMs()]);
    const late = await receiveRemovalOrder(
      safety,
      legal,
      orderForm({ referenceNo: 'R-2' }),
      at(nowMs() - 2 * 3_600_000),
    );
    assert.equal(readClock(late.order.clock, nowMs()).late, true);
    const wrong = orderForm({ referenceNo: 'R-3' });
    await assert.rejects(receiveRemovalOrder(safety, legal, wrong, at(nowMs() + 1)), refuses('field-invalid'));
    const plain = await receiveRemovalOrder(safety, legal, wrong, signed);
    assert.equal('enteredAtMs' in plain.order.receipt, false);
  });

  it('is never carried out before it came, whatever becomes of the server clock meanwhile', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    const receivedAtMs = world.nowMs;
    world.nowMs -= 2 * 60 * minute;
    const view = await orderView(safety, legal, order.id);
    assert.equal(view.reading.remainingMs, 60 * minute, 'a clock set back gives no more than the hour');
    const done = await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    assert.deepEqual([done.executedAtMs, done.items[0]?.doneAtMs], [receivedAtMs, receivedAtMs]);
  });

  it('starts the clock even when fields are missing, and names them', async () => {
    const { safety } = choir();
    const form = orderForm({ grounds: [], statementOfReasons: ' ' });
    const { order, missing } = await receiveRemovalOrder(
      safety,
      'system',
      { ...form, issuer: { ...form.issuer, stamp: false } },
      { ...signed, signature: 'absent' },
    );
    assert.deepEqual(missing, ['issuer.stamp', 'grounds', 'statementOfReasons']);
    const [view] = await listOrders(safety, moderator);
    assert.equal(view?.order.id, order.id);
    assert.deepEqual(view?.warnings, ['fields-missing', 'signature-not-verified', 'first-contact-missing']);
    assert.notEqual(order.dueAtMs, null);
  });

  it('stops on missing information with Annex III and takes corrected locations', async () => {
    const { world, safety } = choir();
    const wrong = orderForm({ items: [{ exactUrl: 'https://tocsin.example/no_such_place' }] });
    const { order } = await receiveRemovalOrder(safety, 'system', wrong, signed);
    await assert.rejects(executeOrder(safety, moderator, order.id, { measure: 'removed' }), refuses('subject-unknown'));
    await assert.rejects(
      stopOrderClock(safety, moderator, order.id, {
        reason: 'insufficient-information',
        explanation: 'nothing is there',
      }),
      refuses('not-allowed'),
    );
    world.nowMs += 20 * minute;
    const stopped = await stopOrderClock(safety, legal, order.id, {
      reason: 'insufficient-information',
      explanation: 'nothing is there',
      errors: ['the address names nobody'],
      clarificationNeeded: 'the address',
    });
    assert.equal(stopped.dueAtMs, null);
    const annex = JSON.parse(stopped.papers[0]?.body ?? '');
    assert.equal(annex.reason, 'insufficient_information');
    assert.deepEqual(annex.errors, ['the address names nobody']);
    assert.deepEqual(missingFields(annex, nonExecutionFields), [], 'nothing that Annex III asks for is empty');
    await assert.rejects(executeOrder(safety, moderator, order.id, { measure: 'removed' }), refuses('state-invalid'));
    world.nowMs += 300 * minute;
    const resumed = await resumeOrderClock(safety, legal, order.id, { items: [{ exactUrl: '@cinder_choir' }] });
    assert.ok(resumed.items[0]?.subjectKey, 'the corrected location names a subject');
    assert.ok(resumed.caseId !== null, 'and the order has a case');
    assert.equal(resumed.dueAtMs, world.nowMs + 40 * minute);
    const done = await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    assert.equal(done.items[0]?.measure, 'removed');
    assert.equal((await orderView(safety, legal, order.id)).reading.late, false);
  });

  it('cannot be stopped when the hour is over, and is then late', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    world.nowMs += 61 * minute;
    await assert.rejects(
      stopOrderClock(safety, legal, order.id, { reason: 'manifest-error', explanation: 'too late to say' }),
      refuses('state-invalid'),
    );
    await executeOrder(safety, owner, order.id, { measure: 'removed' });
    assert.equal((await orderView(safety, legal, order.id)).reading.late, true);
  });

  it('keeps the person in the dark for the gag and no longer', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm({ nonDisclosure: true }), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    assert.equal(world.told.length, 0);
    assert.deepEqual(await statementsOf(safety, 501), []);
    const untilMs = order.gag?.untilMs ?? 0;
    await assert.rejects(extendGag(safety, legal, order.id, untilMs + 43 * day), refuses('gag-too-long'));
    await extendGag(safety, legal, order.id, untilMs + 10 * day);
    await assert.rejects(extendGag(safety, legal, order.id, untilMs + 11 * day), refuses('state-invalid'));
    world.nowMs = untilMs + day;
    assert.equal(await tellWaiting(safety), 0);
    world.nowMs = untilMs + 10 * day;
    assert.equal(await tellWaiting(safety), 1);
    assert.equal(world.told[0]?.account, 501);
  });

  it('tells the person after six weeks by the clock, counted from the order, and shows it at the desk', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm({ nonDisclosure: true }), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    const untilMs = Date.parse('2026-03-02T09:55:00+01:00') + 42 * day;
    world.nowMs = untilMs - 1;
    assert.equal(await tellWaiting(safety), 0);
    const silent = await orderView(safety, legal, order.id);
    assert.ok(silent.warnings.includes('gag'));
    assert.deepEqual(silent.affected, { told: 0, waitingForSignIn: 0, notYet: 1 });
    world.nowMs = untilMs;
    assert.equal(await tellWaiting(safety), 1);
    assert.equal(world.told.length, 1);
    const over = await orderView(safety, legal, order.id);
    assert.ok(!over.warnings.includes('gag'));
    assert.deepEqual(over.affected, { told: 1, waitingForSignIn: 0, notYet: 0 });
    assert.equal(await tellWaiting(safety), 0, 'and only once');
    world.nowMs = untilMs + 48 * 60 * minute;
    const asked = await askScrutiny(safety, legal, order.id, { askedBy: 'content-provider' });
    assert.equal(asked.scrutinies.length, 1, 'the 48 hours run from when the person learned of it');
    world.nowMs += 1;
    const late = askScrutiny(safety, legal, order.id, { askedBy: 'content-provider' });
    await assert.rejects(late, refuses('window-closed'));
  });

  it('keeps silent about an annulment as long as about the order', async () => {
    const { world, facts, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm({ nonDisclosure: true }), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    world.nowMs += day;
    await recordProceedings(safety, legal, order.id, { kind: 'judicial', annulled: true });
    assert.equal(facts.slots.size, 0, 'the content is back at once');
    assert.equal(world.told.length, 0);
    world.nowMs = order.gag?.untilMs ?? 0;
    assert.equal(await tellWaiting(safety), 2);
    assert.match(world.told[0]?.text ?? '', /removal order/i);
    assert.match(world.told[1]?.text ?? '', /taken back/);
  });

  it('is undone at once when scrutiny finds an infringement', async () => {
    const { world, facts, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    world.nowMs += 47 * 60 * minute;
    const asked = await askScrutiny(safety, legal, order.id, { askedBy: 'host' });
    assert.equal(asked.scrutinies[0]?.decisionDueAtMs, world.nowMs + 72 * 60 * minute);
    const decided = await decideScrutiny(safety, legal, order.id, true);
    assert.equal(decided.state, 'reinstated');
    assert.deepEqual([...facts.slots.keys()], []);
    assert.match(world.told.at(-1)?.text ?? '', /taken back/);
  });

  it('lets nobody ask for scrutiny after 48 hours, nor for a domestic order', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    const domestic = await receiveRemovalOrder(
      safety,
      'system',
      orderForm({ referenceNo: 'R-2', crossBorder: { isDifferentMemberState: false, copySentTo: '' } }),
      signed,
    );
    await assert.rejects(askScrutiny(safety, legal, domestic.order.id, { askedBy: 'host' }), refuses('state-invalid'));
    world.nowMs += 48 * 60 * minute + 1;
    await assert.rejects(askScrutiny(safety, legal, order.id, { askedBy: 'host' }), refuses('window-closed'));
  });

  it('may be annulled by a court even after it became final', async () => {
    const { facts, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'disabled-all-member-states' });
    assert.equal(facts.slots.size, 27);
    await markOrderFinal(safety, legal, order.id);
    await recordProceedings(safety, legal, order.id, { kind: 'judicial', annulled: true });
    assert.equal(facts.slots.size, 0);
  });

  it('suspends a bot where access is to be disabled: it cannot be withheld in some states only', async () => {
    const { world, safety } = choir();
    const bot = { kind: 'bot', id: 77 } as const;
    const facts = world.add(bot);
    world.usernames.set('choir_bot', bot);
    const items = [{ exactUrl: '@choir_bot' }];
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm({ items }), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'disabled-all-member-states' });
    assert.deepEqual([...facts.slots.keys()], ['suspend']);
  });

  it('notes whether the authority made itself known twelve hours before its first order', async () => {
    const { world, safety } = choir();
    await noteFirstContact(safety, legal, {
      memberState: 'DE',
      name: 'Amt für  Laternen',
      contact: 'x',
      informedAt: '2026-03-01T20:00:00Z',
    });
    const first = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    assert.equal(first.order.firstContact.satisfied, true);
    const form = orderForm({ referenceNo: 'F-1' });
    const other = { ...form, issuer: { ...form.issuer, memberState: 'FR' } };
    assert.equal((await receiveRemovalOrder(safety, 'system', other, signed)).order.firstContact.satisfied, false);
    world.nowMs += minute;
    assert.equal(
      (await receiveRemovalOrder(safety, 'system', { ...other, referenceNo: 'F-2' }, signed)).order.firstContact
        .satisfied,
      true,
    );
  });

  it('keeps its case open until it is answered', async () => {
    const { safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    const caseId = order.caseId ?? 0;
    await claimCase(safety, moderator, caseId);
    await assert.rejects(closeCase(safety, moderator, caseId), refuses('state-invalid'));
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    assert.equal((await closeCase(safety, moderator, caseId)).outcome, 'actioned');
  });
});

describe('the vault', () => {
  it('destroys copies after six months unless proceedings need them, and opens only for legal with a reason', async () => {
    const { world, safety } = choir();
    const { order } = await receiveRemovalOrder(safety, 'system', orderForm(), signed);
    await executeOrder(safety, moderator, order.id, { measure: 'removed' });
    const [kept] = await safety.store.read((tx) => tx.preservations.find({ limit: 10 }));
    const id = kept?.id ?? 0;
    assert.equal(kept?.untilMs, Date.UTC(2026, 8, 2, 9));
    await assert.rejects(openPreservation(safety, moderator, id, 'I want to see'), refuses('not-allowed'));
    await assert.rejects(openPreservation(safety, observer, id, 'I want to see'), refuses('not-allowed'));
    await assert.rejects(openPreservation(safety, legal, id, 'see'), refuses('reason-required'));
    const opened = await openPreservation(safety, legal, id, 'asked by the court');
    assert.equal(opened.copy, kept?.subjectKey);
    assert.ok(!('sealedRef' in opened));
    await extendPreservation(safety, legal, id, Date.UTC(2026, 10, 1), 'open proceedings L-7');
    world.nowMs = Date.UTC(2026, 9, 1);
    assert.equal(await destroyExpired(safety), 0);
    world.nowMs = Date.UTC(2026, 10, 1);
    assert.equal(await destroyExpired(safety), 1);
    assert.equal(world.sealed.size, 0);
    await assert.rejects(openPreservation(safety, legal, id, 'asked by the court'), refuses('state-invalid'));
  });
});

describe('orders under the Digital Services Act', () => {
  const form = {
    kind: 'act',
    memberState: 'FR',
    authorityName: 'Office des Lanternes',
    referenceNo: 'A-1',
    legalBasis: 'Code of lamps, Art. 3',
    statementOfReasons: 'Unlicensed poems.',
    locations: ['https://tocsin.example/cinder_choir'],
    territorialScope: ['FR'],
    language: 'fr',
    redress: 'Tribunal',
    effectReportTo: 'x@office.example',
    category: 'CONSUMER_INFORMATION',
    informationAsked: null,
    purpose: null,
    answerByMs: null,
  } as const;

  it('gives effect to an order to act, tells the person, and reports', async () => {
    const { world, facts, safety } = choir();
    const { order, missing } = await receiveDsaOrder(safety, legal, form);
    assert.deepEqual(missing, []);
    await assert.rejects(
      giveEffect(safety, reviewer, order.id, { kind: 'withhold', countries: ['FR'] }),
      refuses('not-allowed'),
    );
    const answered = await giveEffect(safety, legal, order.id, { kind: 'withhold', countries: ['FR'] });
    assert.deepEqual([answered.effect, [...facts.slots.keys()]], ['given', ['withhold:FR']]);
    assert.match(world.told[0]?.text ?? '', /Article 9 of Regulation.*Unlicensed poems.*names as redress: Tribunal\./s);
    assert.doesNotMatch(world.told[0]?.text ?? '', /48 hours/);
  });

  it('answers an order for information, and wants to know why it is needed', async () => {
    const { safety } = choir();
    const { order, missing } = await receiveDsaOrder(safety, legal, { ...form, kind: 'inform' });
    assert.deepEqual(missing, ['informationAsked', 'purpose']);
    assert.equal((await answerInformation(safety, legal, order.id, 'not-held')).effect, 'not-held');
  });
});
