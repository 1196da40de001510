import type { TestServer } from '../../support/server.ts';

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls an operation without any library, to see exactly what is answered. */
export async function callMax(
  server: TestServer,
  as: { dialect: 'max' | 'tamtam'; token: string },
  verb: string,
  path: string,
  body?: object,
): Promise<HttpAnswer> {
  const url = new URL(`${server.http}/${as.dialect}/${path}`);
  if (as.dialect === 'tamtam') url.searchParams.set('access_token', as.token);
  const response = await fetch(url, {
    method: verb,
    headers: {
      ...(as.dialect === 'max' ? { authorization: as.token } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}
