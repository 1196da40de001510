import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { tl } from '@mtcute/node';
import { makeBot, tocsin } from '../../../support/bots.ts';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import { gramjs } from './gramjs.ts';
import { mtcute } from './mtcute.ts';
import { chatIn, makeChat, members, type Person, personOf, randomId, refuses } from './person.ts';
import { telethon } from './telethon.ts';

/** As few as a person needs to meet each limit. */
const limits = {
  'limit-channels': 5,
  'limit-public-channels': 3,
  'limit-admins': 1,
  'limit-bots': 1,
  'limit-invite-links': 1,
  'limit-pinned-chats': 1,
  'limit-pinned-topics': 1,
  'limit-usernames': 1,
  'limit-supergroup-members': 4,
  'limit-group-members': 3,
  'limit-hidden-members': 50,
  'limit-anti-spam': 50,
};

let server: TestServer;

before(async () => {
  server = await startTestServer({ flags: Object.entries(limits).flatMap(([name, n]) => [`--${name}`, String(n)]) });
});

after(() => server?.stop());

/** A public group of the owner's; its name is its own in each library. */
const groupOf = (owner: Person, name: string) => makeChat(owner, 'Few lamps', 'group', name);

async function enter(person: Person, name: string): Promise<number> {
  const chat = await person.find(name);
  await person.call({ _: 'channels.joinChannel', channel: person.channel(chat) });
  return chat;
}

