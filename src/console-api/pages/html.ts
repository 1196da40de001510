import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { languageSwitch, languageSwitchStyle } from '#lib/language/language-switch.ts';
import { directionOf } from '#lib/language/languages.ts';
import type { Reader } from './reader.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand between tags and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:0 auto;max-width:44rem;padding:2rem 1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-inline-start:.25rem solid;padding-inline-start:1rem}
label{display:block;margin-block:.75rem .25rem}input,textarea,select,button{font:inherit;padding:.5rem;box-sizing:border-box}
input:not([type=checkbox]),textarea,select{inline-size:100%}textarea{min-block-size:8rem}button{margin-block-start:1rem;min-block-size:2.75rem;min-inline-size:2.75rem}
table{border-collapse:collapse}td,th{padding-block:.4rem;padding-inline:0 1rem;text-align:start;font-variant-numeric:tabular-nums}.quiet{opacity:.8}
:root{accent-color:light-dark(#11625f,#74c5be)}a{color:light-dark(#0f5552,#8ad6cf)}h1{line-height:1.2;text-wrap:balance}
button{border:0;border-radius:.5rem;padding:.6rem 1.25rem;font-weight:600;background:light-dark(#11625f,#7fcfc8);color:light-dark(#fff,#10231c);cursor:pointer}
button:disabled{opacity:.6}input,textarea,select{border:1px solid light-dark(#8a8f8c,#7c827f);border-radius:.4rem;background:light-dark(#fff,#1c1f1e);color:inherit}
:focus-visible{outline:3px solid light-dark(#11625f,#7fcfc8);outline-offset:2px}.tick{display:flex;gap:.6rem;align-items:start}.tick input{margin-block:.35rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.5rem}dt{opacity:.75}dd{margin:0}@media(max-width:34rem){dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.75rem}}
code,.good a{overflow-wrap:anywhere}.good,.bad{border-inline-start:.25rem solid;padding-inline-start:1rem;margin-block:1.5rem}.good{border-color:light-dark(#11625f,#7fcfc8)}.bad{border-color:light-dark(#a4341f,#f0907c)}
table{margin-block:1rem}td{text-align:end}tr+tr>*{border-block-start:1px solid light-dark(#d9dcda,#3a3f3d)}
${languageSwitchStyle}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Sends a page that may load nothing but, where it is named, one script of our own. */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: { reader: Reader; title: string; body: string; script?: string },
): void {
  const { lang, url } = page.reader;
  response.writeHead(status, {
    'content-language': lang,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; ${page.script ? "script-src 'self'; worker-src 'self'; connect-src 'self'; " : ''}form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const script = page.script ? `<script type="module" src="${page.script}"></script>` : '';
  response.end(
    `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(page.title)}</title><style>${style}</style>${script}</head><body>${languageSwitch(lang, url)}<main><h1>${escapeHtml(page.title)}</h1>${page.body}</main></body></html>`,
  );
}
