import type { Role } from '../../src/domain/ports/read-stores.js';

/** Every route that needs a key, with who may call it beside the admin. */
export const PROTECTED_ROUTES: { method: 'GET' | 'POST' | 'PUT'; url: string; roles: Exclude<Role, 'admin'>[] }[] = [
  { method: 'POST', url: '/v1/batches', roles: ['platform'] },
  { method: 'GET', url: '/v1/batches/none', roles: ['platform'] },
  { method: 'GET', url: '/v1/batches/none/results', roles: ['platform'] },
  { method: 'GET', url: '/v1/batches/none/events', roles: ['platform'] },
  { method: 'POST', url: '/v1/analyze', roles: ['platform'] },
  { method: 'PUT', url: '/v1/merchants/m-1', roles: ['platform'] },
  { method: 'GET', url: '/v1/merchants/m-1', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/merchants/m-1/score', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/merchants/m-1/score/history?from=2026-01-01T00:00:00Z', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/merchants/m-1/score/diff?from=2026-01-01T00:00:00Z', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/merchants/m-1/score/explain', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/merchants/m-1/score/comparators', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/merchants/m-1/themes', roles: ['platform', 'merchant', 'trust'] },
  { method: 'GET', url: '/v1/settings', roles: ['platform', 'trust'] },
  { method: 'PUT', url: '/v1/settings', roles: ['platform'] },
  { method: 'GET', url: '/v1/flags', roles: ['trust'] },
  { method: 'GET', url: '/v1/reviews/none', roles: ['platform', 'trust'] },
  { method: 'GET', url: '/v1/reviews/none/evidence', roles: ['trust'] },
  { method: 'GET', url: '/v1/reviews/none/neighbours', roles: ['trust'] },
  { method: 'POST', url: '/v1/reviews/none/decisions', roles: ['trust'] },
  { method: 'GET', url: '/v1/policy', roles: ['platform', 'trust'] },
  { method: 'GET', url: '/v1/neutrality', roles: ['trust'] },
  { method: 'POST', url: '/v1/keys', roles: [] },
  { method: 'GET', url: '/v1/audit', roles: ['trust'] },
];
