import { withLanguage } from '#lib/language/language-switch.ts';
import type { Language } from '#lib/language/languages.ts';
import { minuteIn, say } from '#lib/language/say.ts';
import { type Chat, type MediaId, photoOf, type PublicFolder, type PublicPost } from '#domain';
import { type Pictures, shownSize } from './picture.ts';
import { formatText } from './format-text.ts';
import { escapeHtml, renderPage } from './html.ts';
import { previewWords } from './words/index.ts';

export interface PageContext {
  /** Base URL of this server, without a slash at the end. */
  base: string;
  language: Language;
  /** The address that was asked for. */
  here: URL;
}

const descriptionLength = 200;

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > descriptionLength ? `${line.slice(0, descriptionLength).toWellFormed()}…` : line;
};

/** A public chat with the posts that it shows; `at` is the post that the address names. */
export function chatPage(
  { base, language, here }: PageContext,
  {
    chat,
    posts,
    at,
    next,
    pictures,
  }: {
    chat: Chat;
    posts: readonly PublicPost[];
    at: PublicPost | undefined;
    next: number | undefined;
    pictures: Pictures;
  },
): string {
  const w = previewWords[language];
  const path = `/${chat.username}`;
  const shown = posts.map((post) => postHtml(language, chat, post, pictures)).join('');
  const older =
    next === undefined ? '' : `<p><a href="${withLanguage(here, `${path}?before=${next}`)}">${w.older}</a></p>`;
  const rest = at ? `<p><a href="${withLanguage(here, path)}">${w.all}</a></p>` : older;
  const nothing = chat.kind === 'channel' ? w.none : w.group;
  const photo = at && pictureOf(at, pictures);
  const face = chat.photo !== undefined && pictures.has(chat.photo) ? chat.photo : undefined;
  return renderPage({
    language,
    here,
    title: chat.title,
    description: shorten((at && summary(at)) || chat.data.about || counted(language, chat)),
    url: at ? `${base}${path}/${at.message.id}` : `${base}${path}`,
    image:
      at && photo !== undefined
        ? imageOf(`${base}${path}/${at.message.id}/photo`, previewWords[language].media.photo, pictures.get(photo))
        : face === undefined
          ? undefined
          : imageOf(`${base}${path}/photo`, chat.title, pictures.get(face)),
    kind: at ? (photo === undefined ? 'article' : 'picture') : 'profile',
    ...(at ? { publishedS: at.message.content.date } : {}),
    hidden: chat.data.limited === true,
    body: `${headHtml(language, chat, face === undefined ? undefined : `${path}/photo`, at)}${aboutHtml(at ? undefined : chat.data.about)}${shown || `<p class="quiet">${nothing}</p>`}${rest}`,
  });
}

/** What an invite link leads to: name, description and size, and nothing that was said. */
export function invitePage({ base, language, here }: PageContext, chat: Chat, hash: string): string {
  const w = previewWords[language];
  return renderPage({
    language,
    here,
    title: chat.title,
    description: shorten(chat.data.about || counted(language, chat)),
    url: `${base}/+${hash}`,
    kind: 'website',
    hidden: true,
    body: `<header>${letter(chat)}<div><h1 dir="auto">${escapeHtml(chat.title)}</h1><p class="quiet">${counted(language, chat)}</p></div></header>${aboutHtml(chat.data.about)}<p>${w.join}</p><p><a class="button" href="/#/join/${encodeURIComponent(hash)}">${w.open}</a></p>`,
  });
}

/** What the link of a shared folder leads to: its name and the names of its chats. */
export function folderPage({ base, language, here }: PageContext, folder: PublicFolder, slug: string): string {
  const w = previewWords[language];
  const chats = folder.chats.map((chat) => `<li dir="auto">${escapeHtml(chat.title)}</li>`).join('');
  return renderPage({
    language,
    here,
    title: folder.title,
    description: shorten(folder.chats.map(({ title }) => title).join(', ')),
    url: `${base}/addlist/${slug}`,
    kind: 'website',
    hidden: true,
    body: `<header><div><h1 dir="auto">${escapeHtml(folder.title)}</h1><p class="quiet">${w.folder}</p></div></header><ul>${chats}</ul><p>${w.joinFolder}</p><p><a class="button" href="/#/addlist/${encodeURIComponent(slug)}">${w.open}</a></p>`,
  });
}

/** The one answer for what is unknown, private, gone or withheld. */
export function missingPage({ base, language, here }: PageContext): string {
  const w = previewWords[language];
  const body = `<h1>${w.missing}</h1><p>${w.missingText}</p>`;
  return renderPage({
    language,
    here,
    title: w.missing,
    description: w.missingText,
    url: base,
    kind: 'website',
    hidden: true,
    body,
  });
}

