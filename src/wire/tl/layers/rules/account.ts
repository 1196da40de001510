/** Names, colours, e-mail, settings and reports of an account. */
import type { tl } from '@mtcute/core';
import type Long from 'long';
import { down, hasField, type OldObject, result, type RuleGroup, up } from '../rule.ts';
import { inputPeerOfUser } from './peers.ts';

const passport: tl.TypeEmailVerifyPurpose = { _: 'emailVerifyPurposePassport' };

/** Reasons of older reports become options of the same name: `inputReportReasonChildAbuse` gives `childAbuse`. */
function optionOf(reason: tl.TypeReportReason): Uint8Array {
  const name = reason._.slice('inputReportReason'.length);
  return new TextEncoder().encode(name.charAt(0).toLowerCase() + name.slice(1));
}

const withOption = (request: { _: string; reason: tl.TypeReportReason }) => ({
  ...request,
  option: optionOf(request.reason),
});

const wasReported = (found: tl.TypeReportResult) => found._ === 'reportResultReported';

export const account: RuleGroup = {
  down: [
    down<tl.RawUpdateUserName>('updateUserName', (update) => ({
      ...update,
      username: update.usernames[0]?.username ?? '',
    })),
    down<tl.RawUpdatePeerBlocked>('updatePeerBlocked', (update) => ({ ...update, blocked: update.blocked === true })),
    down<tl.RawGlobalPrivacySettings>('globalPrivacySettings', (settings) => ({
      ...settings,
      archiveAndMuteNewNoncontactPeers: settings.archiveAndMuteNewNoncontactPeers === true,
    })),
    // Bots of a business once had the same list of chats as its greetings.
    down<tl.RawConnectedBot>('connectedBot', (bot, layer) => ({
      ...bot,
      recipients: layer.has('businessBotRecipients') ? bot.recipients : { ...bot.recipients, _: 'businessRecipients' },
    })),
    // An emoji status that ends was a constructor of its own before it became a field.
    down<tl.RawEmojiStatus>(
      'emojiStatus',
      (status) => (status.until === undefined ? { ...status } : { ...status, _: 'emojiStatusUntil' }),
      (layer) => layer.has('emojiStatusUntil') && !hasField(layer, 'emojiStatus', 'until'),
    ),
    down<tl.RawEmojiStatusCollectible>('emojiStatusCollectible', ({ documentId, until }) => ({
      _: 'emojiStatus',
      documentId,
      until,
    })),
    down<tl.account.RawChatThemes>('account.chatThemes', (themes) => ({
      ...themes,
      nextOffset: themes.nextOffset === undefined ? undefined : Number(themes.nextOffset) | 0,
    })),
    down<tl.RawUrlAuthResultAccepted>('urlAuthResultAccepted', (accepted) => ({
      ...accepted,
      url: accepted.url ?? '',
    })),
  ],
  up: [
    up<{ documentId: Long; until: number }>('emojiStatusUntil', ({ documentId, until }) => ({
      _: 'emojiStatus',
      documentId,
      until,
    })),
    up<{ archiveAndMuteNewNoncontactPeers?: boolean }>('globalPrivacySettings', (settings) => ({
      ...settings,
      archiveAndMuteNewNoncontactPeers: settings.archiveAndMuteNewNoncontactPeers === true,
    })),
    up('account.sendVerifyEmailCode', (request) => ({ ...request, purpose: passport })),
    up<{ code: string }>('account.verifyEmail', (request) => ({
      ...request,
      purpose: passport,
      verification: { _: 'emailVerificationCode', code: request.code },
    })),
    up<{ color?: number; backgroundEmojiId?: Long }>(
      'account.updateColor',
      ({ color, backgroundEmojiId, ...request }) => ({
        ...request,
        _: 'account.updateColor',
        color:
          color === undefined && backgroundEmojiId === undefined
            ? undefined
            : { _: 'peerColor', color, backgroundEmojiId },
      }),
    ),
    up<{ canReply: boolean; recipients: OldObject }>('account.updateConnectedBot', (request) => ({
      ...request,
      recipients: { ...request.recipients, _: 'inputBusinessBotRecipients' },
      rights: { _: 'businessBotRights', reply: request.canReply },
    })),
    up<{ offset: number }>('account.getUniqueGiftChatThemes', (request) => ({
      ...request,
      offset: request.offset === 0 ? '' : String(request.offset),
    })),
    // Numbers of parallel transfers, which the older form did not have: what clients use when nothing is set.
    up('autoDownloadSettings', (settings) => ({
      ...settings,
      smallQueueActiveOperationsMax: 5,
      largeQueueActiveOperationsMax: 2,
    })),
    up('help.getAppConfig', (request) => ({ ...request, hash: 0 })),
    up<{ reason: tl.TypeReportReason }>('messages.report', withOption),
    up<{ reason: tl.TypeReportReason; userId?: tl.TypeInputUser }>('stories.report', (request) => ({
      ...withOption(request),
      peer: request['peer'] ?? (request.userId && inputPeerOfUser(request.userId)),
    })),
    up('users.getIsPremiumRequiredToContact', (request) => ({ ...request, _: 'users.getRequirementsToContact' })),
  ],
  forgotten: { 'account.getTheme': ['documentId'] },
  renamed: { 'users.getIsPremiumRequiredToContact': 'users.getRequirementsToContact' },
  results: [
    result('account.verifyEmail', 'Bool', () => true),
    result<tl.help.TypeAppConfig>('help.getAppConfig', 'JSONValue', (config) =>
      config._ === 'help.appConfig' ? config.config : undefined,
    ),
    result('messages.report', 'Bool', wasReported),
    result('stories.report', 'Bool', wasReported),
    result<tl.TypeRequirementToContact[]>('users.getRequirementsToContact', 'vector<Bool>', (requirements) =>
      requirements.map(({ _ }) => _ === 'requirementToContactPremium'),
    ),
  ],
};