for (const [index, library] of [mtcute(), gramjs(), telethon()].entries()) {
  describe(`one more than a limit allows, with ${library.name}`, { skip: library.missing }, () => {
    const tag = library.name.toLowerCase();
    let joined = 0;
    let owner: Person;
    let member: Person;
    let other: Person;

    async function join(name: string): Promise<Person> {
      joined += 1;
      return personOf(await library.signUp(server, `+7999227${index}0${String(joined).padStart(2, '0')}`, name));
    }

    before(async () => {
      [owner, member, other] = [await join('Owner'), await join('Member'), await join('Other')];
    });

    after(() => library.close());

    test('chats that one is in: made, joined, and converted', async () => {
      const host = await join('Host');
      const full = await join('Full');
      const open = await groupOf(host, `last_door_${tag}`);
      const small = await full.call({
        _: 'messages.createChat',
        users: [{ _: 'inputUserSelf' }],
        title: 'Small lamps',
      });
      for (let n = 0; n < limits['limit-channels']; n++) await makeChat(full, `Lamps ${n}`, 'channel');
      const made = { _: 'channels.createChannel', megagroup: true, title: 'One more', about: '' } as const;
      await refuses(full, made, 'CHANNELS_TOO_MUCH');
      assert.equal(await full.find(`last_door_${tag}`), open);
      await refuses(full, { _: 'channels.joinChannel', channel: full.channel(open) }, 'CHANNELS_TOO_MUCH');
      await refuses(full, { _: 'messages.migrateChat', chatId: chatIn(small) }, 'CHANNELS_TOO_MUCH');
    });

    test('members, admins, bots and links of a chat', async () => {
      const name = `few_lamps_${tag}`;
      const group = await groupOf(owner, name);
      const channel = owner.channel(group);
      for (const one of [member, other]) await enter(one, name);
      await members(owner, group, { _: 'channelParticipantsRecent' });
      const adminRights = { _: 'chatAdminRights', changeInfo: true } as const;
      const promote = (id: number) =>
        ({ _: 'channels.editAdmin', channel, userId: owner.user(id), adminRights, rank: '' }) as const;
      await owner.call(promote(member.id));
      await refuses(owner, promote(other.id), 'ADMINS_TOO_MUCH');
      const bots: number[] = [];
      for (const which of ['first', 'second']) {
        const username = `${which}_${tag}_bot`;
        await makeBot(server, `+7999227${index}001`, username);
        const { users } = await owner.call({ _: 'contacts.resolveUsername', username });
        bots.push(users[0]?.id ?? 0);
      }
      const [first = 0, second = 0] = bots;
      const invite = (id: number): tl.channels.RawInviteToChannelRequest => ({
        _: 'channels.inviteToChannel',
        channel,
        users: [owner.user(id)],
      });
      await owner.call(invite(first));
      const late = await join('Late');
      const found = await late.find(name);
      await refuses(late, { _: 'channels.joinChannel', channel: late.channel(found) }, 'USERS_TOO_MUCH');
      await other.call({ _: 'channels.leaveChannel', channel: other.channel(group) });
      await refuses(owner, invite(second), 'BOTS_TOO_MUCH');
      const link = { _: 'messages.exportChatInvite', peer: owner.peer(group), usageLimit: 5 } as const;
      await owner.call(link);
      await refuses(owner, link, 'INVITES_TOO_MUCH');
    });

    test('public names: of one’s chats, and of one chat', async () => {
      const host = await join('Named');
      for (const n of [1, 2, 3]) await makeChat(host, 'Public lamps', 'channel', `public_${n}_${tag}`);
      const shut = await makeChat(host, 'Shut lamps', 'channel');
      const username = `public_4_${tag}`;
      const named = { _: 'channels.updateUsername', channel: host.channel(shut), username } as const;
      await refuses(host, named, 'CHANNELS_ADMIN_PUBLIC_TOO_MUCH');
      const { _: __, ...asked } = named;
      await refuses(host, { _: 'channels.checkUsername', ...asked }, 'CHANNELS_ADMIN_PUBLIC_TOO_MUCH');
      const listed = { _: 'channels.getAdminedPublicChannels', checkLimit: true } as const;
      await refuses(host, listed, 'CHANNELS_ADMIN_PUBLIC_TOO_MUCH');
      if (!(await host.knows('channels.toggleUsername'))) return;
      await tocsin(server, 'username', 'grant', `@public_1_${tag}`, `public_1_too_${tag}`);
      const first = await host.find(`public_1_${tag}`);
      const toggle = {
        _: 'channels.toggleUsername',
        channel: host.channel(first),
        username: `public_1_too_${tag}`,
      } as const;
      // A command knows the server's limits as far as it is told them: without any it goes by the usual ones.
      await host.call({ ...toggle, active: false });
      await refuses(host, { ...toggle, active: true }, 'USERNAMES_ACTIVE_TOO_MUCH');
      const given = `public_2_too_${tag}`;
      await tocsin(server, 'username', 'grant', `@public_2_${tag}`, given, '--limit-usernames', '1');
      const second = host.channel(await host.find(`public_2_${tag}`));
      const wake = { _: 'channels.toggleUsername', channel: second, username: given, active: true } as const;
      await refuses(host, wake, 'USERNAMES_ACTIVE_TOO_MUCH');
    });

    test('pinned chats and topics, and how large a group must be', async () => {
      const host = await join('Pinner');
      const [one, two] = [await makeChat(host, 'First lamps', 'group'), await makeChat(host, 'Second lamps', 'group')];
      const pin = (chat: number) =>
        ({
          _: 'messages.toggleDialogPin',
          peer: { _: 'inputDialogPeer', peer: host.peer(chat) },
          pinned: true,
        }) as const;
      await host.call(pin(one));
      await refuses(host, pin(two), 'PINNED_DIALOGS_TOO_MUCH');
      const channel = host.channel(one);
      for (const _ of ['channels.toggleParticipantsHidden', 'channels.toggleAntiSpam'] as const)
        if (await host.knows(_)) await refuses(host, { _, channel, enabled: true }, 'PARTICIPANTS_TOO_FEW');
      if (!(await host.knows('messages.createForumTopic'))) return;
      await host.call({ _: 'channels.toggleForum', channel, enabled: true, tabs: false });
      const peer = host.peer(one);
      for (const title of ['Wicks', 'Oil'])
        await host.call({ _: 'messages.createForumTopic', peer, title, randomId: randomId() });
      const page = { offsetDate: 0, offsetId: 0, offsetTopic: 0, limit: 10 };
      const { topics } = await host.call({ _: 'messages.getForumTopics', peer, ...page });
      const made = topics.flatMap((topic) => (topic._ === 'forumTopic' && topic.id !== 1 ? [topic.id] : []));
      const pinTopic = (topicId = 0) =>
        ({ _: 'messages.updatePinnedForumTopic', peer, topicId, pinned: true }) as const;
      await host.call(pinTopic(made[0]));
      await refuses(host, pinTopic(made[1]), 'PINNED_TOO_MUCH');
    });
  });
}