function counted(language: Language, chat: Chat): string {
  const w = previewWords[language];
  return say(language, chat.kind === 'channel' ? w.subscribers : w.members, { count: chat.members });
}

const letter = (chat: Chat): string =>
  `<span class="face" aria-hidden="true">${escapeHtml([...chat.title][0] ?? '')}</span>`;

/** Its button opens the chat in the messenger, at the post that the address names. */
function headHtml(language: Language, chat: Chat, photo: string | undefined, at: PublicPost | undefined): string {
  const path = `/${chat.username}`;
  const face = photo === undefined ? letter(chat) : `<img class="face" src="${photo}" alt="" width="72" height="72">`;
  const inside = `/#/name/${encodeURIComponent(chat.username ?? '')}${at ? `/${at.message.id}` : ''}`;
  return `<header>${face}<div><h1 dir="auto"><a href="${path}">${escapeHtml(chat.title)}</a></h1><p class="quiet">@${escapeHtml(chat.username ?? '')} · ${counted(language, chat)}</p></div><a class="button" href="${inside}">${previewWords[language].open}</a></header>`;
}

const aboutHtml = (about: string | undefined): string =>
  about ? `<p class="about" dir="auto">${escapeHtml(about)}</p>` : '';

const imageOf = (address: string, alt: string, size: { widthPx: number; heightPx: number } | undefined) => ({
  ...{ address, alt },
  ...size,
});

/** The picture of a post, unless it was taken down: a page has no room for what its address would not give. */
function pictureOf(post: PublicPost, pictures: Pictures): MediaId | undefined {
  const photo = photoOf(post);
  return photo !== undefined && pictures.has(photo) ? photo : undefined;
}

function postHtml(language: Language, chat: Chat, post: PublicPost, pictures: Pictures): string {
  const { message, views } = post;
  const { content } = message;
  const w = previewWords[language];
  const picture = pictureOf(post, pictures);
  const photo = picture === undefined ? undefined : `/${chat.username}/${message.id}/photo`;
  // With its room kept for it, a picture that comes late moves no text.
  const size = pictures.get(picture ?? 0);
  const room = size ? ` width="${shownSize(size).width}" height="${shownSize(size).height}"` : '';
  const media = photo
    ? `<img class="post" src="${photo}" alt="${w.media.photo}"${room} loading="lazy">`
    : content.media
      ? `<span class="chip">${w.media[content.media.kind]}</span>`
      : '';
  const from = content.forward ? `<p class="quiet">${w.forwarded}</p>` : '';
  const labels = (content.marks?.labels ?? []).map((label) => `<p class="quiet">${escapeHtml(label)}</p>`).join('');
  const text = content.text ? `<div class="text" dir="auto">${formatText(content.text, content.entities)}</div>` : '';
  const facts = [
    `<a href="/${chat.username}/${message.id}"><time datetime="${iso(content.date)}">${minuteIn(language, content.date * 1000)}</time></a>`,
    `<span>${say(language, w.views, { count: views })}</span>`,
    ...(content.editDate === undefined || content.editHide ? [] : [`<span>${w.edited}</span>`]),
    ...(content.postAuthor ? [`<span dir="auto">${escapeHtml(content.postAuthor)}</span>`] : []),
  ];
  return `<article>${from}${media}${text}${listHtml(post)}${labels}<footer class="quiet">${facts.join('')}</footer></article>`;
}

/** What a poll asks and offers, or the tasks of a list. What is right in a quiz is for those who answered. */
function listOf({ message, poll }: PublicPost): { head: string; lines: string[] } | undefined {
  const { media } = message.content;
  if (poll) return { head: poll.question, lines: poll.answers.map(({ text }) => text) };
  return media?.kind === 'checklist' ? { head: media.title, lines: media.tasks.map(({ text }) => text) } : undefined;
}

function listHtml(post: PublicPost): string {
  const list = listOf(post);
  if (!list) return '';
  const lines = list.lines.map((line) => `<li dir="auto">${escapeHtml(line)}</li>`).join('');
  return `<div class="list"><p dir="auto"><b>${escapeHtml(list.head)}</b></p><ul>${lines}</ul></div>`;
}

/** A post in words, for cards of it. */
function summary(post: PublicPost): string {
  const { text } = post.message.content;
  const list = text === '' ? listOf(post) : undefined;
  return list ? `${list.head} ${list.lines.join(' · ')}` : text;
}

const iso = (dateS: number): string => new Date(dateS * 1000).toISOString();
