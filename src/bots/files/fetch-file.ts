import { isDomainError, type StoredBlob, storeFile, type World } from '#domain';
import { type Outside, OutsideError } from '../outside/request.ts';
import { bareName, mimeOf } from './mime.ts';

/** A file that a bot sent. */
export interface SentFile {
  blob: StoredBlob;
  name: string;
  mime: string;
}

export const fetchedPhotoBytes = 5 * 1024 * 1024;
export const fetchedFileBytes = 20 * 1024 * 1024;
const fetchTimeoutMs = 30_000;
const redirectsAtMost = 3;

/** Why a file was not fetched; each dialect has its own words for it. */
export type FetchTrouble = 'no-address' | 'no-content' | 'web-page';

/**
 * Fetches a file from an address that a bot named. Redirects are followed a few times, and each hop is checked like the
 * first.
 */
export async function fetchFile(
  parts: { outside: Outside; world: World; agent: string },
  address: string,
  limitBytes: number,
): Promise<SentFile | FetchTrouble> {
  let url = URL.parse(address);
  for (let hop = 0; url && hop <= redirectsAtMost; hop++) {
    const answer = await ask(parts, url, limitBytes);
    if (!answer) return 'no-content';
    const to = answer.headers.location;
    if (answer.status >= 300 && answer.status < 400 && to) {
      url = URL.parse(to, url);
      if (url && !['http:', 'https:'].includes(url.protocol)) url = null;
      continue;
    }
    if (answer.status !== 200 || answer.body.length === 0) return 'no-content';
    const name = bareName(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''));
    const mime = mimeOf(name, answer.headers['content-type']);
    if (mime === 'text/html') return 'web-page';
    return { blob: await storeFile(parts.world, [answer.body], limitBytes), name, mime };
  }
  return 'no-address';
}

async function ask({ outside, agent }: { outside: Outside; agent: string }, url: URL, limitBytes: number) {
  try {
    return await outside.request({
      url,
      method: 'GET',
      headers: { accept: '*/*', 'user-agent': agent },
      timeoutMs: fetchTimeoutMs,
      answerBytes: limitBytes,
    });
  } catch (error) {
    if (error instanceof OutsideError || isDomainError(error)) return undefined;
    throw error;
  }
}
