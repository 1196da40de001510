import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgressLine } from './progress.ts';

function screenOf(isTerminal: boolean) {
  const screen = {
    isTerminal,
    columns: 20,
    written: '',
    now: 0,
    nowMs: () => screen.now,
    write: (text: string) => void (screen.written += text),
  };
  return screen;
}

test('on a terminal one line is written over, no wider than it, and taken away in the end', () => {
  const screen = screenOf(true);
  const { progress, clear } = createProgressLine(screen);
  progress('files', 1, 9);
  progress('files', 2, 9);
  screen.now = 100;
  progress('files', 3, 9);
  progress('a table of a very long name', 1);
  clear();
  clear();
  const erase = '\r\u001b[K';
  assert.equal(screen.written, `${erase}files: 1 of 9 …${erase}files: 3 of 9 …${erase}a table of a very l${erase}`);
});

test('in a log only long work says now and then where it is', () => {
  const screen = screenOf(false);
  const { progress, clear } = createProgressLine(screen);
  progress('files', 1, 900);
  screen.now = 10_000;
  progress('files', 500, 900);
  progress('rows', 1);
  clear();
  assert.equal(screen.written, 'files: 500 of 900 …\n');
});
