import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiUpdateType, apiTypes, defaultTypes, fromApiTypes, toApiTypes } from './update-types.ts';

/** Kinds of updates that nothing here causes; the compiler misses none. */
const never: Record<Exclude<ApiUpdateType, (typeof apiTypes)[keyof typeof apiTypes]>, string> = {
  business_connection: 'there are no business connections',
  business_message: 'there are no business connections',
  edited_business_message: 'there are no business connections',
  deleted_business_messages: 'there are no business connections',
  guest_message: 'bots are not summoned as guests',
  stopped_message_generation: 'nobody can stop a draft',
  shipping_query: 'there are no payments',
  pre_checkout_query: 'there are no payments',
  purchased_paid_media: 'there are no payments',
  subscription: 'there are no payments',
  chat_boost: 'there are no boosts',
  removed_chat_boost: 'there are no boosts',
  managed_bot: 'bots manage no bots',
};

test('every kind of update of the API is told, or never happens', () => {
  const told = Object.values<string>(apiTypes);
  assert.deepEqual(
    Object.keys(never).filter((name) => told.includes(name)),
    [],
  );
});

test('what would flood a bot comes only when it asks for it, and an empty list asks for the usual', () => {
  const usual = toApiTypes(defaultTypes);
  for (const rare of ['chat_member', 'message_reaction', 'message_reaction_count'] as const) {
    assert.ok(!usual.includes(rare), rare);
    assert.deepEqual(toApiTypes(fromApiTypes([rare])), [rare]);
  }
  assert.deepEqual(fromApiTypes([]), defaultTypes);
  assert.deepEqual(toApiTypes(fromApiTypes(['message', 'nonsense'])), ['message']);
});
