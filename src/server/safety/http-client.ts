import type { HttpClient } from '#safety';

/** Answers longer than this are cut unless the caller wants more: mostly only their status and first words matter. */
const usualChars = 1_000_000;

export const httpClient: HttpClient = {
  async request({ method, url, headers, body, timeoutMs, answerChars = usualChars }) {
    const answer = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body }),
    }).catch((error: unknown) => {
      throw new Error(whyFailed(error), { cause: error });
    });
    return { status: answer.status, body: await firstChars(answer, answerChars) };
  },
};

/** The beginning of an answer; the rest of one that does not end is left unread. */
async function firstChars({ body }: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length >= most) break;
  }
  return text.slice(0, most);
}

/** "fetch failed" helps nobody: what it came from says whether a name, a port or a certificate is wrong. */
function whyFailed(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
