import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ID } from '../../service-tl/ids.ts';
import { tlBytes, tlInt } from '../../service-tl/writer.ts';
import { containerBody, pingBody, type RawSession } from '../raw-session.ts';
import { type Damage, damage, spoil, wholeWords } from './damage.ts';

/** The body of an encrypted message: sound, nearly sound or nonsense. */
export type Body =
  | { kind: 'ping'; id: number }
  | { kind: 'noise'; bytes: Uint8Array }
  /** Something that begins like a service message. */
  | { kind: 'service'; id: number; words: number[] }
  | { kind: 'gzip'; body: Body; harm: Damage | undefined }
  | { kind: 'container'; messages: { seqNo: number; body: Body }[]; harm: Damage | undefined };

const serviceIds = Object.values(ID);
const harm = fc.option(damage, { nil: undefined });
const word = fc.oneof(fc.constantFrom(ID.vector, -1, 0x7fffffff), fc.nat(5), fc.integer());

export const { body } = fc.letrec<{ body: Body }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('ping' as const), id: fc.nat(1_000) }),
    fc.record({ kind: fc.constant('noise' as const), bytes: fc.uint8Array({ maxLength: 120 }) }),
    fc.record({
      kind: fc.constant('service' as const),
      id: fc.constantFrom(...serviceIds),
      words: fc.array(word, { maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant('gzip' as const), body: tie('body'), harm }),
    fc.record({
      kind: fc.constant('container' as const),
      messages: fc.array(fc.record({ seqNo: fc.nat(20), body: tie('body') }), { maxLength: 6 }),
      harm,
    }),
  ),
}));

export function writeBody(session: RawSession, one: Body): Buffer {
  switch (one.kind) {
    case 'ping':
      return pingBody(BigInt(one.id));
    case 'noise':
      return wholeWords(one.bytes);
    case 'service':
      return Buffer.concat([tlInt(one.id), ...one.words.map(tlInt)]);
    case 'gzip': {
      const packed = gzipSync(writeBody(session, one.body));
      return Buffer.concat([tlInt(ID.gzipPacked), tlBytes(one.harm ? spoil(packed, one.harm) : packed)]);
    }
    case 'container': {
      const whole = containerBody(
        one.messages.map(({ seqNo, body: inner }) => ({
          msgId: session.newMsgId(),
          seqNo,
          body: writeBody(session, inner),
        })),
      );
      return one.harm ? wholeWords(spoil(whole, one.harm)) : whole;
    }
  }
}
