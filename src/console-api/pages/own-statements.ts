import type { IncomingMessage, ServerResponse } from 'node:http';
import { withLanguage } from '#lib/language/language-switch.ts';
import { isDomainError, normalisePhone, sendCode, signIn } from '#domain';
import { statementsOf, statementUrl } from '#safety';
import { readText } from '../read-body.ts';
import { endLogin, makeLoginKey } from '../login-key.ts';
import type { ConsoleParts } from '../route.ts';
import { dayIn } from '#lib/language/say.ts';
import { escapeHtml, sendPage } from './html.ts';
import { readerOf } from './reader.ts';
import { type PageWords, publicWords } from './words/index.ts';

const formBytes = 4096;

/**
 * `/statement`: somebody who can no longer sign in proves their number by a code and finds what was decided about them.
 * The code is the messenger's own; the sign-in that proves it is ended at once.
 */
export async function ownStatementsPage(
  parts: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const reader = readerOf(request, url);
  const words = publicWords[reader.lang].page;
  const show = (body: string) => sendPage(response, 200, { reader, title: words.mine, body });
  if (request.method !== 'POST')
    return show(form(words, `<label for="p">${words.phone}</label><input id="p" name="phone" type="tel" required>`));
  const given = new URLSearchParams(await readText(request, formBytes));
  const phone = given.get('phone') ?? '';
  try {
    const code = given.get('code');
    const codeHash = given.get('codeHash');
    if (!code || !codeHash) {
      const sent = await sendCode(parts.world, { phone, keyId: keyId(parts) });
      const hidden = `<input type="hidden" name="phone" value="${escapeHtml(phone)}"><input type="hidden" name="codeHash" value="${escapeHtml(sent.codeHash)}">`;
      return show(
        form(
          words,
          `${hidden}<label for="c">${words.code}</label><input id="c" name="code" inputmode="numeric" required>`,
        ),
      );
    }
    const account = await prove(parts, phone, codeHash, code, request.socket.remoteAddress ?? '');
    const told = account === undefined ? [] : await statementsOf(parts.safety, account);
    const links = told.map(({ id, issuedAtMs }) => {
      const { pathname, search } = new URL(statementUrl(parts.safety, id));
      return { href: withLanguage(reader.url, pathname + search), day: dayIn(reader.lang, issuedAtMs) };
    });
    const [first] = links;
    if (first && links.length === 1) {
      response.writeHead(303, { location: first.href, 'cache-control': 'no-store' }).end();
      return;
    }
    const lines = links.map(
      ({ href, day }) => `<li><a href="${escapeHtml(href)}">${words.statement} · ${day}</a></li>`,
    );
    show(lines.length > 0 ? `<ul>${lines.join('')}</ul>` : `<p>${words.none}</p>`);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    show(`<p role="alert">${words.failed}</p>`);
  }
}

const form = ({ mineLead, send }: PageWords, fields: string): string =>
  `<p>${mineLead}</p><form method="post">${fields}<button>${send}</button></form>`;
const keyId = ({ safety }: ConsoleParts): string => `page-${safety.digest(safety.random.token()).slice(0, 40)}`;

/** The account behind the number. A suspended one is refused only after its code was found right: that is the proof. */
async function prove(
  parts: ConsoleParts,
  phone: string,
  codeHash: string,
  code: string,
  address: string,
): Promise<number | undefined> {
  const under = keyId(parts);
  await makeLoginKey(parts, under);
  try {
    await signIn(parts.world, { phone, codeHash, code, keyId: under, address });
  } catch (error) {
    const proven = isDomainError(error) && ['phone-banned', 'account-banned'].includes(error.code);
    if (!proven) throw error;
  } finally {
    await endLogin(parts, under);
  }
  return (await parts.world.store.read((tx) => tx.accounts.byPhone(normalisePhone(phone))))?.id;
}
