import type { tl } from '@mtcute/core';
import Long from 'long';
import type { TypingAction } from '#domain';
import { toTlEntities } from '../messages/entities.ts';

const plain = {
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

const withProgress = {
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
    const written = { _: 'textWithEntities', text, entities: toTlEntities(entities) } as const;
    return { _: 'sendMessageTextDraftAction', randomId: Long.fromString(id), text: written };
  }
  if (isKey(plain, action.name)) return { _: plain[action.name] };
  if (isKey(withProgress, action.name)) return { _: withProgress[action.name], progress: action.progress ?? 0 };
  return { _: 'sendMessageTypingAction' };
}

/** What somebody is about to send; an action without a word here is plain typing. */
export function fromTlTypingAction(action: tl.TypeSendMessageAction): TypingAction {
  for (const [name, constructor] of Object.entries(plain)) if (action._ === constructor) return { name };
  for (const [name, constructor] of Object.entries(withProgress)) {
    if (action._ === constructor && 'progress' in action) return { name, progress: action.progress };
  }
  return { name: 'typing' };
}
