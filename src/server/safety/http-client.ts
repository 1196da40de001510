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
    });
    return { status: answer.status, body: (await answer.text()).slice(0, answerChars) };
  },
};
