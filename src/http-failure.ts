import { AppError, type ErrorCode } from './errors.ts';

export interface Fault {
  readonly code: ErrorCode;
  /** Names the host and never more of an address: paths and query strings can hold a reader's secret key. */
  readonly sentence: string;
}

/** What went wrong between us and the host, by the codes of node's sockets, TLS, DNS and zlib. */
export function toFault(error: unknown, host: string): Fault {
  if (error instanceof AppError) return { code: error.code, sentence: error.message };
  const code = codeOf(error);
  const known = faults.find(([codes]) => codes.test(code));
  if (known !== undefined) return { code: known[1], sentence: known[2](host) };
  // Whatever the network does to us carries a code; what has none is a mistake of our own, and must not pass for the host's.
  if (code === '') {
    return { code: 'internal', sentence: `Something went wrong here while asking ${host}; try again later.` };
  }
  return { code: 'connection_failed', sentence: `The connection to ${host} failed; try again later.` };
}

export function toPrivateSentence(host: string): string {
  return `${host} lies inside a private network and is not read; give an address that anyone on the internet can open.`;
}

const faults: readonly (readonly [codes: RegExp, code: ErrorCode, sentence: (host: string) => string])[] = [
  // Our own lookup refused; node-fetch keeps nothing of its error but the code.
  [/^address_private$/, 'address_private', toPrivateSentence],
  [
    /^(?:ENOTFOUND|ENODATA|EAI_NONAME|EAI_NODATA)$/,
    'host_unknown',
    (host) => `There is no site called ${host}; check the address for a typing mistake.`,
  ],
  [/^EAI_/, 'host_unknown', (host) => `The address of ${host} could not be looked up just now; try again later.`],
  [/^ETIMEDOUT$/, 'timed_out', (host) => `${host} did not answer; check the address, or try again later.`],
  [
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$|INVALID_CA$)/,
    'tls_failed',
    (host) =>
      `No safe connection to ${host} could be made, because its certificate or its encryption is not in order; ` +
      'open the address in a browser to see whether it is right.',
  ],
  [
    /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    'connection_failed',
    (host) => `${host} accepts no connection; check the address, or try again later.`,
  ],
  [
    /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR|ERR__ERROR_FORMAT_UNEXPECTED_EOF)$/,
    'connection_failed',
    (host) => `${host} broke off before its answer was complete; try again later.`,
  ],
  [
    /^(?:Z_|ERR_BROTLI|ERR__ERROR_|ERR_PADDING)/,
    'connection_failed',
    (host) => `The answer of ${host} arrived damaged; try again later.`,
  ],
  [
    /^HPE_/,
    'connection_failed',
    (host) => `What answers at ${host} does not keep to the rules of the web (HTTP); check the address.`,
  ],
];

/** What an answer says that is neither an article nor a feed. */
export function toStatusFault(status: number, host: string): Fault {
  if (status === 410) {
    return { code: 'gone', sentence: `${host} has taken this address away for good (410); remove it or give another.` };
  }
  if (status === 429) {
    return {
      code: 'rate_limited',
      sentence: `${host} was asked too often and wants us to wait (429); try again later.`,
    };
  }
  return { code: 'http_status', sentence: toStatusSentence(status, host) };
}

function toStatusSentence(status: number, host: string): string {
  if (status === 401 || status === 402 || status === 407) {
    return `${host} lets only readers with an account in (${status}); give an address that is open to all.`;
  }
  if (status === 403 || status === 406 || status === 451) {
    return `${host} refuses to answer us (${status}); some sites answer only a browser's or a known reader's User-Agent.`;
  }
  if (status === 404) return `${host} has nothing at this address (404); check it for a typing mistake.`;
  if (status >= 500 && status < 600) return `${host} has a fault of its own (${status}); try again later.`;
  return `${host} answered with the status ${status} in place of the page; check the address.`;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
