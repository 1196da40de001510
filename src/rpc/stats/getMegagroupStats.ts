import { figureOf, membersFigure, mostActive, peopleFigure, requireStats, tableOf } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { drawn, graphLanguage, laterGraph, toTlFigure, toTlPeriod } from '../to-tl/chats/stats.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getMegagroupStats = method(
  'stats.getMegagroupStats',
  async (call, request) => {
    const id = fromTlChannel(call, request.channel);
    const { store } = call.world;
    const language = graphLanguage(call);
    await store.read((tx) => requireStats(tx, call.account, id, 'supergroup'));
    await call.activity.flush(id);
    return store.read(async (tx) => {
      const chat = await requireStats(tx, call.account, id, 'supergroup');
      const table = await tableOf(call.world, tx, chat);
      const top = (what: Parameters<typeof mostActive>[3]) => mostActive(tx, table, chat.id, what);
      const [posters, inviters] = [await top('write'), await top('invite')];
      const admins = adminDeeds(await top('delete'), await top('remove'), await top('restrict'));
      const named = new Set([...posters, ...inviters].map(({ account }) => account).concat([...admins.keys()]));
      return {
        _: 'stats.megagroupStats',
        period: toTlPeriod(table),
        members: toTlFigure(membersFigure(table, chat)),
        messages: toTlFigure(figureOf(table, 'messages')),
        viewers: toTlFigure(await peopleFigure(tx, table, chat.id, 'read')),
        posters: toTlFigure(await peopleFigure(tx, table, chat.id, 'write')),
        growthGraph: drawn('growth', table, chat, language),
        membersGraph: drawn('joined', table, chat, language),
        newMembersBySourceGraph: laterGraph('joinedBy', chat),
        languagesGraph: laterGraph('languages', chat),
        messagesGraph: drawn('messages', table, chat, language),
        actionsGraph: laterGraph('deeds', chat),
        topHoursGraph: laterGraph('messageHours', chat),
        weekdaysGraph: laterGraph('weekdays', chat),
        topPosters: posters.map(({ account: userId, n, chars }) => ({
          _: 'statsGroupTopPoster' as const,
          userId,
          messages: n,
          avgChars: Math.round(chars / Math.max(n, 1)),
        })),
        topAdmins: [...admins].map(([userId, deeds]) => ({ _: 'statsGroupTopAdmin' as const, userId, ...deeds })),
        topInviters: inviters.map(({ account: userId, n }) => ({
          _: 'statsGroupTopInviter' as const,
          userId,
          invitations: n,
        })),
        users: await toTlUsers(call, tx, [...named]),
      };
    });
  },
  { peopleOnly: true },
);

interface Count {
  account: number;
  n: number;
}

interface Deeds {
  deleted: number;
  kicked: number;
  banned: number;
}

/** What each admin did to messages and members; a kick shuts out, a ban takes rights. */
function adminDeeds(deleted: readonly Count[], kicked: readonly Count[], banned: readonly Count[]): Map<number, Deeds> {
  const deeds = new Map<number, Deeds>();
  for (const [what, counts] of Object.entries({ deleted, kicked, banned }))
    for (const { account, n } of counts)
      deeds.set(account, { ...(deeds.get(account) ?? { deleted: 0, kicked: 0, banned: 0 }), [what]: n });
  return deeds;
}
