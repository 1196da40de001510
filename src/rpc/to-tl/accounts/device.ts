import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Authorization } from '#domain';

/** One signed-in device as `account.getAuthorizations` lists it; the asking one has the hash 0. */
export function toTlDevice(authorization: Authorization, askingKey: string): tl.RawAuthorization {
  const { device } = authorization;
  const current = authorization.keyId === askingKey;
  return {
    _: 'authorization',
    current,
    passwordPending: authorization.passwordPending,
    unconfirmed: authorization.unconfirmed ?? false,
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
