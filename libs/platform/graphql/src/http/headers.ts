/** How a call travels from the gateway to a service run apart. */
export const CallHeader = {
  authorization: 'authorization',
  idempotencyKey: 'idempotency-key',
  requestHash: 'x-podium-request-hash',
  clientAddress: 'x-podium-client-address',
  requestId: 'x-request-id',
  locale: 'accept-language',
  /** Proves that it is the gateway who asks; without it nothing is answered. */
  gateway: 'x-podium-gateway',
} as const;
