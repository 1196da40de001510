import type { SchemaFacts } from '#wire';
import { RpcError } from './errors.ts';

/**
 * Names that can stand for another one, best first. The domain refuses for one reason; the schema gives methods different
 * names for it, and clients look for the one that their method lists.
 */
const alternatives: Readonly<Record<string, readonly string[]>> = {
  USER_ID_INVALID: [
    'PEER_ID_INVALID',
    'CONTACT_ID_INVALID',
    'PARTICIPANT_ID_INVALID',
    'BOT_INVALID',
    'CHAT_ID_INVALID',
  ],
  PEER_ID_INVALID: ['USER_ID_INVALID', 'CHAT_ID_INVALID', 'CHANNEL_INVALID', 'CONTACT_ID_INVALID'],
  CHANNEL_INVALID: ['PEER_ID_INVALID', 'CHAT_ID_INVALID', 'CHANNEL_PRIVATE', 'CHANNEL_ID_INVALID'],
  CHAT_ID_INVALID: ['PEER_ID_INVALID', 'CHAT_INVALID', 'CHANNEL_INVALID'],
  CHAT_INVALID: ['CHAT_ID_INVALID', 'PEER_ID_INVALID', 'CHANNEL_INVALID'],
  CONTACT_ID_INVALID: ['USER_ID_INVALID', 'PEER_ID_INVALID', 'MEDIA_INVALID'],
  MSG_ID_INVALID: ['MESSAGE_ID_INVALID', 'PEER_ID_INVALID', 'CHANNEL_INVALID', 'USER_ID_INVALID', 'CHAT_ID_INVALID'],
  MESSAGE_ID_INVALID: ['MSG_ID_INVALID'],
  INPUT_FILE_INVALID: ['FILE_PARTS_INVALID', 'PHOTO_INVALID', 'MEDIA_INVALID'],
  MD5_CHECKSUM_INVALID: ['FILE_PARTS_INVALID', 'PHOTO_INVALID', 'MEDIA_INVALID'],
  FILE_PARTS_INVALID: ['PHOTO_INVALID', 'MEDIA_INVALID'],
  VIDEO_FILE_INVALID: ['PHOTO_INVALID', 'MEDIA_INVALID'],
  FILE_ID_INVALID: ['LOCATION_INVALID'],
  MEDIA_EMPTY: ['MEDIA_INVALID'],
  EMOTICON_INVALID: ['MEDIA_INVALID'],
  POLL_ANSWERS_INVALID: ['MEDIA_INVALID'],
  POLL_ANSWER_INVALID: ['MEDIA_INVALID'],
  POLL_QUESTION_INVALID: ['MEDIA_INVALID'],
  QUIZ_CORRECT_ANSWERS_EMPTY: ['MEDIA_INVALID'],
  QUIZ_CORRECT_ANSWERS_TOO_MUCH: ['MEDIA_INVALID'],
  QUIZ_CORRECT_ANSWER_INVALID: ['MEDIA_INVALID'],
  STORY_ID_INVALID: ['MEDIA_INVALID'],
  GAME_BOT_INVALID: ['MEDIA_INVALID'],
  WEBPAGE_CURL_FAILED: ['MEDIA_INVALID'],
  EMOTICON_STICKERPACK_MISSING: ['STICKERSET_INVALID'],
  MEGAGROUP_REQUIRED: ['CHANNEL_INVALID', 'PEER_ID_INVALID'],
  PARENT_PEER_INVALID: ['PEER_ID_INVALID'],
  QUERY_ID_INVALID: ['BOT_INVALID'],
  START_PARAM_INVALID: ['THEME_PARAMS_INVALID', 'URL_INVALID', 'BOT_INVALID'],
  BUTTON_INVALID: ['URL_INVALID', 'BOT_INVALID'],
  INVITE_HASH_INVALID: ['INVITE_HASH_EXPIRED'],
  USERNAME_NOT_MODIFIED: ['CHAT_NOT_MODIFIED'],
  ORDER_INVALID: ['USERNAME_NOT_MODIFIED', 'CHAT_NOT_MODIFIED'],
  USER_NOT_PARTICIPANT: ['HIDE_REQUESTER_MISSING'],
  EMAIL_HASH_EXPIRED: ['PASSWORD_RECOVERY_EXPIRED'],
  AUTH_TOKEN_INVALID: ['AUTH_TOKEN_INVALIDX'],
};

/** The same error under the name that the schema lists for this method; unchanged when it lists none of them. */
export function inWordsOf(schema: SchemaFacts, method: string, error: RpcError): RpcError {
  const others = alternatives[error.text];
  const listed = others && schema.errorsOf(method);
  if (!listed || listed.some(({ name }) => name === error.text)) return error;
  const name = others.find((other) => listed.some((one) => one.name === other));
  return name === undefined ? error : new RpcError(error.code, name);
}
