import { createHash } from 'node:crypto';
import { languageSwitch, languageSwitchStyle } from '#lib/language/language-switch.ts';
import { directionOf, type Language } from '#lib/language/languages.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style = `:root{color-scheme:light dark;--ground:#f4f5f5;--sheet:#fff;--ink:#1c2021;--quiet:#5a6466;--edge:#dfe3e3;--accent:#0f6b67;--on:#fff;font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--ink)}
@media(prefers-color-scheme:dark){:root{--ground:#121516;--sheet:#1b2021;--ink:#e7ebeb;--quiet:#9aa5a7;--edge:#2c3435;--accent:#57c1ba;--on:#08201f}}
*{box-sizing:border-box}body{margin:0}main{max-width:42rem;margin:0 auto;padding:24px 16px 48px}
header{display:flex;gap:16px;align-items:center;flex-wrap:wrap;margin-block-end:16px}header div{flex:1 1 12rem;min-width:0}
.face{inline-size:72px;block-size:72px;border-radius:50%;object-fit:cover;background:var(--edge);display:grid;place-items:center;font-size:28px;color:var(--quiet)}
h1{font-size:22px;line-height:1.25;margin:0;overflow-wrap:anywhere}h1 a{color:inherit;text-decoration:none}.quiet{color:var(--quiet);margin:0;font-size:13px;font-variant-numeric:tabular-nums}
.about{white-space:pre-line;overflow-wrap:anywhere;max-width:68ch}a{color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.button{display:inline-block;min-block-size:40px;padding:8px 16px;border-radius:10px;background:var(--accent);color:var(--on);text-decoration:none;font-weight:600}
article{background:var(--sheet);border:1px solid var(--edge);border-radius:16px;padding:16px;margin-block:12px;overflow:hidden}
.text{white-space:pre-wrap;overflow-wrap:anywhere;max-width:68ch;margin:0}.text+*,.list+*,.chip+*,img.post+*{margin-block-start:8px}img.post{display:block;max-inline-size:100%;block-size:auto;border-radius:10px}
article footer{display:flex;gap:4px 12px;flex-wrap:wrap;margin-block-start:12px}article footer a{color:inherit}
blockquote{margin:4px 0;padding-inline-start:12px;border-inline-start:3px solid var(--accent)}pre,code{font-family:ui-monospace,monospace;font-size:13px}pre{white-space:pre-wrap;margin:4px 0}
.list{overflow-wrap:anywhere}.list p{margin-block:8px 4px}.list ul{margin:0;padding-inline-start:20px}
.spoiler{background:currentColor;border-radius:3px}.chip{display:inline-block;border:1px solid var(--edge);border-radius:6px;padding:4px 8px;color:var(--quiet)}
.tongues{margin-block:-8px 8px}${languageSwitchStyle}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** No script, no form, no frame, no other host: a page of what people wrote may do nothing but be read. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // What is taken down must be gone for the next reader.
  'cache-control': 'no-cache',
  vary: 'accept-language',
};

export interface Page {
  language: Language;
  /** The address that was asked for. */
  here: URL;
  title: string;
  description: string;
  /** Absolute. */
  url: string;
  /** What a card of the page shows. */
  image?: { address: string; alt: string; widthPx?: number; heightPx?: number } | undefined;
  /** A `picture` is an article whose card is its picture. */
  kind: 'article' | 'picture' | 'profile' | 'website';
  /** Unix seconds. */
  publishedS?: number;
  /** Asks search engines to leave it out. */
  hidden: boolean;
  body: string;
}

/** A whole page with the tags by which others draw a card of it (https://ogp.me). */
export function renderPage(page: Page): string {
  const meta = (name: string, content: string, key = 'property') =>
    `<meta ${key}="${name}" content="${escapeHtml(content)}">`;
  const tags = [
    meta('description', page.description, 'name'),
    ...(page.hidden ? [meta('robots', 'noindex', 'name')] : []),
    meta('og:site_name', 'Tocsin'),
    meta('og:type', page.kind === 'picture' ? 'article' : page.kind),
    meta('og:title', page.title),
    meta('og:description', page.description),
    meta('og:url', page.url),
    ...(page.publishedS === undefined
      ? []
      : [meta('article:published_time', new Date(page.publishedS * 1000).toISOString())]),
    ...imageTags(page.image).map(([name, content]) => meta(name, content)),
    meta('twitter:card', page.kind === 'picture' ? 'summary_large_image' : 'summary', 'name'),
  ];
  return `<!doctype html><html lang="${page.language}" dir="${directionOf(page.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(page.title)}</title>${tags.join('')}<meta name="color-scheme" content="light dark">${page.hidden ? '' : `<link rel="canonical" href="${escapeHtml(page.url)}">`}<link rel="icon" href="/icon.svg"><style>${style}</style></head><body><main>${languageSwitch(page.language, page.here)}${page.body}</main></body></html>`;
}

function imageTags(image: Page['image']): [string, string][] {
  if (!image) return [];
  const { widthPx, heightPx } = image;
  return [
    ['og:image', image.address],
    ...(widthPx && heightPx ? pairs({ 'og:image:width': widthPx, 'og:image:height': heightPx }) : []),
    ['og:image:alt', image.alt],
  ];
}

const pairs = (numbers: Record<string, number>): [string, string][] =>
  Object.entries(numbers).map(([name, value]) => [name, String(value)]);
