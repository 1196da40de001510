import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { AwsV4Signer } from 'aws4fetch';
import { blobsContract } from './contract.ts';
import { openS3Blobs } from './s3.ts';
import type { S3Options } from './s3-bucket.ts';

interface Stored {
  bytes: Buffer;
  modified: Date;
}

const keys = { accessKeyId: 'lamp', secretAccessKey: 'wick' };
const pageKeys = 3;
const closers: (() => void)[] = [];
after(() => {
  for (const close of closers) close();
});

/** As much of an S3 server as an honest client needs: it checks every signature, pages after three keys. */
class FakeS3 {
  readonly objects = new Map<string, Stored>();
  readonly uploads = new Map<string, Buffer[]>();
  requests = 0;
  broken = false;

  async start(): Promise<S3Options> {
    const server = createServer((request, response) => void this.answer(request, response));
    closers.push(() => server.close().closeAllConnections());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { endpoint: `http://127.0.0.1:${port}`, bucket: 'lamps', prefix: 'here/', region: 'eu-test', ...keys };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    this.requests += 1;
    if (!(await isSigned(request, url))) return void response.writeHead(403).end('<Error/>');
    if (this.broken) return void response.writeHead(400).end('<Error><Code>Broken</Code></Error>');
    const key = decodeURIComponent(url.pathname.replace(/^\/lamps\/?/, ''));
    const body = Buffer.concat(chunks);
    if (url.searchParams.has('uploads') || url.searchParams.has('uploadId'))
      return this.multipart(request, url, key, body, response);
    if (request.method === 'GET' && key === '') return this.list(url, response);
    const found = this.objects.get(key);
    if (request.method === 'PUT') {
      this.objects.set(key, { bytes: body, modified: new Date() });
      return void response.end();
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!found) return void response.writeHead(404).end();
    if (request.method === 'HEAD') return void response.writeHead(200, { 'content-length': found.bytes.length }).end();
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (Number(from) >= found.bytes.length) return void response.writeHead(416).end();
    response.writeHead(206).end(found.bytes.subarray(Number(from), Number(to) + 1));
  }

  private multipart(request: IncomingMessage, url: URL, key: string, body: Buffer, response: ServerResponse): void {
    const id = url.searchParams.get('uploadId');
    if (id === null) {
      this.uploads.set('u&1', []);
      return void response.end(
        '<InitiateMultipartUploadResult><UploadId>u&amp;1</UploadId></InitiateMultipartUploadResult>',
      );
    }
    const pieces = this.uploads.get(id);
    if (!pieces) return void response.writeHead(404).end();
    if (request.method === 'PUT') {
      pieces[Number(url.searchParams.get('partNumber')) - 1] = body;
      return void response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    }
    this.uploads.delete(id);
    if (request.method === 'DELETE') return void response.writeHead(204).end();
    assert.equal(body.toString().match(/<Part>/g)?.length, pieces.length);
    this.objects.set(key, { bytes: Buffer.concat(pieces), modified: new Date() });
    response.end('<CompleteMultipartUploadResult/>');
  }

  private list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get('prefix') ?? '';
    const behind = url.searchParams.get('continuation-token') ?? '';
    const all = [...this.objects]
      .filter(([key]) => key.startsWith(prefix) && key > behind)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const page = all.slice(0, pageKeys);
    const entries = page.map(
      ([key, { bytes, modified }]) =>
        `<Contents><Key>${key}</Key><LastModified>${modified.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`,
    );
    const isMore = all.length > page.length;
    const next = isMore ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : '';
    response.end(`<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`);
  }
}

/** Signs the request again with the secret and compares. */
async function isSigned(request: IncomingMessage, url: URL): Promise<boolean> {
  const headers = new Headers();
  for (const name of ['x-amz-date', 'x-amz-content-sha256']) headers.set(name, String(request.headers[name] ?? ''));
  const signer = new AwsV4Signer({
    ...keys,
    method: request.method ?? 'GET',
    url: url.href,
    headers,
    service: 's3',
    region: 'eu-test',
    datetime: String(request.headers['x-amz-date']),
  });
  return (await signer.authHeader()) === request.headers.authorization;
}

blobsContract('an object store', async () => openS3Blobs(await new FakeS3().start()));

test('a large file goes in pieces and comes back whole; a wrong md5 leaves no pieces', async () => {
  const store = new FakeS3();
  const blobs = openS3Blobs(await store.start());
  const chunks = Array.from({ length: 40 }, () => randomBytes(512 * 1024));
  const whole = Buffer.concat(chunks);
  const blob = await blobs.put(chunks);
  assert.equal(blob?.sizeBytes, whole.length);
  assert.ok(whole.equals((await blobs.read(blob?.name ?? '', 0, whole.length)) ?? Buffer.alloc(0)));
  assert.equal(await blobs.put(chunks, { md5: '0'.repeat(32) }), undefined);
  assert.deepEqual([store.objects.size, store.uploads.size], [1, 0]);
});

test('wrong keys and a store in trouble are named, and the secret is not', async () => {
  const store = new FakeS3();
  const options = await store.start();
  const wrong = openS3Blobs({ ...options, secretAccessKey: 'guessed' });
  await assert.rejects(wrong.put([Buffer.from('x')]), {
    code: 'unavailable',
    message: 'the object store answered 403',
  });
  store.broken = true;
  await assert.rejects(openS3Blobs(options).sizeOf('0'.repeat(32)), { code: 'unavailable' });
  await assert.rejects(openS3Blobs({ ...options, endpoint: 'http://127.0.0.1:1' }).sizeOf('0'.repeat(32)), {
    code: 'unavailable',
  });
});
