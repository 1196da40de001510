import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConsoleParts } from '../route.ts';
import { misusePage, misusePolicyPage } from './misuse.ts';
import { noticePage } from './notice.ts';
import { noticeStatePage } from './notice-state.ts';
import { serveSolver } from './notice-solver.ts';
import { ownStatementsPage } from './own-statements.ts';
import { statementPage } from './statement.ts';
import { sendTooMany } from './too-many.ts';
import { transparencyPage } from './transparency.ts';

type Transparency = ReturnType<typeof transparencyPage>;
const transparencies = new WeakMap<ConsoleParts['safety'], Transparency>();

/** The public pages of the desk; false when the path is none of them. */
export async function servePage(
  parts: ConsoleParts,
  admit: (caller: string) => boolean,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const { pathname } = url;
  // What a page brings along is no call of its own: whoever opens the form would be counted twice.
  if (request.method === 'GET' && serveSolver(response, pathname)) return true;
  const statement = /^\/statement\/(\d{1,12})$/.exec(pathname)?.[1];
  const misuse = /^\/misuse\/(\d{1,12})$/.exec(pathname)?.[1];
  const known = ['/statement', '/misuse', '/notice', '/transparency', '/transparency.json'].includes(pathname);
  const receipt = /^\/notice\/([\w-]{16,100})$/.exec(pathname)?.[1];
  if (statement === undefined && misuse === undefined && receipt === undefined && !known) return false;
  if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return false;
  if (!admit(request.socket.remoteAddress ?? '')) {
    sendTooMany(request, response, url);
    return true;
  }
  if (statement !== undefined) await statementPage(parts, request, response, url, Number(statement));
  else if (misuse !== undefined) await misusePage(parts, request, response, url, Number(misuse));
  else if (receipt !== undefined) await noticeStatePage(parts, request, response, url, receipt);
  else if (pathname === '/statement') await ownStatementsPage(parts, request, response, url);
  else if (pathname === '/misuse') misusePolicyPage(request, response, url);
  else if (pathname === '/notice') await noticePage(parts, request, response, url);
  else {
    const page = transparencies.get(parts.safety) ?? transparencyPage(parts);
    transparencies.set(parts.safety, page);
    await page(request, response, url);
  }
  return true;
}
