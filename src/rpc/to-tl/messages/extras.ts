import type { tl } from '@mtcute/core';
import {
  type Chat,
  type ContentId,
  filesOf,
  filesOfAnswer,
  type Game,
  type Message,
  type PeerId,
  type Tx,
} from '#domain';
import { type LoadedMedia, loadGames, loadMedia } from '../media/media.ts';
import { closedAmong, countryFor, groupsOf } from './message-marks.ts';
import { placeOf } from './place-of.ts';
import type { Viewer } from '../peers.ts';
import { loadPolls } from '../media/poll.ts';
import { loadReactions } from './reactions.ts';
import { loadSharedMarks, type SharedMarks } from './shared-marks.ts';
import { loadWebPages } from '../media/web-page.ts';
import { type LoadedReplies, loadReplies } from './replies.ts';

/** What messages carry that lies in other tables, loaded once for a whole page. */
export interface LoadedExtras {
  media: LoadedMedia;
  /** Polls as this viewer sees them, by number. */
  polls: ReadonlyMap<number, tl.RawMessageMediaPoll>;
  games: ReadonlyMap<string, Game>;
  reactions: ReadonlyMap<ContentId, tl.RawMessageReactions>;
  shared: SharedMarks;
  /** What is known of the replies to messages of supergroups, and of the comments on posts. */
  replies: LoadedReplies;
  /** Previews of links to this server. */
  webPages: ReadonlyMap<ContentId, tl.RawMessageMediaWebPage>;
  /** The viewer's country, where a message of the page is withheld somewhere. */
  country: string | undefined;
  /** Basic groups of the page, so that they are not read again when the peers of the page are written. */
  groups: readonly Chat[];
  /** Those of them whose messages are shown to the viewer no longer. */
  closed: ReadonlySet<PeerId>;
}

/** To messages of `fresh`, written a moment ago, nobody has reacted yet. */
export async function loadExtras(
  viewer: Viewer,
  tx: Tx,
  messages: readonly Message[],
  fresh: readonly Message[] = [],
): Promise<LoadedExtras> {
  const media = messages.map(({ content }) => content.media);
  const actions = messages.map(({ content }) => content.action);
  const games = await loadGames(tx, media);
  const groups = await groupsOf(tx, messages);
  return {
    media: await loadMedia(tx, [
      ...[...games.values()].map(({ photo }) => photo),
      ...media.flatMap(filesOf),
      ...actions.flatMap((action) => (action && 'answer' in action ? filesOfAnswer(action.answer) : [])),
      ...actions.map((action) => (action?.kind === 'editPhoto' ? action.media : undefined)),
      ...actions.flatMap((action) => (action?.kind === 'sharedPeers' ? action.peers.map(({ photo }) => photo) : [])),
    ]),
    polls: await loadPolls(
      viewer,
      tx,
      messages.flatMap((message) => {
        const { media: item } = message.content;
        return item?.kind === 'poll' ? [{ poll: item.poll, peer: message.peer, at: placeOf(message) }] : [];
      }),
    ),
    games,
    reactions: await loadReactions(
      viewer,
      tx,
      messages.filter((message) => !fresh.includes(message)),
    ),
    shared: await loadSharedMarks(viewer, tx, messages),
    replies: await loadReplies(viewer, tx, messages),
    webPages: await loadWebPages(viewer, tx, messages),
    country: await countryFor(viewer, tx, messages),
    groups,
    closed: await closedAmong(viewer, tx, groups),
  };
}
