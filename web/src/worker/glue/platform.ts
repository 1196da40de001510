import type { ICorePlatform } from '@mtcute/core';

/** What mtcute asks of the place it runs in: here a worker of a browser. */
export function webPlatform(): ICorePlatform {
  return {
    beforeExit: () => () => {},
    log: (_color, level, tag, fmt, args) => {
      // Lost connections are shown to the person on the page; the console is for faults only.
      if (level <= 1) console.warn(`[${tag}] ${fmt}`, ...args);
    },
    getDefaultLogLevel: () => 1,
    getDeviceModel: () => deviceName(navigator.userAgent),
    isOnline: () => navigator.onLine,
    onNetworkChanged: (fn) => {
      const changed = () => fn(navigator.onLine);
      globalThis.addEventListener('online', changed);
      globalThis.addEventListener('offline', changed);
      return () => {
        globalThis.removeEventListener('online', changed);
        globalThis.removeEventListener('offline', changed);
      };
    },
  };
}

/** A short name for the list of devices, such as "Firefox on Linux". */
export function deviceName(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /OPR\//.test(userAgent)
      ? 'Opera'
      : /Firefox\//.test(userAgent)
        ? 'Firefox'
        : /Chrome\//.test(userAgent)
          ? 'Chrome'
          : /Safari\//.test(userAgent)
            ? 'Safari'
            : 'Browser';
  const system = /Android/.test(userAgent)
    ? 'Android'
    : /iPhone|iPad/.test(userAgent)
      ? 'iOS'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS X/.test(userAgent)
          ? 'macOS'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : '';
  return system ? `${browser}, ${system}` : browser;
}
