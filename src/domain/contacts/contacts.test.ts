import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { updateUsername } from '../accounts/change-username.ts';
import { privacyRule } from '../accounts/may-be-seen.ts';
import { defaultRule } from '../accounts/privacy-rules.ts';
import { setPrivacy } from '../accounts/set-privacy.ts';
import type { AccountId } from '../ids.ts';
import { sendMessage } from '../messages/send-message.ts';
import { acceptContact, addContact, updateContactNote } from './add-contact.ts';
import { replaceBlocked, setPeerBlocked } from './block.ts';
import { deleteByPhones, deleteContacts } from './delete-contacts.ts';
import { importContacts } from './import-contacts.ts';
import { resolvePhone, resolveUsername } from './resolve.ts';
import { matchesName, searchPeers } from './search-people.ts';
import { getTopPeers, resetTopPeer, toggleTopPeers } from './top-peers.ts';

const emberPhone = '79990000101';
const wickPhone = '79990000102';

async function withTwo(t: TestContext): Promise<{ world: TestWorld; ember: AccountId; wick: AccountId }> {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember', { phone: emberPhone });
  const wick = await world.addPerson('Wick', { phone: wickPhone });
  return { world, ember, wick };
}

const plain = { firstName: 'Wi', lastName: '', phone: '', sharePhone: false };
const contactsOf = async (world: TestWorld, owner: AccountId) =>
  (await world.store.read((tx) => tx.accounts.contacts(owner))).map(({ account }) => account);
const entry = (phone: string, firstName = 'x', clientId = '1') => ({ clientId, phone, firstName, lastName: '' });

test('a contact is kept under the names one gave, which change without losing its date', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const note = { text: 'from the fair', entities: [{ type: 'bold' as const, offset: 9, length: 4 }] };
  await addContact(world, { owner: ember, account: wick, ...plain, note });
  world.waitS(100);
  await addContact(world, { owner: ember, account: wick, ...plain, firstName: 'Wicky' });
  const contact = await world.store.read((tx) => tx.accounts.contact(ember, wick));
  assert.deepEqual(contact, {
    owner: ember,
    account: wick,
    phone: '',
    firstName: 'Wicky',
    lastName: '',
    note,
    date: world.clock.nowS() - 100,
  });
  await updateContactNote(world, { owner: ember, account: wick, note: { text: '', entities: [] } });
  assert.equal((await world.store.read((tx) => tx.accounts.contact(ember, wick)))?.note, undefined);
  const long = { text: 'a'.repeat(200), entities: [{ type: 'italic' as const, offset: 100, length: 100 }] };
  await updateContactNote(world, { owner: ember, account: wick, note: long });
  const cut = (await world.store.read((tx) => tx.accounts.contact(ember, wick)))?.note;
  assert.deepEqual([cut?.text.length, cut?.entities], [128, [{ type: 'italic', offset: 100, length: 28 }]]);
  await assert.rejects(addContact(world, { owner: ember, account: ember, ...plain }), { code: 'contact-id-invalid' });
  await assert.rejects(addContact(world, { owner: ember, account: wick, ...plain, firstName: ' ' }), {
    code: 'contact-name-empty',
  });
});

test('a full address book takes new names for the numbers that stand in it', async (t) => {
  const world = await createTestWorld(t, { limits: { contacts: 2 } });
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick', { phone: wickPhone })];
  await importContacts(world, ember, [entry('79990000901'), entry(wickPhone, 'Wi')]);
  const again = [entry('79990000901', 'y'), entry(wickPhone, 'Wicky'), entry('79990000902')];
  assert.deepEqual(
    (await importContacts(world, ember, again)).imported.map(({ account }) => account),
    [wick],
  );
  const book = await world.store.read((tx) => tx.accounts.phoneBook(ember));
  assert.deepEqual(book.map(({ firstName }) => firstName).sort(), ['Wicky', 'y']);
});

test('who knows the owner hears of being imported, as the owner’s number is shown to contacts', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  await addContact(world, { owner: wick, account: ember, ...plain });
  await importContacts(world, ember, [entry(wickPhone)]);
  assert.deepEqual((await world.updatesOf(wick)).at(-1), { kind: 'account', account: ember });
});

test('who does not know the owner learns nothing from being kept; who does, hears of it', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  await addContact(world, { owner: ember, account: wick, ...plain });
  assert.deepEqual(await world.updatesOf(wick), []);
  await addContact(world, { owner: wick, account: ember, ...plain });
  assert.deepEqual((await world.updatesOf(ember)).at(-1), { kind: 'account', account: wick });
});

