import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskFigures } from '#safety';
import { createWireStats } from '#wire';
import { renderMetrics } from './metrics.ts';

const none = { calm: 0, soon: 0, urgent: 0, late: 0 };
const desk: DeskFigures = {
  clocks: [
    { kind: 'removal-order', byLevel: { ...none, calm: 1, urgent: 1 }, leastRemainingMs: 61_500 },
    { kind: 'threat', byLevel: none, leastRemainingMs: null },
  ],
  queues: [{ queue: 'order', waiting: 2, claimed: 1, overdue: 1 }],
  appeals: { open: 4, overdue: 3 },
  undelivered: 5,
  operations: { running: 1, paused: 0, 'rolling-back': 0 },
};

/** The grammar of the text format: a comment with a type, or a name, labels and a number. */
const typeLine = /^# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram)$/;
const sampleLine = /^([a-z_:][a-z0-9_:]*)(\{[^}]*\})? (-?[0-9.]+(?:e[+-]?[0-9]+)?)$/i;

test('metrics follow the exposition format: each has one type, counters end in total, gauges do not', () => {
  const text = renderMetrics({ ...createWireStats(), requests: 3, openConnections: 2 }, 1, desk);
  assert.ok(text.endsWith('\n'));
  const types = new Map<string, string>();
  const values = new Map<string, number>();
  for (const line of text.trimEnd().split('\n')) {
    const [, declared, type] = typeLine.exec(line) ?? [];
    if (declared !== undefined && type !== undefined) {
      assert.ok(!types.has(declared), `${declared} twice`);
      types.set(declared, type);
      continue;
    }
    const [, name = '', labels = '', value] = sampleLine.exec(line) ?? assert.fail(`not a sample: ${line}`);
    assert.ok(types.has(name), `${name} without a type before it`);
    values.set(`${name}${labels}`, Number(value));
  }
  for (const [name, type] of types) assert.equal(name.endsWith('_total'), type === 'counter', `${name} is a ${type}`);
  assert.deepEqual([...types.keys()], [...new Set([...values.keys()].map((key) => key.replace(/\{.*/, '')))]);
  assert.equal(values.get('tocsin_wire_requests_total'), 3);
  assert.equal(values.get('tocsin_wire_open_connections'), 2);
  for (const [key, value] of [
    ['tocsin_desk_clocks{kind="removal-order",level="urgent"}', 1],
    ['tocsin_desk_clock_remaining_seconds{kind="removal-order"}', 61],
    ['tocsin_desk_clock_remaining_seconds{kind="threat"}', undefined],
    ['tocsin_desk_cases{queue="order",state="waiting"}', 2],
    ['tocsin_desk_cases_overdue{queue="order"}', 1],
    ['tocsin_desk_appeals_overdue', 3],
    ['tocsin_desk_undelivered', 5],
    ['tocsin_desk_operations{state="running"}', 1],
  ] as const)
    assert.equal(values.get(key), value, key);
  assert.equal(types.get('tocsin_wire_half_received_bytes'), 'gauge');
});

test('metrics are told also while the store does not answer: without a word of the desk', () => {
  const text = renderMetrics({ ...createWireStats(), requests: 3 }, 1, undefined);
  assert.match(text, /^tocsin_wire_requests_total 3$/m);
  assert.doesNotMatch(text, /desk/);
});
