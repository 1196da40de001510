import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWireStats } from '#wire';
import { renderMetrics } from './metrics.ts';

/** The grammar of the text format: a comment with a type, or a name, labels and a number. */
const typeLine = /^# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram)$/;
const sampleLine = /^([a-z_:][a-z0-9_:]*)(\{[^}]*\})? (-?[0-9.]+(?:e[+-]?[0-9]+)?)$/i;

test('metrics follow the exposition format: each has one type, counters end in total, gauges do not', () => {
  const text = renderMetrics({ ...createWireStats(), requests: 3, openConnections: 2 }, 1, {
    running: 2,
    leastRemainingMs: 61_500,
  });
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
    const [, name = '', , value] = sampleLine.exec(line) ?? assert.fail(`not a sample: ${line}`);
    assert.ok(types.has(name), `${name} without a type before it`);
    values.set(name, Number(value));
  }
  for (const [name, type] of types) assert.equal(name.endsWith('_total'), type === 'counter', `${name} is a ${type}`);
  assert.deepEqual([...types.keys()], [...values.keys()]);
  assert.equal(values.get('tocsin_wire_requests_total'), 3);
  assert.equal(values.get('tocsin_wire_open_connections'), 2);
  assert.equal(types.get('tocsin_wire_half_received_bytes'), 'gauge');
});

test('metrics are told also while the store does not answer: without a word of orders', () => {
  const text = renderMetrics({ ...createWireStats(), requests: 3 }, 1, undefined);
  assert.match(text, /^tocsin_wire_requests_total 3$/m);
  assert.doesNotMatch(text, /removal_order/);
});
