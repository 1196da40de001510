import type { tl } from '@mtcute/core';
import Long from 'long';
import type { TypingAction } from '#domain';
import { toTlFormatted } from '../messages/entities.ts';

/** Names of what is about to be sent, and their constructors. */
export const plainActions = {
  typing: 'sendMessageTypingAction',
  cancel: 'sendMessageCancelAction',
  recordVideo: 'sendMessageRecordVideoAction',
  recordAudio: 'sendMessageRecordAudioAction',
  geo: 'sendMessageGeoLocationAction',
  contact: 'sendMessageChooseContactAction',
  game: 'sendMessageGamePlayAction',
  recordRound: 'sendMessageRecordRoundAction',
  chooseSticker: 'sendMessageChooseStickerAction',
} as const;

/** Those of which it is known how far they are. */
export const actionsWithProgress = {
  uploadVideo: 'sendMessageUploadVideoAction',
  uploadAudio: 'sendMessageUploadAudioAction',
  uploadPhoto: 'sendMessageUploadPhotoAction',
  uploadDocument: 'sendMessageUploadDocumentAction',
  uploadRound: 'sendMessageUploadRoundAction',
} as const;

const isKey = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

export function toTlTypingAction(action: TypingAction): tl.TypeSendMessageAction {
  if (action.draft) {
    const { id, text, entities } = action.draft;
    return { _: 'sendMessageTextDraftAction', randomId: Long.fromString(id), text: toTlFormatted(text, entities) };
  }
  if (action.emoticon !== undefined) return toTlTaps(action.emoticon, action.taps);
  if (isKey(plainActions, action.name)) return { _: plainActions[action.name] };
  if (isKey(actionsWithProgress, action.name))
    return { _: actionsWithProgress[action.name], progress: action.progress ?? 0 };
  return { _: 'sendMessageTypingAction' };
}

const toTlTaps = (emoticon: string, taps: TypingAction['taps']): tl.TypeSendMessageAction =>
  taps
    ? {
        _: 'sendMessageEmojiInteraction',
        emoticon,
        msgId: taps.message,
        interaction: { _: 'dataJSON', data: taps.times },
      }
    : { _: 'sendMessageEmojiInteractionSeen', emoticon };