test('sharing the number lets this contact alone see it', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  await setPrivacy(world, { account: ember, key: 'phoneNumber', rule: { ...defaultRule('about'), base: 'nobody' } });
  await assert.rejects(acceptContact(world, { owner: ember, account: wick }), { code: 'contact-add-missing' });
  await addContact(world, { owner: ember, account: wick, ...plain });
  await acceptContact(world, { owner: ember, account: wick });
  const rule = await world.store.read((tx) => privacyRule(tx, ember, 'phoneNumber'));
  assert.deepEqual([rule.base, rule.allow], ['nobody', [wick]]);
});

test('importing adds those who let themselves be found; the rest waits in the address book', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const moth = await world.addPerson('Moth', { phone: '79990000103' });
  await setPrivacy(world, { account: moth, key: 'addedByPhone', rule: { ...defaultRule('about'), base: 'nobody' } });
  const result = await importContacts(world, ember, [
    entry('+7 999 000-01-02', 'W', '10'),
    entry('79990000103', 'M', '11'),
    entry('79990000104', 'N', '12'),
    entry(emberPhone, 'me', '13'),
    entry('', 'nobody', '14'),
  ]);
  assert.deepEqual(result, { imported: [{ clientId: '10', account: wick }], retry: [] });
  assert.deepEqual(await contactsOf(world, ember), [wick]);
  const book = await world.store.read((tx) => tx.accounts.phoneBook(ember));
  assert.deepEqual(
    book.map(({ phone }) => phone),
    [emberPhone, wickPhone, '79990000103', '79990000104'],
  );
});

test('more numbers than fit into one import are named to be sent again', async (t) => {
  const world = await createTestWorld(t, { limits: { contactsPerImport: 1 } });
  const ember = await world.addPerson('Ember');
  const result = await importContacts(world, ember, [entry('79990000102', 'a', '1'), entry('79990000103', 'b', '2')]);
  assert.deepEqual(result.retry, ['2']);
});

test('a deleted contact does not come back by itself', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  await importContacts(world, ember, [entry(wickPhone)]);
  await deleteContacts(world, { owner: ember, accounts: [wick] });
  assert.deepEqual(await contactsOf(world, ember), []);
  assert.deepEqual(await world.store.read((tx) => tx.accounts.phoneBook(ember)), []);
  await importContacts(world, ember, [entry(wickPhone)]);
  await deleteByPhones(world, { owner: ember, phones: [`+${wickPhone}`] });
  assert.deepEqual(await contactsOf(world, ember), []);
});

test('a block stops messages and is listed, newest first', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const moth = await world.addPerson('Moth');
  await setPeerBlocked(world, { owner: ember, peer: wick, blocked: true });
  world.waitS(1);
  await setPeerBlocked(world, { owner: ember, peer: moth, blocked: true });
  const listed = async () => (await world.store.read((tx) => tx.accounts.blocked(ember, 0, 10))).entries;
  assert.deepEqual(
    (await listed()).map(({ peer }) => peer),
    [moth, wick],
  );
  assert.ok((await world.updatesOf(ember)).some((body) => body.kind === 'blocked' && body.peer === wick));
  await replaceBlocked(world, { owner: ember, peers: [wick], known: 2 });
  assert.deepEqual(
    (await listed()).map(({ peer }) => peer),
    [wick],
  );
  await assert.rejects(setPeerBlocked(world, { owner: ember, peer: ember, blocked: true }), {
    code: 'contact-id-invalid',
  });
});

test('a client that loaded only the newest of the blocked replaces those; who stands behind them stays blocked', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const [moth, ash] = [await world.addPerson('Moth'), await world.addPerson('Ash')];
  for (const peer of [wick, moth]) {
    await setPeerBlocked(world, { owner: ember, peer, blocked: true });
    world.waitS(1);
  }
  await replaceBlocked(world, { owner: ember, peers: [ash], known: 1 });
  const { entries } = await world.store.read((tx) => tx.accounts.blocked(ember, 0, 10));
  assert.deepEqual(
    entries.map(({ peer }) => peer),
    [ash, wick],
  );
});

