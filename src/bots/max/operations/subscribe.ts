import { badPayload } from '../api-error.ts';
import { listIn, needText, textIn } from '../fields.ts';
import { done, operation } from '../operation.ts';
import { readWish } from '../update-types.ts';

const ports = new Set([80, 443, 8080, 8443]);
const isOpenPort = (port: number): boolean => ports.has(port) || (port >= 16_384 && port <= 32_383);
const secretForm = /^[A-Za-z0-9_-]{5,256}$/;
const versionForm = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const callsAtOnce = 40;

/** A bot has one subscription: another takes the place of the one before. */
export const subscribe = operation('subscribe', 'POST', 'subscriptions', async (call) => {
  const { body, bot, delivery, dialect, settings } = call;
  const text = needText(body, 'url', 2048);
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw badPayload(`Invalid webhook url: ${text.slice(0, 200)}`);
  if (dialect === 'max' && url.protocol === 'http:' && !settings.anyWebhook)
    throw badPayload('Webhook url must start with https://');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!settings.anyWebhook && !isOpenPort(port))
    throw badPayload('Webhook must be on one of the ports 80, 443, 8080, 8443, 16384-32383');
  const secret = dialect === 'max' ? textIn(body, 'secret') : undefined;
  if (secret && !secretForm.test(secret)) throw badPayload("Field 'secret' must match [A-Za-z0-9_-]{5,256}");
  const version = textIn(body, 'version');
  if (version && !versionForm.test(version)) throw badPayload(`Invalid version: ${version.slice(0, 20)}`);
  const wish = readWish(dialect, (listIn(body, 'update_types') ?? []).map(String));
  const webhook = {
    url: text,
    maxConnections: callsAtOnce,
    setAt: call.world.clock.nowS(),
    ...(secret ? { secret } : {}),
    ...(version ? { version } : {}),
  };
  await delivery.setWebhook(bot.id, dialect, { webhook, ...wish, dropPending: false });
  return done;
});
