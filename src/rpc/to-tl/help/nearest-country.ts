import { callingCodes, type DeviceInfo } from '#domain';

/**
 * The country in which a device probably is, by the language that its system speaks: `en-GB` is GB, `ru` is RU. Nobody
 * looks an address up. Always one of `help.getCountriesList`, as Telegram Web K throws at another.
 */
export function nearestCountry(device: Pick<DeviceInfo, 'systemLangCode'> | undefined): string {
  const region = regionOf(device?.systemLangCode ?? '');
  return callingCodes.some(({ iso2 }) => iso2 === region) ? region : 'US';
}

function regionOf(language: string): string {
  try {
    return new Intl.Locale(language.replace('_', '-')).maximize().region ?? '';
  } catch {
    return '';
  }
}