test('usernames resolve whatever their case; numbers only for those who may know', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  await updateUsername(world, { account: wick, username: 'Wick_Trimmer' });
  assert.equal(await resolveUsername(world, '@wick_trimmer'), wick);
  await assert.rejects(resolveUsername(world, 'nobody_here'), { code: 'username-not-occupied' });
  await assert.rejects(resolveUsername(world, 'no such name'), { code: 'username-invalid' });
  assert.equal(await resolvePhone(world, ember, `+${wickPhone}`), wick);
  await setPrivacy(world, { account: wick, key: 'addedByPhone', rule: { ...defaultRule('about'), base: 'contacts' } });
  await assert.rejects(resolvePhone(world, ember, wickPhone), { code: 'phone-not-occupied' });
  await assert.rejects(resolvePhone(world, ember, '79990000999'), { code: 'phone-not-occupied' });
});

test('search finds one’s own by any word of the name, strangers only with a username, and nobody who is hidden', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const search = (query: string) => searchPeers(world, { account: ember, query, limit: 10 });
  assert.deepEqual(await search('wick'), { own: [], others: [] });
  await updateUsername(world, { account: wick, username: 'candle_end' });
  assert.deepEqual((await search('candle')).others, [wick]);
  assert.deepEqual((await search('WICK')).others, [wick]);
  await addContact(world, { owner: ember, account: wick, ...plain, firstName: '灯 Trimmer', lastName: 'of Лампово' });
  assert.deepEqual(await search('лам'), { own: [wick], others: [] });
  assert.deepEqual(await search('trim 灯'), { own: [wick], others: [] });
  assert.deepEqual(await search('rimmer'), { own: [], others: [] });
  await assert.rejects(search(' '), { code: 'search-query-empty' });
  const hidden = await world.addPerson('Shade', { data: { limited: true } });
  await updateUsername(world, { account: hidden, username: 'shade_one' });
  assert.deepEqual(await search('shade'), { own: [], others: [] });
});

test('each word of a query begins a word of the name', () => {
  assert.equal(matchesName('an ka', 'Anna', 'Karenina'), true);
  assert.equal(matchesName('ka an', 'Anna', 'Karenina'), true);
  assert.equal(matchesName('nna', 'Anna', 'Karenina'), false);
  assert.equal(matchesName('x', undefined, ''), false);
});

test('those to whom one wrote most and lately come first, until they are forgotten or the list is off', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const moth = await world.addPerson('Moth');
  let randomId = 0;
  const write = async (peer: AccountId, times: number) => {
    for (let i = 0; i < times; i++) {
      randomId += 1;
      await sendMessage(world, { sender: ember, peer, randomId: String(randomId), data: { text: 'light?' } });
    }
  };
  await write(wick, 1);
  await write(moth, 3);
  const top = async () => (await getTopPeers(world, ember, ['correspondents']))?.get('correspondents');
  assert.deepEqual(
    (await top())?.map(({ peer }) => peer),
    [moth, wick],
  );
  world.waitS(1);
  await resetTopPeer(world, ember, 'correspondents', moth);
  assert.deepEqual(
    (await top())?.map(({ peer }) => peer),
    [wick],
  );
  await toggleTopPeers(world, ember, false);
  assert.equal(await top(), undefined);
});

test('who is suspended is found neither by name, nor by username, nor by number', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  await updateUsername(world, { account: wick, username: 'wick_choir' });
  await sendMessage(world, { sender: ember, peer: wick, data: { text: 'Hello' } });
  const search = async () => {
    const { own, others } = await searchPeers(world, { account: ember, query: 'wick', limit: 10 });
    return [...own, ...others];
  };
  assert.deepEqual(await search(), [wick]);
  await world.store.write(async (tx) => {
    const account = await tx.accounts.get(wick);
    if (account) await tx.accounts.update({ ...account, suspendedAt: world.clock.nowS() });
  });
  assert.deepEqual(await search(), []);
  await assert.rejects(resolveUsername(world, 'wick_choir'), { code: 'username-not-occupied' });
  await assert.rejects(resolvePhone(world, ember, wickPhone), { code: 'phone-not-occupied' });
  assert.deepEqual((await importContacts(world, ember, [entry(wickPhone)])).imported, []);
});

test('a note stays when the address book is brought again, unless another comes with it', async (t) => {
  const { world, ember, wick } = await withTwo(t);
  const noted = async () => (await world.store.read((tx) => tx.accounts.contact(ember, wick)))?.note?.text;
  await importContacts(world, ember, [entry(wickPhone)]);
  await updateContactNote(world, { owner: ember, account: wick, note: { text: 'from the fair', entities: [] } });
  await importContacts(world, ember, [entry(wickPhone, 'Wi')]);
  assert.equal(await noted(), 'from the fair');
  await importContacts(world, ember, [{ ...entry(wickPhone), note: { text: 'of the choir', entities: [] } }]);
  assert.equal(await noted(), 'of the choir');
});
