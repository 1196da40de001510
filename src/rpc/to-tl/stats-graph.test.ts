import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Series } from '#domain';
import { type GraphLanguage, type GraphOptions, toTlGraph } from './stats-graph.ts';

const series: Series = {
  axis: 'days',
  x: [19_000, 19_001],
  lines: [
    { name: 'joined', values: [1, 2] },
    { name: 'de', values: [0, 3] },
  ],
};

function namesIn(language: GraphLanguage, options: Partial<GraphOptions> = {}): string[] {
  const graph = toTlGraph(series, { form: 'line', ...options }, language);
  assert.ok(graph._ === 'statsGraph');
  return Object.values((JSON.parse(graph.json.data) as { names: Record<string, string> }).names);
}

test('lines are named in the language of whoever looks', () => {
  assert.deepEqual(namesIn('en'), ['Joined', 'de']);
  assert.deepEqual(namesIn('ru'), ['Пришли', 'de']);
  assert.equal(namesIn('en', { languages: true })[1], 'German');
  assert.equal(namesIn('ru', { languages: true })[1], 'немецкий');
  const nothing = toTlGraph({ axis: 'days', x: [1, 2], lines: [] }, { form: 'line' }, 'ru');
  assert.ok(nothing._ === 'statsGraphError');
  assert.match(nothing.error, /[а-я]/);
});
