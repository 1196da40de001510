import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { tocsin } from '../../../support/bots.ts';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import * as membership from './bullets-membership.ts';
import * as open from './bullets-open.ts';
import * as posts from './bullets-posts.ts';
import * as rights from './bullets-rights.ts';
import { gramjs } from './gramjs.ts';
import { mtcute } from './mtcute.ts';
import { type Person, personOf } from './person.ts';
import type { Method } from './raw-client.ts';
import { telethon } from './telethon.ts';

type Scene = (cast: membership.Cast) => Promise<void>;

/** What supergroups and channels can do, each once; with the method without which a library has not heard of it. */
const scenes: readonly [string, Scene, Method?][] = [
  ['a supergroup is made, named, described, found, hidden and deleted', membership.founding],
  ['a basic group becomes a supergroup that knows where it came from', membership.converting],
  ['people join, are invited, leave, and see what they share', membership.coming],
  ['lists of members: recent, admins, found by name, bots, banned, restricted', membership.lists],
  ['invite links with limit, end and name; who came by them; revoked and deleted', membership.links],
  ['links of each admin, the one that stands, and one that ends', membership.adminLinks],
  ['requests to join are approved and declined', membership.requests],
  ['further names from the operator are ordered, switched and found', membership.names],
  ['public channels are read without joining, in the client and as a web page', membership.previews],
  ['who has a public channel open hears its posts', open.viewers],
  ['similar channels', open.similar, 'channels.getChannelRecommendations'],
  ['posts of public channels are found by hashtag', open.hashtags, 'channels.searchPosts'],
  ['a picture comes, changes and goes', (cast) => open.pictures(cast, picture)],
  ['admins have the rights and the title they were given, the banned none; the log tells', rights.admins],
  ['restrictions until a date, defaults for everybody, and clearing what somebody wrote', rights.restrictions],
  ['slow mode', rights.slowMode],
  ['anonymous admins, and people who speak as their channels', rights.masks],
  ['protected content is not forwarded', rights.protection],
  ['joining before writing, asking before joining, and a past that newcomers do not see', rights.doors],
  ['floods of newcomers go, and come back when an admin says so', open.antiSpam, 'channels.toggleAntiSpam'],
  ['hidden members', rights.hiding, 'channels.toggleParticipantsHidden'],
  ['posts: signed, silent, edited, pinned, put off', posts.posts],
  ['views are counted once for each viewer, and forwards', posts.counters],
  ['comments in the discussion group', posts.comments],
  ['reactions of an allowed set', posts.reactions],
  ['search in a channel, for channels, and everywhere', posts.searches],
  ['statistics for admins', posts.figures],
  ['topics: made, renamed, closed, pinned, deleted', posts.topics, 'messages.createForumTopic'],
  ['what was missed comes with the difference', posts.differences],
  ['mentions and reactions are counted until they are read', posts.mentions],
  ['a channel is handed over with the password', membership.handingOver],
];

/** Chats are handed over by people who came a moment ago. */
const young = ['--limit-transfer-password-seconds', '0', '--limit-transfer-device-seconds', '0'];

const picture = (background: string): Promise<Uint8Array> =>
  sharp({ create: { width: 320, height: 320, channels: 3, background } })
    .png()
    .toBuffer();

let server: TestServer;
const operate = (...args: string[]) => tocsin(server, ...args);

before(async () => {
  server = await startTestServer({
    flags: [...young, '--limit-public-channels', '60', '--limit-hidden-members', '3', '--limit-anti-spam', '2'],
  });
});

after(() => server?.stop());

for (const [index, library] of [mtcute(), gramjs(), telethon()].entries()) {
  describe(`supergroups and channels with ${library.name}`, { skip: library.missing }, () => {
    let cast: membership.Cast;

    before(async () => {
      const person = async (digit: number, name: string): Promise<Person> =>
        personOf(await library.signUp(server, `+7999226${index}00${digit}`, name));
      const [owner, member, stranger] = [
        await person(1, 'Owner'),
        await person(2, 'Member'),
        await person(3, 'Stranger'),
      ];
      for (const viewer of [owner, member, stranger])
        for (const digit of [1, 2, 3])
          await viewer.call({ _: 'contacts.resolvePhone', phone: `7999226${index}00${digit}` }).catch(() => undefined);
      let joined = 3;
      const join = (name: string) => person((joined += 1), name);
      cast = { owner, member, stranger, tag: library.name.toLowerCase(), http: server.http, join, operate };
    });

    after(() => library.close());

    for (const [name, scene, needed] of scenes)
      test(name, async (t) => {
        if (needed && !(await cast.owner.knows(needed))) t.skip(`the layer of ${library.name} has no ${needed}`);
        else await scene(cast);
      });
  });
}
