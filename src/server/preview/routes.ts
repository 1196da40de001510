import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Chat,
  invitedTo,
  type MediaId,
  type MessageId,
  photoOf,
  type PublicFolder,
  type PublicPost,
  publicChat,
  publicPost,
  publicPosts,
  sharedFolder,
  type World,
} from '#domain';
import type { Route } from '../http/routes.ts';
import { pageRendition, type Pictures, picturesOf } from './picture.ts';
import { pageHeaders } from './html.ts';
import { chatPage, folderPage, invitePage, missingPage, type PageContext } from './pages.ts';
import { acceptedLanguage, knownLanguage } from '#lib/language/languages.ts';

/** Public names have at least this many letters here; shorter paths belong to other routes. */
const chatPath = /^\/(?<name>[a-z]\w{3,31})(?:\/(?<post>\d{1,10}))?(?<photo>\/photo)?$/i;
const invitePath = /^\/(?:\+|joinchat\/)(?<hash>[\w-]{10,64})$/;
const folderPath = /^\/addlist\/(?<slug>[\w-]{10,64})$/;
/** Links to messages of private chats: known here, and answered like every other address that leads nowhere. */
const privatePath = /^\/c\/\d{1,16}(?:\/\d{1,10}){0,2}$/;

/**
 * What links to public chats and invitations show to whoever opens them in a browser without an account. Stands behind
 * every other route: what is no link goes on to the plain answer of the server.
 */
export function previewRoutes(world: World): Route {
  return async (request, response, url) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const { pathname } = url;
    const context: PageContext = {
      base: world.settings.httpBase,
      language:
        knownLanguage(url.searchParams.get('lang') ?? '') ??
        acceptedLanguage(request.headers['accept-language']) ??
        'en',
      here: url,
    };
    const invite = invitePath.exec(pathname)?.groups?.hash;
    const named = chatPath.exec(pathname)?.groups;
    const slug = folderPath.exec(pathname)?.groups?.slug;
    if ((invite ?? slug) === undefined && !named && !privatePath.test(pathname)) return false;
    const found = await linkedFrom(world, url, { invite, slug, named });
    if (named?.photo && found && 'chat' in found) await sendPhoto(world, request, response, found.photo);
    else sendPage(request, response, found ? 200 : 404, found ? render(context, found) : missingPage(context));
    return true;
  };
}

interface FoundChat {
  chat: Chat;
  posts: PublicPost[];
  next: MessageId | undefined;
  at: PublicPost | undefined;
  photo: MediaId | undefined;
  pictures: Pictures;
}

type Found = FoundChat | { invited: Chat; hash: string } | { folder: PublicFolder; slug: string };

function render(context: PageContext, found: Found): string {
  if ('folder' in found) return folderPage(context, found.folder, found.slug);
  return 'invited' in found ? invitePage(context, found.invited, found.hash) : chatPage(context, found);
}

interface PathParts {
  invite: string | undefined;
  slug: string | undefined;
  named: Record<string, string> | undefined;
}

async function linkedFrom(world: World, url: URL, { invite, slug, named }: PathParts): Promise<Found | undefined> {
  if (invite !== undefined) return inviteAt(world, invite);
  if (slug === undefined) return chatAt(world, named, url);
  const folder = await world.store.read((tx) => sharedFolder(world, tx, slug));
  return folder && { folder, slug };
}

function inviteAt(world: World, hash: string): Promise<Found | undefined> {
  return world.store.read(async (tx) => {
    const invited = await invitedTo(world, tx, hash);
    return invited && { invited, hash };
  });
}

function chatAt(world: World, named: Record<string, string> | undefined, url: URL): Promise<FoundChat | undefined> {
  return world.store.read(async (tx) => {
    const chat = await publicChat(tx, named?.name ?? '');
    if (!chat) return undefined;
    // A group shows itself whatever message is named: which messages it has is for those inside.
    if (!named?.post || chat.kind !== 'channel') {
      const before = Number(url.searchParams.get('before')) || undefined;
      const page = named?.photo ? { posts: [], next: undefined } : await publicPosts(tx, chat, before);
      const pictures = await picturesOf(tx, [chat.photo, ...page.posts.map(photoOf)]);
      return { chat, ...page, at: undefined, photo: chat.photo, pictures };
    }
    const at = await publicPost(tx, chat, Number(named.post));
    if (!at) return undefined;
    const photo = photoOf(at);
    return { chat, posts: [at], next: undefined, at, photo, pictures: await picturesOf(tx, [chat.photo, photo]) };
  });
}

function sendPage(request: IncomingMessage, response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-length': Buffer.byteLength(html) });
  response.end(request.method === 'HEAD' ? undefined : html);
}

async function sendPhoto(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: MediaId | undefined,
): Promise<void> {
  const bytes = id === undefined ? undefined : await photoAt(world, id);
  if (!bytes) {
    response.writeHead(404, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' }).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'image/jpeg',
    'content-length': bytes.length,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** The largest rendition that a page may carry; undefined for what was taken down. */
async function photoAt(world: World, id: MediaId): Promise<Uint8Array | undefined> {
  const media = await world.store.read((tx) => tx.media.get(id));
  const size = media && pageRendition(media);
  const blob = size?.blob;
  if (!size || blob === undefined) return undefined;
  return world.blobs.read(blob, size.offsetBytes ?? 0, size.sizeBytes);
}
