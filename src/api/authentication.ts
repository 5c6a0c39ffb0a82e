import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { AppError } from '../domain/app-error.js';
import type { ApiKey, KeyStore, Role } from '../domain/ports/read-stores.js';
import { findKey } from '../usecases/api-keys.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** True for a bearer token that was checked a moment ago. */
    knowsKey(token: string): boolean;
  }
  interface FastifyRequest {
    /** Who calls; set on every route that names roles. */
    caller: ApiKey;
  }
  interface FastifyContextConfig {
    /** Roles that may call the route, beside admin; routes without are public. */
    roles?: readonly Role[];
    /** The route's `:id` is no merchant's; its handler keeps merchants' keys to their own. */
    checksOwner?: boolean;
    /** The route understands Content-Encoding: gzip. */
    unpacks?: boolean;
  }
}

/** Saves a query on most requests. */
const CACHE_MS = 5_000;
const MAX_CACHED = 10_000;

function bearerToken(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && token) return token;
  throw new AppError({ code: 'unauthenticated', publicMessage: 'Send your key as "Authorization: Bearer candor_…".' });
}

/** A merchant key opens routes about its own merchant alone. */
function assertOwnMerchant(request: FastifyRequest): void {
  if (request.routeOptions.config.checksOwner) return;
  const { id } = request.params as { id?: string };
  if (request.caller.role === 'merchant' && request.caller.merchantId !== id) {
    throw new AppError({ code: 'forbidden', publicMessage: 'This key belongs to another merchant.' });
  }
}

/** Checks bearer keys and roles before bodies are read. */
export const authentication = fastifyPlugin(
  async (app: FastifyInstance, { keys }: { keys: KeyStore }) => {
    const cache = new Map<string, { key: ApiKey; until: number }>();

    const keyOf = async (token: string): Promise<ApiKey> => {
      const cached = cache.get(token);
      if (cached && cached.until > Date.now()) return cached.key;
      const key = await findKey(keys, token);
      if (!key) throw new AppError({ code: 'unauthenticated', publicMessage: 'This key is unknown.' });
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(token, { key, until: Date.now() + CACHE_MS });
      return key;
    };

    app.decorate('knowsKey', (token: string) => cache.has(token));
    app.decorateRequest('caller', null as unknown as ApiKey);
    const authenticate = async (request: FastifyRequest): Promise<void> => {
      const roles = request.routeOptions.config.roles ?? [];
      request.caller = await keyOf(bearerToken(request));
      if (request.caller.role !== 'admin' && !roles.includes(request.caller.role)) {
        throw new AppError({ code: 'forbidden', publicMessage: `This route needs a key with role ${roles.join(' or ')}.` });
      }
      assertOwnMerchant(request);
    };
    /* Behind the route's other hooks, so that guessing keys counts against the rate limit. */
    app.addHook('onRoute', (route) => {
      if (route.config?.roles) route.onRequest = [route.onRequest ?? [], authenticate].flat();
    });
  },
  { name: 'authentication' },
);
