import type { InlineButton, KeyButton, ReplyMarkup, Tx } from '#domain';
import { badPayload } from '../api-error.ts';
import { absent, type Fields, fieldsIn, flagIn, isFields, listIn, needText, numberIn, textIn } from '../fields.ts';

const buttonsAtMost = 210;
const textLength = 128;
const payloadLength = 1024;
const linkLength = 2048;
const chatTitleLength = 200;
const chatAboutLength = 400;
const chatPayloadLength = 512;

type Read = { inline: InlineButton } | { key: KeyButton };

/**
 * The keyboard of an attachment. Buttons that ask a person for something or write in their name stand below the field in
 * which one writes; all others under the message. One message has one keyboard, so the two kinds do not mix.
 *
 * @throws ApiError
 */
export async function readKeyboard(tx: Tx, attachment: Fields): Promise<ReplyMarkup | undefined> {
  const payload = fieldsIn(attachment, 'payload');
  const rows = payload && listIn(payload, 'buttons');
  if (!rows) throw absent('buttons');
  const read: Read[][] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) throw badPayload("Field 'buttons' must be an array of arrays");
    const buttons: Read[] = [];
    for (const button of row) buttons.push(await readButton(tx, button));
    if (buttons.length > 0) read.push(buttons);
  }
  const all = read.flat();
  if (all.length === 0) return undefined;
  if (all.length > buttonsAtMost) throw badPayload(`Keyboard must have at most ${buttonsAtMost} buttons`);
  const inline = read.map((row) => row.flatMap((one) => ('inline' in one ? [one.inline] : [])));
  const keys = read.map((row) => row.flatMap((one) => ('key' in one ? [one.key] : [])));
  if (keys.every((row) => row.length === 0)) return { kind: 'inline', rows: inline };
  if (inline.some((row) => row.length > 0))
    throw badPayload('request_contact, request_geo_location and message buttons cannot stand beside others');
  return { kind: 'keyboard', rows: keys, resize: true, singleUse: true };
}

const replyButtons: Readonly<Record<string, KeyButton['kind'] & ('text' | 'requestGeo' | 'requestPhone')>> = {
  message: 'text',
  user_geo_location: 'requestGeo',
  user_contact: 'requestPhone',
};

/**
 * A keyboard below the field in which one writes. MAX's description has it, the types of its client for JavaScript do not.
 * What a person sends by it is a plain message: a payload, or a keyboard for one member alone, is refused rather than lost.
 *
 * @throws ApiError
 */
export function readReplyKeyboard(attachment: Fields): ReplyMarkup {
  const rows = listIn(attachment, 'buttons');
  if (!rows || rows.length === 0) throw absent('buttons');
  if (numberIn(attachment, 'direct_user_id') !== undefined) throw badPayload('direct_user_id is not supported');
  const keys = rows.map((row): KeyButton[] => {
    if (!Array.isArray(row)) throw badPayload("Field 'buttons' must be an array of arrays");
    return row.map(readReplyButton);
  });
  if (keys.flat().length > buttonsAtMost) throw badPayload(`Keyboard must have at most ${buttonsAtMost} buttons`);
  return {
    kind: 'keyboard',
    rows: keys.filter((row) => row.length > 0),
    resize: true,
    ...(flagIn(attachment, 'direct') ? { selective: true } : {}),
  };
}

function readReplyButton(given: unknown): KeyButton {
  if (!isFields(given)) throw badPayload('Button must be an object');
  const type = textIn(given, 'type') ?? '';
  const kind = replyButtons[type];
  if (!kind) throw badPayload(`Unknown button type: ${type.slice(0, 40)}`);
  if (textIn(given, 'payload', payloadLength)) throw badPayload('payload of reply keyboard buttons is not supported');
  return { text: needText(given, 'text', textLength), kind };
}

async function readButton(tx: Tx, given: unknown): Promise<Read> {
  if (!isFields(given)) throw badPayload('Button must be an object');
  const text = needText(given, 'text', textLength);
  const type = textIn(given, 'type');
  switch (type) {
    case 'callback': {
      const data = Buffer.from(textIn(given, 'payload', payloadLength) ?? '', 'utf8').toString('base64');
      return { inline: { text, ...styleOf(given), kind: 'callback', data } };
    }
    case 'link':
      return { inline: { text, kind: 'url', url: link(needText(given, 'url', linkLength)) } };
    case 'clipboard':
      return { inline: { text, kind: 'copy', copyText: needText(given, 'payload', payloadLength) } };
    case 'open_app':
      return { inline: await appButton(tx, text, given) };
    case 'request_contact':
      return { key: { text, kind: 'requestPhone' } };
    case 'request_geo_location':
      flagIn(given, 'quick');
      return { key: { text, kind: 'requestGeo' } };
    case 'message':
      return { key: { text, kind: 'text' } };
    case 'chat':
      return { inline: chatButton(text, given) };
    default:
      throw badPayload(`Unknown button type: ${(type ?? '').slice(0, 40)}`);
  }
}

/** Pressing it makes a chat. Buttons with one `uuid` in a message are one button. */
function chatButton(text: string, given: Fields): InlineButton {
  const title = needText(given, 'chat_title', chatTitleLength);
  const about = textIn(given, 'chat_description', chatAboutLength);
  const payload = textIn(given, 'start_payload', chatPayloadLength);
  const uuid = numberIn(given, 'uuid');
  const data = Buffer.from(`chat:${uuid ?? title}`.slice(0, 64), 'utf8').toString('base64');
  const named = uuid === undefined ? {} : { uuid };
  const chat = { title, ...named, ...(about ? { about } : {}), ...(payload ? { payload } : {}) };
  return { text, kind: 'callback', data, chat };
}

const styles = { positive: 'success', negative: 'danger' } as const;

function styleOf(given: Fields): { style?: 'success' | 'danger' } {
  const intent = textIn(given, 'intent');
  return intent === 'positive' || intent === 'negative' ? { style: styles[intent] } : {};
}

function link(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
    throw badPayload('Must have only http/https links format in buttons');
  return parsed.href;
}

/** An app is a page, or a bot that is told by its name or id: the button then leads to the bot. */
async function appButton(tx: Tx, text: string, given: Fields): Promise<InlineButton> {
  const app = textIn(given, 'web_app', linkLength);
  if (app !== undefined && /^https?:\/\//i.test(app)) return { text, kind: 'webView', url: link(app) };
  const named =
    app === undefined ? numberIn(given, 'contact_id') : await tx.accounts.usernameOwner(app.replace(/^@/, ''));
  const account = named === undefined || named <= 0 ? undefined : await tx.accounts.get(named);
  if (account?.kind !== 'bot') throw badPayload('Button of type open_app must name a bot or a link');
  return { text, kind: 'userProfile', account: account.id };
}
