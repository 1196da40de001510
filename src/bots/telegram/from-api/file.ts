import { isDomainError, type Media, storeFile } from '#domain';
import { OutsideError } from '../../outside/request.ts';
import { badRequest } from '../api-error.ts';
import type { SentFile } from '../arguments.ts';
import type { Call } from '../context.ts';
import { bareName, mimeOf } from '../mime.ts';

/** A file that the bot sends: one that is here already, or a new one. */
export type GivenFile = { media: Media } | { sent: SentFile };

export const fetchedPhotoBytes = 5 * 1024 * 1024;
export const fetchedFileBytes = 20 * 1024 * 1024;
const fetchTimeoutMs = 30_000;
const redirectsAtMost = 3;

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
  if (/^https?:\/\//i.test(text)) return { sent: await fetchFile(call, text, fetchBytes) };
  const named = call.fileIds.read(call.bot.id, text);
  const media = named && (await call.world.store.read((tx) => tx.media.get(named.media)));
  if (!media) throw badRequest('wrong file identifier/HTTP URL specified');
  return { media };
}

/** A small picture that goes with a file; one that was not uploaded is passed over. */
export function readThumbnail(call: Call, given: string | undefined): SentFile | undefined {
  const direct = call.args.file('thumbnail') ?? call.args.file('thumb');
  if (direct) return direct;
  const text = given ?? call.args.text('thumbnail') ?? call.args.text('thumb');
  return text?.startsWith('attach://') ? call.args.file(text.slice('attach://'.length)) : undefined;
}

async function fetchFile(call: Call, address: string, limitBytes: number): Promise<SentFile> {
  let url = URL.parse(address);
  for (let hop = 0; url && hop <= redirectsAtMost; hop++) {
    const answer = await ask(call, url, limitBytes);
    const to = answer.headers.location;
    if (answer.status >= 300 && answer.status < 400 && to) {
      url = URL.parse(to, url);
      if (url && !['http:', 'https:'].includes(url.protocol)) url = null;
      continue;
    }
    if (answer.status !== 200 || answer.body.length === 0) throw badRequest('failed to get HTTP URL content');
    const name = bareName(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''));
    const mime = mimeOf(name, answer.headers['content-type']);
    if (mime === 'text/html') throw badRequest('wrong type of the web page content');
    return { blob: await storeFile(call.world, [answer.body], limitBytes), name, mime };
  }
  throw badRequest('wrong HTTP URL specified');
}

async function ask(call: Call, url: URL, limitBytes: number) {
  try {
    return await call.outside.request({
      url,
      method: 'GET',
      headers: { accept: '*/*', 'user-agent': 'TelegramBot (like TwitterBot)' },
      timeoutMs: fetchTimeoutMs,
      answerBytes: limitBytes,
    });
  } catch (error) {
    if (error instanceof OutsideError || isDomainError(error)) throw badRequest('failed to get HTTP URL content');
    throw error;
  }
}
