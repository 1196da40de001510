import type { tl } from '@mtcute/core';

/**
 * Country calling codes by ISO 3166 code (ITU-T E.164 assignments); `+` parts the prefixes that tell countries with one
 * code from each other.
 */
const callingCodes = `
AC247 AD376 AE971 AF93 AG1+268 AI1+264 AL355 AM374 AO244 AR54 AS1+684 AT43 AU61 AW297 AZ994 BA387 BB1+246 BD880 BE32
BF226 BG359 BH973 BI257 BJ229 BL590 BM1+441 BN673 BO591 BQ599+3+4+7 BR55 BS1+242 BT975 BW267 BY375 BZ501
CA1+204+226+236+249+250+257+263+289+306+343+354+365+367+368+382+387+403+416+418+428+431+437+438+450+468+474+506+514+519+548+579+581+584+587+604+613+639+647+672+683+705+709+742+753+778+780+782+807+819+825+867+873+879+902+905+942
CD243 CF236 CG242 CH41 CI225 CK682 CL56 CM237 CN86 CO57 CR506 CU53 CV238 CW599+9 CY357 CZ420 DE49 DJ253 DK45 DM1+767
DO1+809+829+849 DZ213 EC593 EE372 EG20 ER291 ES34 ET251 FI358 FJ679 FK500 FM691 FO298 FR33 GA241 GB44 GD1+473 GE995
GF594 GH233 GI350 GL299 GM220 GN224 GP590 GQ240 GR30 GT502 GU1+671 GW245 GY592 HK852 HN504 HR385 HT509 HU36 ID62 IE353
IL972 IN91 IO246 IQ964 IR98 IS354 IT39 JM1+876+658 JO962 JP81 KE254 KG996 KH855 KI686 KM269 KN1+869 KP850 KR82 KW965
KY1+345 KZ7+6+7 LA856 LB961 LC1+758 LI423 LK94 LR231 LS266 LT370 LU352 LV371 LY218 MA212 MC377 MD373 ME382 MG261 MH692
MK389 ML223 MM95 MN976 MO853 MP1+670 MQ596 MR222 MS1+664 MT356 MU230 MV960 MW265 MX52 MY60 MZ258 NA264 NC687 NE227 NF672
NG234 NI505 NL31 NO47 NP977 NR674 NU683 NZ64 OM968 PA507 PE51 PF689 PG675 PH63 PK92 PL48 PM508 PR1+787+939 PS970 PT351
PW680 PY595 QA974 RE262 RO40 RS381 RU7 RW250 SA966 SB677 SC248 SD249 SE46 SG65 SH290 SI386 SK421 SL232 SM378 SN221 SO252
SR597 SS211 ST239 SV503 SX1+721 SY963 SZ268 TC1+649 TD235 TG228 TH66 TJ992 TK690 TL670 TM993 TN216 TO676 TR90 TT1+868
TV688 TW886 TZ255 UA380 UG256 US1 UY598 UZ998 VC1+784 VE58 VG1+284 VI1+340 VN84 VU678 WF681 WS685 XK383 YE967 YT262+269
ZA27 ZM260 ZW263`;

/** Countries with their calling codes, named in the client's language as far as the runtime knows it. */
export function toTlCountries(langCode: string): tl.help.RawCountry[] {
  const english = countryNames('en');
  const own = countryNames(langCode);
  return callingCodes
    .trim()
    .split(/\s+/)
    .map((entry): tl.help.RawCountry => {
      const iso2 = entry.slice(0, 2);
      const [countryCode = '', ...prefixes] = entry.slice(2).split('+');
      const defaultName = english?.of(iso2) ?? iso2;
      const name = own?.of(iso2);
      return {
        _: 'help.country',
        iso2,
        defaultName,
        ...(name && name !== defaultName ? { name } : {}),
        countryCodes: [{ _: 'help.countryCode', countryCode, ...(prefixes.length > 0 ? { prefixes } : {}) }],
      };
    });
}

function countryNames(langCode: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([langCode], { type: 'region' });
  } catch {
    return undefined;
  }
}
