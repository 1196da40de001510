import { connectWs } from '@fuman/net';
import { IntermediatePacketCodec, ObfuscatedPacketCodec, type TelegramTransport } from '@mtcute/core';

/** MTProto over one WebSocket to the server that this page came from, as any stock web client does it. */
export function sameOriginTransport(origin: string): TelegramTransport {
  const url = `${origin.replace(/^http/, 'ws')}/apiws`;
  return {
    connect: () => connectWs({ url, protocols: 'binary' }),
    packetCodec: () => new ObfuscatedPacketCodec(new IntermediatePacketCodec()),
  };
}
