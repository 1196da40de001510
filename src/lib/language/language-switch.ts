import { knownLanguage, type Language, languages, nameOf } from './languages.ts';

const globe =
  '<svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor"><circle cx="8" cy="8" r="6.5"/><ellipse cx="8" cy="8" rx="2.8" ry="6.5"/><path d="M1.5 8h13"/></svg>';

/**
 * The list by which a reader of a public page turns it into another language: it opens without a script, and its links are
 * the page's own address with `?lang=`. `url` is where the page stands.
 */
export function languageSwitch(language: Language, url: URL): string {
  const links = languages.map((other) => {
    const there = new URLSearchParams(url.searchParams);
    there.set('lang', other);
    const current = other === language ? ' aria-current="true"' : '';
    const href = `?${there}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<li><a href="${href}" hreflang="${other}" lang="${other}"${current}>${nameOf(other, other)}</a></li>`;
  });
  return `<details class="tongues"><summary>${globe} ${nameOf(language, language)}</summary><ul>${links.join('')}</ul></details>`;
}

/** A path of this server with the language that was chosen on the page at `url`, so that the next page speaks it too. */
export function withLanguage(url: URL, path: string): string {
  const chosen = knownLanguage(url.searchParams.get('lang') ?? '');
  return chosen === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${chosen}`;
}

/** Looks of the list, to be put into the sheet of a page; its colours are those of the page. */
export const languageSwitchStyle = `.tongues{position:relative;inline-size:fit-content;margin-inline-start:auto;font-size:.875rem}
.tongues summary{display:flex;gap:.5rem;align-items:center;min-block-size:40px;cursor:pointer;list-style:none}.tongues summary::-webkit-details-marker{display:none}
.tongues ul{position:absolute;inset-inline-end:0;z-index:1;margin:0;padding:.5rem;list-style:none;columns:2;inline-size:min(20rem,calc(100vw - 2rem));box-sizing:border-box;border:1px solid light-dark(#c4cac8,#3a4240);border-radius:10px;background:light-dark(#fff,#1b2021)}
.tongues a{display:block;padding:.6rem .75rem;border-radius:6px;text-decoration:none;text-align:start}.tongues [aria-current]{font-weight:600;text-decoration:underline}`;
