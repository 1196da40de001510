import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { OBFUSCATED_HEADER_BYTES } from '../transport/obfuscation.ts';
import type { WireLimits } from '../limits.ts';
import type { Connection, WireState } from '../model.ts';
import { receiveStream, serve, startObfuscated } from './incoming.ts';
import { closeConnection, openConnection } from './lifecycle.ts';
import { queuePong } from './outgoing.ts';
import { http429 } from './refuse-socket.ts';
import { createWebSocketReader, webSocketHead } from './websocket-frames.ts';

const MTPROTO_PATHS = new Set(['/apiws', '/apiws_test', '/apiws_premium']);
const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The HTTP server that answers on the same ports. It never listens itself: sockets are handed to it. */
export function createHttp(
  handler: ((request: IncomingMessage, response: ServerResponse) => void) | undefined,
  limits: WireLimits,
): Server {
  const notFound = (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  };
  const server = createServer(
    {
      headersTimeout: limits.httpHeadersMs,
      requestTimeout: limits.httpRequestMs,
      keepAliveTimeout: limits.httpIdleMs,
      connectionsCheckingInterval: Math.min(5_000, limits.httpHeadersMs),
    },
    (request, response) => {
      endSlowReader(response, limits.slowReaderMs);
      (handler ?? notFound)(request, response);
    },
  );
  // A server that listens would say so itself; the check of the two times above begins with this event.
  server.emit('listening');
  return server;
}

/** Closes a connection that takes nothing of an answer for so long; one whose answer is still to be made may wait. */
function endSlowReader(response: ServerResponse, waitMs: number): void {
  response.setTimeout(waitMs).on('timeout', () => {
    const { socket } = response;
    if (socket === null || socket.writableLength > 0) socket?.destroy();
    else response.setTimeout(waitMs);
  });
}

/** Serves WebSocket upgrades on the MTProto paths; all other upgrades are refused. */
export function serveUpgrades(wire: WireState): void {
  wire.http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const key = request.headers['sec-websocket-key'];
    const version = request.headers['sec-websocket-version'];
    const isWebSocket = (request.headers.upgrade ?? '').toLowerCase() === 'websocket';
    if (
      !(stream instanceof Socket) ||
      !MTPROTO_PATHS.has(path) ||
      !isWebSocket ||
      key === undefined ||
      version !== '13'
    ) {
      stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      // Nothing looks after its time any more: it is not kept for a client that never closes its side.
      if (stream instanceof Socket) stream.destroySoon();
      return;
    }
    startWebSocket(wire, stream, key, offersBinary(request), head);
  });
}

function offersBinary(request: IncomingMessage): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((name) => name.trim() === 'binary');
}

function startWebSocket(wire: WireState, socket: Socket, key: string, binary: boolean, head: Buffer): void {
  socket.removeAllListeners('timeout');
  socket.setTimeout(0);
  const connection = openConnection(wire, socket);
  if (connection === undefined) {
    socket.end(http429);
    // Nobody counts this socket: it is not kept for a client that never closes its side.
    socket.destroySoon();
    return;
  }
  wire.stats.webSockets++;
  const accept = createHash('sha1')
    .update(key + WEBSOCKET_GUID)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n${
      binary ? 'sec-websocket-protocol: binary\r\n' : ''
    }\r\n`,
  );
  connection.webSocket = readerFor(wire, connection);
  socket.on('close', () => closeConnection(wire, connection, 'closed by the client'));
  serve(wire, connection);
  if (head.length > 0) socket.unshift(head);
  socket.resume();
}

function readerFor(wire: WireState, connection: Connection) {
  let header: Buffer | undefined = Buffer.alloc(0);
  return createWebSocketReader({
    onData(bytes) {
      if (connection.closed) return;
      if (header === undefined) {
        const { obfuscation } = connection;
        if (obfuscation !== undefined) receiveStream(wire, connection, obfuscation.decrypt(bytes));
        return;
      }
      header = Buffer.concat([header, bytes]);
      if (header.length < OBFUSCATED_HEADER_BYTES) return;
      const first = header;
      header = undefined;
      startObfuscated(wire, connection, first);
    },
    onPing(payload) {
      if (connection.closed) return;
      queuePong(wire, connection, Buffer.from(payload));
    },
    onClose() {
      if (connection.closed) return;
      connection.socket.write(webSocketHead(8, 0));
      closeConnection(wire, connection, 'WebSocket closed', 'after sending');
    },
  });
}
