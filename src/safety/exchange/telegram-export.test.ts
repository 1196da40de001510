import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExportReader, EXPORT_LIMITS, type TelegramExportResult } from './index.ts';

const encoder = new TextEncoder();

/** Reads an export in pieces of so many bytes, as a file comes from a disk. */
function readExport(json: string, pieceBytes = 7, limits?: typeof EXPORT_LIMITS): TelegramExportResult {
  const bytes = encoder.encode(json);
  const reader = createExportReader(limits);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.write(bytes.subarray(at, at + pieceBytes));
  return reader.end();
}

test('an export of Telegram Desktop becomes a subject to be remembered', () => {
  const json = JSON.stringify({
    name: 'Cinder Choir',
    type: 'public_channel',
    id: 1,
    messages: [
      { id: 1, type: 'service', date: '2024-01-01T10:00:00', date_unixtime: '1704103200', action: 'create_channel' },
      {
        id: 2,
        type: 'message',
        date: '2024-01-01T10:05:00',
        date_unixtime: '1704103500',
        text: ['Verse one ', { type: 'text_link', text: 'here', href: 'https://t.me/+lamp123' }],
        photo: 'photos/a.jpg',
      },
      {
        id: 3,
        type: 'message',
        date: '2024-01-01T11:05:00',
        text: 'Verse two @choir_two',
        photo: '../../outside.jpg',
        forwarded_from: 'Other Choir',
      },
      { id: 4, type: 'message', date: 'never', text: 'no time' },
      { id: 5, type: 'service', date: '2024-01-02T10:00:00', action: 'edit_group_photo', photo: 'chat_photos/a.jpg' },
      { id: 6, type: 'service', date: '2024-01-03T10:00:00', action: 'edit_group_photo', photo: 'chat_photos/b.jpg' },
    ],
  });
  const result = readExport(json);
  assert.ok(result.ok);
  const [chat] = result.chats;
  assert.deepEqual(chat?.subject.posts, [
    { text: 'Verse one here', atS: 1_704_103_500 },
    { text: 'Verse two @choir_two', atS: 1_704_107_100 },
  ]);
  assert.deepEqual(chat?.subject.links, ['https://t.me/+lamp123']);
  assert.deepEqual(chat?.picturePaths, ['photos/a.jpg']);
  assert.equal(chat?.subject.createdAt, 1_704_103_200);
  assert.equal(chat?.avatarPath, 'chat_photos/b.jpg', 'the picture that it gave itself last');
  assert.deepEqual(readExport(json, 1_000_000), result, 'whatever pieces it comes in');
  const whole = {
    about: 'an account',
    contacts: { list: [{}] },
    chats: { list: [JSON.parse(json), JSON.parse(json)] },
  };
  whole.chats.list[1].name = 'Cinder Choir Reserve';
  whole.chats.list.splice(1, 0, { name: 'Ada', type: 'personal_chat', messages: [{ id: 1, type: 'message' }] });
  const account = readExport(JSON.stringify(whole, null, 1));
  assert.ok(account.ok, 'a whole account');
  assert.deepEqual(
    account.chats.map(({ subject }) => subject.title),
    ['Cinder Choir', 'Cinder Choir Reserve'],
    'and talk with a person is passed over',
  );
  assert.deepEqual(account.chats[0], chat);
  for (const unreadable of ['', '{', '<html>', `${json}}`, json.slice(0, -9)])
    assert.deepEqual(readExport(unreadable), { ok: false, refusal: 'export_unreadable' }, unreadable.slice(0, 9));
  for (const empty of ['{"messages":[]}', '[]', '{"messages":{"a":1}}'])
    assert.deepEqual(readExport(empty), { ok: false, refusal: 'export_without_messages' });
  const small = { ...EXPORT_LIMITS, maxBytes: 100 };
  assert.deepEqual(readExport(json, 64, small), { ok: false, refusal: 'export_too_large' });
});

test('of a long export the newest is kept', () => {
  const reader = createExportReader();
  const write = (json: string): void => reader.write(encoder.encode(json));
  write('{"name":"Cinder Choir","type":"public_channel","messages":[');
  for (let at = 1; at <= 3_000; at++)
    write(`${at > 1 ? ',' : ''}{"type":"message","date_unixtime":"${at}","text":"Verse ${at}","photo":"${at}.jpg"}`);
  write(']}');
  const result = reader.end();
  assert.ok(result.ok);
  const [chat] = result.chats;
  assert.deepEqual(chat?.subject.posts.at(-1), { text: 'Verse 3000', atS: 3_000 });
  assert.equal(chat?.subject.posts.length, EXPORT_LIMITS.keptPosts);
  assert.equal(chat?.picturePaths.length, EXPORT_LIMITS.keptPictures);
  assert.equal(chat?.subject.createdAt, 1);
});
