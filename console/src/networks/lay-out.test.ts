import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './lay-out.ts';

const removed = (id: string) => ({ id, role: 'removed' as const, kind: 'channel', lang: null, sizeBucket: 4 });
const candidate = (id: string) => ({ id, role: 'candidate' as const, kind: 'channel', lang: null, sizeBucket: null });
const tie = (from: string, to: string) => ({ from, to, type: 'forward' as const, weightBucket: 1 });
const likeness = (from: string, to: string) => ({ from, to, type: 'resembles' as const, weightBucket: 9 });

const graph = {
  nodes: [...['a', 'b', 'c', 'd', 'e', 'f'].map(removed), candidate('x'), candidate('y')],
  edges: [tie('a', 'd'), tie('d', 'f'), likeness('x', 'f'), likeness('y', 'b')],
};

test('tied members stand side by side and candidates outside, beside whom they resemble', () => {
  const { places, radius } = layOut(graph, 100);
  assert.equal(places.size, 8);
  const at = (id: string) => places.get(id) ?? assert.fail(id);
  const distance = (one: string, other: string) => Math.hypot(at(one).x - at(other).x, at(one).y - at(other).y);
  assert.ok(distance('a', 'd') < distance('a', 'e') || distance('d', 'f') < distance('a', 'e'));
  assert.ok(Math.hypot(at('x').x, at('x').y) > Math.hypot(at('f').x, at('f').y));
  assert.ok(distance('x', 'f') < distance('x', 'b'));
  assert.ok(distance('y', 'b') < distance('y', 'f'));
  for (const { x, y } of places.values()) assert.ok(Math.abs(x) <= radius && Math.abs(y) <= radius);
});

test('the same graph is drawn the same way, and a large one is cut', () => {
  assert.deepEqual([...layOut(graph, 100).places], [...layOut(graph, 100).places]);
  const many = { nodes: Array.from({ length: 900 }, (_, index) => removed(`n${index}`)), edges: [] };
  assert.equal(layOut(many, 300).places.size, 300);
});
