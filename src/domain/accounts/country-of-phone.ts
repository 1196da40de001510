/** Calling codes of the states in which content may be withheld: the Union, its neighbours in the EEA and some more. */
const countryOfCode: { readonly [code: string]: string } = {
  43: 'AT',
  32: 'BE',
  359: 'BG',
  385: 'HR',
  357: 'CY',
  420: 'CZ',
  45: 'DK',
  372: 'EE',
  358: 'FI',
  33: 'FR',
  49: 'DE',
  30: 'GR',
  36: 'HU',
  353: 'IE',
  39: 'IT',
  371: 'LV',
  370: 'LT',
  352: 'LU',
  356: 'MT',
  31: 'NL',
  48: 'PL',
  351: 'PT',
  40: 'RO',
  421: 'SK',
  386: 'SI',
  34: 'ES',
  46: 'SE',
  354: 'IS',
  423: 'LI',
  47: 'NO',
  44: 'GB',
  41: 'CH',
  380: 'UA',
  90: 'TR',
  91: 'IN',
};

/** The country of a phone number (digits only) by its calling code, for codes that one country has. */
export function countryOfPhone(phone: string | undefined): string | undefined {
  if (!phone) return undefined;
  for (const length of [3, 2]) {
    const country = countryOfCode[phone.slice(0, length)];
    if (country !== undefined) return country;
  }
  return undefined;
}
