import { Laptop, QrCode, Smartphone } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import type { Device } from '../../data/views.ts';
import { shortDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Failed, Skeleton } from '../../ui/states.tsx';
import { withUndo } from '../../ui/toast.tsx';
import css from './settings.module.css';

const ScanDevice = lazy(() => import('./scan-device.tsx').then((module) => ({ default: module.ScanDevice })));

/** A device that was let in stands in the list once it has asked, some seconds later. */
const LOOK_MS = 2000;
const AWAITED_MS = 20_000;

/** Where one is signed in; others can be signed out from here. */
export function Devices() {
  const { messenger } = useApp();
  const devices = useFetched(() => messenger.devices(), 'devices');
  const [hidden, setHidden] = useState<string[]>([]);
  const [scanning, setScanning] = useState(false);
  const [awaited, setAwaited] = useState(false);
  useEffect(() => {
    if (!awaited) return;
    const look = setInterval(devices.again, LOOK_MS);
    const end = setTimeout(() => setAwaited(false), AWAITED_MS);
    return () => {
      clearInterval(look);
      clearTimeout(end);
    };
  }, [awaited, devices.again]);
  if (devices.error !== undefined) return <Failed error={devices.error} again={devices.again} />;
  if (!devices.value) return <Skeleton rows={3} />;
  const current = devices.value.find((device) => device.current);
  const others = devices.value.filter((device) => !device.current && !hidden.includes(device.hash));
  const end = (hashes: string[], act: () => Promise<void>) =>
    withUndo(t('devices.ended', { count: hashes.length }), () => act().then(devices.again), {
      hide: () => setHidden((old) => [...old, ...hashes]),
      show: () => setHidden((old) => old.filter((hash) => !hashes.includes(hash))),
    });
  return (
    <>
      <section className={css.section}>
        <h2>{t('devices.this')}</h2>
        {current && <Row device={current} />}
        {others.length > 0 && (
          <Button
            kind="danger"
            onClick={() =>
              end(
                others.map((it) => it.hash),
                () => messenger.endOtherDevices(),
              )
            }
          >
            {t('devices.endOthers')}
          </Button>
        )}
      </section>
      <section className={css.section}>
        <h2>{t('devices.others')}</h2>
        <Button icon={<QrCode size={18} />} onClick={() => setScanning(true)}>
          {t('devices.add')}
        </Button>
        {others.length === 0 && <p className={css.note}>{t('devices.none')}</p>}
        {others.map((device) => (
          <Row
            key={device.hash}
            device={device}
            onEnd={() => end([device.hash], () => messenger.endDevice(device.hash))}
          />
        ))}
      </section>
      <Suspense>
        {scanning && <ScanDevice onClose={() => setScanning(false)} onDone={() => setAwaited(true)} />}
      </Suspense>
    </>
  );
}

function Row({ device, onEnd }: { device: Device; onEnd?: () => void }) {
  const phone = /android|ios|iphone|phone/i.test(device.name);
  return (
    <div className={css.device}>
      {phone ? <Smartphone size={22} /> : <Laptop size={22} />}
      <span>
        <strong>{device.name}</strong>
        <span>{device.app}</span>
        <span>
          {[device.ip, device.place, device.current ? t('devices.now') : shortDate(device.activeAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {onEnd && (
        <Button kind="quiet" onClick={onEnd}>
          {t('devices.end')}
        </Button>
      )}
    </div>
  );
}
