/** The negative numbers that a server may send in place of a packet. */
export const TRANSPORT_ERROR = {
  forbidden: -403,
  /** The auth key is unknown: the client will make a new one and so lose its login. */
  unknownKey: -404,
  flood: -429,
  wrongDc: -444,
} as const;

export type TransportError = (typeof TRANSPORT_ERROR)[keyof typeof TRANSPORT_ERROR];
