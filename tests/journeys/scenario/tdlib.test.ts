import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaints } from '../../support/tdlib.ts';
import { fullDocumentBytes, scenario } from './scenario.ts';
import { tdlibPeople } from './tdlib.ts';

const people = tdlibPeople();

scenario('the life of two people with TDLib', {
  nora: people,
  idris: people,
  documentBytes: fullDocumentBytes,
  pollsInGroups: true,
  withoutReactions: true,
});

/** The server has no animations for reactions yet. */
const undrawn = /Empty sticker document received from|Receive invalid reaction/;

test('the library could use every other answer that it got', () => {
  assert.deepEqual(
    complaints.filter((line) => !undrawn.test(line)),
    [],
  );
});
