import { core } from './0001-core.ts';
import { media } from './0002-media.ts';
import { reactionsPolls } from './0003-reactions-polls.ts';
import { safety } from './0004-safety.ts';
import { outbox } from './0005-outbox.ts';
import { search } from './0004-search.ts';
import { people } from './0006-people.ts';
import { channels } from './0008-channels.ts';
import { chatIds } from './0730-chat-ids.ts';
import { bots } from './0009-bots.ts';
import { channelLife } from './0010-channel-life.ts';
import { largeChats, threads } from './0011-threads.ts';
import { recognition } from './0012-recognition.ts';
import { botQueries } from './0013-bot-queries.ts';
import { signUpInvites } from './0014-sign-up-invites.ts';
import { removedFiles } from './0015-removed-files.ts';
import { stats } from './0030-stats.ts';
import { feed } from './0020-feed.ts';
import { botUploads } from './0040-bot-uploads.ts';
import { stickers } from './0050-stickers.ts';
import { pushDevices } from './0060-push-devices.ts';
import { desk } from './0070-desk.ts';
import { openChannels } from './0031-open-channels.ts';
import { names } from './0032-names.ts';
import { savedParts } from './0120-saved-parts.ts';
import { codeSends } from './0121-code-sends.ts';
import { flatLists } from './0130-flat-lists.ts';
import { chatlists } from './0210-chatlists.ts';
import { furtherNames } from './0220-further-names.ts';
import { operationPages } from './0250-operation-pages.ts';
import { codesForDevices } from './0460-codes-for-devices.ts';
import { fewCrises } from './0400-few-crises.ts';
import { unreadReactions } from './0320-unread-reactions.ts';
import { sparedMembers } from './0410-spared-members.ts';
import { misuse } from './0430-misuse.ts';
import { messagesOfFiles } from './0550-messages-of-files.ts';
import { outgoing } from './0540-outgoing.ts';
import { joinedCases } from './0650-joined-cases.ts';
import { ownersOfOpenCases } from './0700-owners-of-open-cases.ts';
import { partsOfFiles } from './0651-parts-of-files.ts';
import { lanesOfOutgoing } from './0710-lanes-of-outgoing.ts';
import { outcomesOfReports } from './0580-outcomes-of-reports.ts';
import { formattedNotes } from './0620-formatted-notes.ts';
import { steadySearch } from './0200-steady-search.ts';
import { leanLedger } from './0440-lean-ledger.ts';
import { secondsInNames } from './0560-seconds-in-names.ts';
import { tokensOfDevices } from './0520-tokens-of-devices.ts';
import type { Migration } from './types.ts';
import { unusedKeys } from './0510-unused-keys.ts';
import { wordForms } from './0630-word-forms.ts';

/** All steps, oldest first. Append only. */
export const migrations: readonly Migration[] = [
  core,
  media,
  reactionsPolls,
  safety,
  outbox,
  search,
  people,
  channels,
  bots,
  threads,
  largeChats,
  recognition,
  channelLife,
  botQueries,
  signUpInvites,
  removedFiles,
  stats,
  feed,
  botUploads,
  stickers,
  pushDevices,
  desk,
  openChannels,
  names,
  savedParts,
  codeSends,
  flatLists,
  chatlists,
  furtherNames,
  operationPages,
  steadySearch,
  unreadReactions,
  codesForDevices,
  sparedMembers,
  leanLedger,
  fewCrises,
  misuse,
  unusedKeys,
  messagesOfFiles,
  secondsInNames,
  outgoing,
  tokensOfDevices,
  outcomesOfReports,
  joinedCases,
  formattedNotes,
  wordForms,
  partsOfFiles,
  chatIds,
  ownersOfOpenCases,
  lanesOfOutgoing,
];
