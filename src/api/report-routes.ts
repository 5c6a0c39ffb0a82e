import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';
import { merchantSchema } from '../domain/item.js';
import { actionPolicySchema } from '../domain/settings.js';
import { readNeutrality } from '../usecases/read-neutrality.js';
import { readPolicy } from '../usecases/read-policy.js';
import { readTransparency } from '../usecases/read-transparency.js';
import type { ApiDependencies } from './dependencies.js';
import { neutralitySchema, policyReportSchema, transparencySchema } from './report-schemas.js';
import { bearer, problems } from './schemas.js';

const instant = z.iso.datetime({ offset: true });
const threshold = z.coerce.number().min(0).max(1).optional();

const policyQuery = z.strictObject({
  category: merchantSchema.shape.category.optional().describe('merchant category; without it, all of the platform'),
  label: threshold.describe('thresholds to try without changing anything; all three or none'),
  fold: threshold,
  hold: threshold,
});

/** The thresholds that a caller wants to try, if any. */
function triedPolicy({ label, fold, hold }: z.infer<typeof policyQuery>): z.infer<typeof actionPolicySchema> | undefined {
  if (label === undefined && fold === undefined && hold === undefined) return undefined;
  const parsed = actionPolicySchema.safeParse({ label, fold, hold });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError({ code: 'invalid_request', publicMessage: `${issue!.path.join('.')}: ${issue!.message}`, pointer: `/query/${issue!.path.join('/')}` });
}

/** What thresholds do, and whom verdicts flag. */
export async function reportRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/policy',
    {
      config: { roles: ['platform', 'trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Thresholds of the actions, and the volume and precision to expect of each',
        description: 'With label, fold and hold in the query it answers for those instead, so that thresholds can be tried before `PUT /v1/settings` changes them.',
        security: bearer,
        querystring: policyQuery,
        response: { 200: policyReportSchema, ...problems(400, 401, 403) },
      },
    },
    async (request) => {
      const category = request.query.category ?? null;
      const report = await readPolicy(deps, { platformId: request.caller.platformId, category, tried: triedPolicy(request.query) });
      const { model, origin, reliability } = deps.calibration;
      const measured = reliability ? { data: reliability.data, reason: null } : { data: null, reason: `No labelled reviews were measured with ${model}. ${origin}` };
      return { category, ...report, calibration: { model, ...measured } };
    },
  );

  typed.get(
    '/v1/neutrality',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Whom the verdicts flag: shares by stars, language and how much the writer has written',
        description:
          'Malicious complaints and bought praise are judged by the same rules; this shows whether they hit some honest groups more than others. A writer’s tenure counts what the platform says or what is stored, whichever is more.',
        security: bearer,
        querystring: z.strictObject({ from: instant.optional(), to: instant.optional() }),
        response: { 200: neutralitySchema, ...problems(400, 401, 403) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      return readNeutrality(deps.reports, request.caller.platformId, { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) });
    },
  );

  typed.get(
    '/v1/transparency',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'What was done about reviews, month by month',
        description:
          'Volumes by action, how much of it was automated alone, what people decided, how often they said otherwise than the verdict or took a decision back, and how long flags waited: the figures of a transparency report.',
        security: bearer,
        querystring: z.strictObject({ from: instant.optional(), to: instant.optional() }),
        response: { 200: transparencySchema, ...problems(400, 401, 403) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      return readTransparency(deps.reports, request.caller.platformId, { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) });
    },
  );
}
