import type { tl } from '@mtcute/core';
import type { LinkPreview } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { toTlWebPage } from '../to-tl/media/web-page.ts';

const urlLength = 2048;

/** The link whose preview a client chose for a text, and how large it is shown; undefined for what is no link. */
export function fromTlLinkPreview(media: tl.TypeInputMedia | undefined): LinkPreview | undefined {
  if (media?._ !== 'inputMediaWebPage' || media.url === '') return undefined;
  const size = media.forceLargeMedia ? 'large' : media.forceSmallMedia ? 'small' : undefined;
  return {
    url: media.url.slice(0, urlLength),
    ...(size === undefined ? {} : { size }),
    ...(media.optional ? { optional: true } : {}),
  };
}

/**
 * The same for a message: official apps send a text with a preview as if it carried the page. What has no preview here goes
 * without one where it may. Nothing is fetched on anyone's word.
 *
 * @throws WEBPAGE_CURL_FAILED
 */
export async function fromTlSentPreview(
  call: Call,
  media: tl.TypeInputMedia | undefined,
): Promise<LinkPreview | undefined> {
  const preview = fromTlLinkPreview(media);
  if (!preview || preview.optional) return preview;
  const page = await call.world.store.read((tx) => toTlWebPage(call, tx, preview.url));
  if (!page) throw new RpcError(400, 'WEBPAGE_CURL_FAILED');
  return preview;
}
