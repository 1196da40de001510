import type { Media } from '#domain';
import { fetchedFileBytes, fetchFile, type FetchTrouble, type SentFile } from '../../files/fetch-file.ts';
import { openFile } from '../../files/open-file.ts';
import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';

/** A file that the bot sends: one that is here already, or a new one. */
export type GivenFile = { media: Media } | { sent: SentFile };

/**
 * The file in an argument, however it is given: as a part of the form, `attach://NAME`, a file id, or an address that the
 * server fetches.
 */
export async function readFile(
  call: Call,
  name: string,
  missing: string,
  fetchBytes = fetchedFileBytes,
): Promise<GivenFile> {
  const sent = call.args.file(name);
  if (sent) return { sent };
  const text = call.args.text(name);
  if (text === undefined) throw badRequest(missing);
  return readFileText(call, text, missing, fetchBytes);
}

/**
 * A file by the text that names it: a `file_id`, an address, or `attach://` of the form.
 *
 * @throws ApiError; `missing` is said when it is empty
 */
export async function readFileText(
  call: Call,
  text: string,
  missing: string,
  fetchBytes = fetchedFileBytes,
): Promise<GivenFile> {
  if (text.startsWith('attach://')) {
    const sent = call.args.file(text.slice('attach://'.length));
    if (!sent) throw badRequest(missing);
    return { sent };
  }
  // No file id has a dot; every address has one.
  if (text.includes('.')) return { sent: await fetched(call, addressOf(text), fetchBytes) };
  const opened = await openFile(call, call.bot.id, text);
  if (!opened) throw badRequest(whyNoFileId(call, text));
  return { media: opened.media };
}

/** An address is plain HTTP unless it says otherwise. */
function addressOf(text: string): string {
  const address = text.includes('://') ? text : `http://${text}`;
  const url = URL.parse(address);
  if (!url) throw badRequest('Invalid file HTTP URL specified: URL host is empty');
  if (!['http:', 'https:'].includes(url.protocol))
    throw badRequest('Invalid file HTTP URL specified: Unsupported URL protocol');
  return address;
}

/** What is wrong with a text that opens no file to this bot. Whole ids are of another bot or server, or of what is gone. */
function whyNoFileId({ fileIds }: Call, text: string): string {
  if (fileIds.isWhole(text)) return 'wrong file identifier/HTTP URL specified';
  const why = !/^[\w-]*={0,2}$/.test(text)
    ? 'Wrong character in the string'
    : text.replace(/=+$/, '').length % 4 === 1
      ? 'Wrong string length'
      : "can't unserialize it. Wrong last symbol";
  return `Wrong remote file identifier specified: ${why}`;
}

/** A small picture that goes with a file; one that was not uploaded is passed over. */
export function readThumbnail(call: Call, given: string | undefined): SentFile | undefined {
  const direct = call.args.file('thumbnail') ?? call.args.file('thumb');
  if (direct) return direct;
  const text = given ?? call.args.text('thumbnail') ?? call.args.text('thumb');
  return text?.startsWith('attach://') ? call.args.file(text.slice('attach://'.length)) : undefined;
}

const troubles: Record<FetchTrouble, string> = {
  'no-address': 'wrong HTTP URL specified',
  'no-content': 'failed to get HTTP URL content',
  'web-page': 'wrong type of the web page content',
};

async function fetched(call: Call, address: string, limitBytes: number): Promise<SentFile> {
  const agent = 'TelegramBot (like TwitterBot)';
  const found = await fetchFile({ outside: call.outside, world: call.world, agent }, address, limitBytes);
  if (typeof found === 'string') throw badRequest(troubles[found]);
  return found;
}
