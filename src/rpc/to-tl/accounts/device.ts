import type { tl } from '@mtcute/core';
import Long from 'long';
import { type Authorization, isUnconfirmed } from '#domain';
import type { Call } from '../../context.ts';

/**
 * One signed-in device as `account.getAuthorizations` lists it; the asking one has the hash 0. Secret chats and calls reach
 * no device here.
 */
export function toTlDevice(call: Pick<Call, 'world' | 'keyId'>, authorization: Authorization): tl.RawAuthorization {
  const { device } = authorization;
  const current = authorization.keyId === call.keyId;
  return {
    _: 'authorization',
    current,
    passwordPending: authorization.passwordPending,
    unconfirmed: isUnconfirmed(call.world, authorization),
    encryptedRequestsDisabled: true,
    callRequestsDisabled: true,
    hash: current ? Long.ZERO : Long.fromString(authorization.hash),
    deviceModel: device?.deviceModel ?? '',
    platform: '',
    systemVersion: device?.systemVersion ?? '',
    apiId: device?.apiId ?? 0,
    appName: '',
    appVersion: device?.appVersion ?? '',
    dateCreated: authorization.createdAt,
    dateActive: authorization.activeAt,
    ip: authorization.address,
    country: '',
    region: '',
  };
}
