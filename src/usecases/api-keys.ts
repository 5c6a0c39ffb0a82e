import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../domain/app-error.js';
import { sha256Hex } from '../domain/digest.js';
import type { ApiKey, KeyStore, Role } from '../domain/ports/read-stores.js';

/** Recognisable in a leak scan. 32 random bytes need no slow hash: they cannot be guessed. */
const KEY_PREFIX = 'candor_';
const SECRET_BYTES = 32;

export interface NewKey extends ApiKey {
  /** Shown once, at creation; only its hash is stored. */
  key: string;
}

export async function createKey(store: KeyStore, request: { platformId: string; role: Role; merchantId?: string }): Promise<NewKey> {
  const merchantId = request.merchantId ?? null;
  if ((request.role === 'merchant') !== (merchantId !== null)) {
    throw new AppError({
      code: 'invalid_request',
      publicMessage: 'A merchant key names its merchantId; keys of other roles name none.',
      pointer: '/merchantId',
    });
  }
  const key = KEY_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  const entry: ApiKey = { platformId: request.platformId, keyId: `key_${randomUUID()}`, role: request.role, merchantId };
  await store.create({ ...entry, keyHash: sha256Hex(key) });
  return { ...entry, key };
}

/** The key behind a bearer token, or undefined. */
export function findKey(store: KeyStore, token: string): Promise<ApiKey | undefined> {
  return store.findByHash(sha256Hex(token));
}
