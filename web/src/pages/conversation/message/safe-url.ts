const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'tg:']);

/** A written address as a URL that may be followed, or undefined: `javascript:` and its like never pass. */
export function safeUrl(written: string): URL | undefined {
  const trimmed = written.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[\w.-]+:\d/.test(trimmed) ? trimmed : `http://${trimmed}`;
  try {
    const url = new URL(whole);
    return SCHEMES.has(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
