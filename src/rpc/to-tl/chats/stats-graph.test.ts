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

test('a graph has what clients read: columns of one length, and kind, name and colour of each line', () => {
  for (const form of ['line', 'bar', 'area'] as const) {
    const graph = toTlGraph(series, { form, twoScales: true, zoomToken: 'closer' }, 'en');
    assert.ok(graph._ === 'statsGraph');
    assert.equal(graph.zoomToken, 'closer');
    const data = JSON.parse(graph.json.data);
    const columns: [string, ...number[]][] = data.columns;
    assert.deepEqual(columns, [
      ['x', 19_000 * 86_400_000, 19_001 * 86_400_000],
      ['y0', 1, 2],
      ['y1', 0, 3],
    ]);
    assert.deepEqual(data.types, { x: 'x', y0: form, y1: form });
    assert.deepEqual(Object.keys(data.names), ['y0', 'y1']);
    for (const key of ['y0', 'y1']) assert.match(data.colors[key], /^[A-Z]+#[0-9A-F]{6}$/);
    assert.deepEqual([data.stacked ?? false, data.percentage ?? false], [form !== 'line', form === 'area']);
    assert.equal(data.y_scaled, true);
    assert.match(data.xTickFormatter, /^statsFormat\('day'\)$/);
  }
});
